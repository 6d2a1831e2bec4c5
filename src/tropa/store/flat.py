"""Events laid flat: one row per event and case, ready to be cut into steps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlatEvents:
    """A SELECT (over tables of one DuckDB connection) with one row per event and case.

    Attributes
    ----------
    sql : str
        Yields ``"case" VARCHAR, activity VARCHAR, time_us BIGINT, end_us BIGINT, sequence BIGINT,
        event_id VARCHAR, channel VARCHAR, department VARCHAR`` (null where unknown, the first three
        never) and ``attribute_<name> VARCHAR`` for each attribute below.
    case_attributes, event_attributes : tuple[str, ...]
        Names (without prefix) of the attributes that belong to the case, and to the event.
    is_stored : bool
        Whether ``sql`` reads tables of the connection, so that asking it twice costs little.
    """

    sql: str
    case_attributes: tuple[str, ...] = ()
    event_attributes: tuple[str, ...] = ()
    is_stored: bool = False
