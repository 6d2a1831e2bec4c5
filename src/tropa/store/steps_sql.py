"""SQL that orders events inside their cases and joins each with its successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.names_sql import attribute_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.store.flat import FlatEvents

MICROSECONDS_PER_MINUTE = 60_000_000


def attribute_names(flat: FlatEvents) -> tuple[str, ...]:
    """Name every attribute once, the case's first."""
    return tuple(dict.fromkeys((*flat.case_attributes, *flat.event_attributes)))


def staged_sql(flat: FlatEvents, *, as_of_us: int | None, session_minutes: int | None) -> str:
    """Take the events known at ``as_of_us``, cut into sessions where asked.

    A session ends where more than ``session_minutes`` pass without an event; events of one
    moment stay together, so that no tie rule decides about the cut.
    """
    known = "" if as_of_us is None else f" WHERE time_us <= {as_of_us}"
    if session_minutes is None:
        return f"SELECT * FROM ({flat.sql}){known}"
    gap = session_minutes * MICROSECONDS_PER_MINUTE
    return f"""
        SELECT * EXCLUDE (is_cut, "case"), "case" || '/' || (
            1 + SUM(CAST(is_cut AS INTEGER)) OVER (PARTITION BY "case" ORDER BY time_us)
        ) AS "case"
        FROM (
            SELECT *, COALESCE(time_us - LAG(time_us) OVER (
                PARTITION BY "case" ORDER BY time_us) > {gap}, FALSE) AS is_cut
            FROM ({flat.sql}){known}
        )"""


def content_columns(flat: FlatEvents) -> list[str]:
    """List what breaks a tie at last, in the order in which it does."""
    attributes = [attribute_column(name) for name in attribute_names(flat)]
    return ["activity", "end_us", "channel", "department", *attributes]


def ordered_sql(flat: FlatEvents, types: Mapping[str, str]) -> str:
    """Sort the staged events by (case, time, sequence, event id, content)."""
    content = content_columns(flat)
    coded = [f"CAST({c} AS {types[c]}) AS {c}" if c in types else c for c in content]
    keys = ["case_no", "time_us", "sequence", "event_id", *content]
    order = ", ".join(f"{key} NULLS LAST" for key in keys)
    return f"""
        SELECT case_no, time_us, sequence, event_id, {", ".join(coded)}
        FROM tropa_staged JOIN tropa_names USING ("case") ORDER BY {order}"""


def steps_sql(flat: FlatEvents) -> str:
    """Join each ordered event with its successor and its case's bounds."""
    attributes = "".join(f", {attribute_column(name)}" for name in attribute_names(flat))
    return f"""
        SELECT case_no, seq, activity, next_activity, time_us, end_us, next_time_us,
            next_time_us - time_us AS wait_us,
            seq = 0 AS is_first, next_time_us IS NULL AS is_last,
            ROW_NUMBER() OVER (
                PARTITION BY case_no, activity, next_activity ORDER BY seq) = 1
                AND next_time_us IS NOT NULL AS is_first_of_edge,
            ROW_NUMBER() OVER (
                PARTITION BY case_no, activity ORDER BY seq) = 1 AS is_first_of_activity,
            case_start_us, case_end_us, case_length,
            channel, department, event_id{attributes}
        FROM (
            SELECT *, ROW_NUMBER() OVER successor - 1 AS seq,
                LEAD(activity) OVER successor AS next_activity,
                LEAD(time_us) OVER successor AS next_time_us,
                MIN(time_us) OVER whole AS case_start_us,
                MAX(time_us) OVER whole AS case_end_us,
                COUNT(*) OVER whole AS case_length
            FROM (SELECT *, ROW_NUMBER() OVER () AS place FROM tropa_ordered)
            WINDOW successor AS (PARTITION BY case_no ORDER BY place),
                whole AS (PARTITION BY case_no)
        ) ORDER BY case_no, seq"""


TIES = """
    SELECT COALESCE(SUM(together), 0) FROM (
        SELECT COUNT(*) AS together FROM tropa_staged
        GROUP BY "case", time_us, sequence HAVING COUNT(*) > 1)"""
"""Events that share case, time and sequence with another: the tie rule alone places them."""


def lean_steps_sql(flat: FlatEvents) -> str:
    """Leave to ``steps`` only the attributes of events."""
    extra = [name for name in flat.case_attributes if name not in flat.event_attributes]
    without = f" EXCLUDE ({', '.join(map(attribute_column, extra))})" if extra else ""
    return f"SELECT *{without} FROM tropa_steps"
