"""SQL around the linking of steps: what is staged, in which order it is read, what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.journeys_tables import STEPS
from tropa.store.names_sql import attribute_column

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tropa.store.flat import FlatEvents

NUMBERS = ("end_us", "sequence")
TEXTS = ("event_id", "channel", "department")


def attribute_names(flat: FlatEvents) -> tuple[str, ...]:
    """Name every attribute once, the case's first."""
    return tuple(dict.fromkeys((*flat.case_attributes, *flat.event_attributes)))


def optional_columns(flat: FlatEvents) -> list[str]:
    """List the columns that may be empty throughout."""
    return [*NUMBERS, *TEXTS, *map(attribute_column, attribute_names(flat))]


def staged_sql(flat: FlatEvents, *, as_of_us: int | None) -> str:
    """Take the events known at ``as_of_us``."""
    known = "" if as_of_us is None else f" WHERE time_us <= {as_of_us}"
    return f"SELECT * FROM ({flat.sql}){known}"


def names_sql(staged: str) -> str:
    """Number the cases in the byte order of their names."""
    return f"""
        SELECT ROW_NUMBER() OVER () - 1 AS case_no, "case"
        FROM (SELECT DISTINCT "case" FROM {staged} ORDER BY "case")"""


def ordered_sql(
    staged: str, names: str, *, columns: Collection[str], types: Mapping[str, str]
) -> str:
    """Read the events by case, time and sequence; what ties remain are settled afterwards."""
    read = ["activity", *columns]
    coded = [f"CAST({c} AS {types[c]}) AS {c}" if c in types else c for c in read]
    sequence = ", sequence NULLS LAST" if "sequence" in columns else ""
    return f"""
        SELECT case_no, time_us, {", ".join(coded)}
        FROM {staged} JOIN {names} USING ("case") ORDER BY case_no, time_us{sequence}"""


def steps_sql(
    source: str,
    flat: FlatEvents,
    *,
    columns: Collection[str],
    types: Mapping[str, str],
    has_moves: bool = False,
) -> str:
    """Store linked events; a column that no event fills becomes a constant."""
    types = {**types, "next_activity": types.get("activity", "VARCHAR")}
    kept = []
    linked = [*STEPS, *(["move"] if has_moves else [])]
    for name in [*linked, *map(attribute_column, flat.event_attributes)]:
        if name in TEXTS or name == "end_us" or name not in linked:
            kept.append(_carried(name, types=types, is_filled=name in columns))
        else:
            kept.append(f"CAST({name} AS {types[name]}) AS {name}" if name in types else name)
    return f"SELECT {', '.join(kept)} FROM {source}"


def _carried(name: str, *, types: Mapping[str, str], is_filled: bool) -> str:
    kind = "BIGINT" if name in NUMBERS else types.get(name, "VARCHAR")
    return f"CAST({name if is_filled else 'NULL'} AS {kind}) AS {name}"
