"""What can be wrong with a row of an event table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.faults import Fault
from tropa.store.identity import content_hash
from tropa.store.table_parts import kept_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.mappings import EventMapping
    from tropa.store.event_layout import EventLayout


def event_faults(layout: EventLayout, mapping: EventMapping) -> list[Fault]:
    """List what to look for, the gravest first."""
    objects = list(layout.objects.values())
    none = " AND ".join(f"{part.kept} IS NULL" for part in objects)
    faults = [Fault(none, objects[0].source, "NULL", "The row names no case.")]
    activity = layout.singles.get("activity")
    if activity and not mapping.activity and layout.time is not None:
        faults.append(
            Fault(f"{activity.kept} IS NULL", activity.source, "NULL", "The row names no activity.")
        )
    faults += _time_faults(layout)
    sequence = layout.singles.get("sequence")
    if sequence:
        faults.append(
            Fault(
                f"{sequence.kept} IS NOT NULL AND try_cast({sequence.kept} AS BIGINT) IS NULL",
                sequence.source,
                sequence.kept,
                "This is no whole number to order by.",
            )
        )
    return faults


def _time_faults(layout: EventLayout) -> Iterator[Fault]:
    for part in layout.times:
        yield Fault(
            f"{part.column.text} IS NOT NULL",
            part.source,
            part.column.text,
            "This is no date that can be read.",
        )
    if layout.time is not None and not layout.moments:
        us = layout.time.column.us
        yield Fault(f"{us} IS NULL", layout.time.source, "NULL", "The row has no time.")
    if layout.time is not None and layout.end is not None:
        end, start = layout.end.column.us, layout.time.column.us
        yield Fault(
            f"{end} < {start}",
            layout.end.source,
            f"CAST(make_timestamp({end}) AS VARCHAR)",
            "The end lies before the start.",
        )


def duplicate_faults_sql(layout: EventLayout, *, table: str, faults: str) -> str:
    """Find rows that share their event id: (rid, fault, is_same).

    Of identical rows all but one are left out as copies; rows that differ are all at fault, for
    nothing tells which of them is true.
    """
    event_id = layout.singles["event_id"].kept
    columns = kept_columns(layout.texts, layout.times)
    return f"""
        SELECT rowid AS rid, is_same FROM (
            SELECT rowid, count(DISTINCT {content_hash(columns)})
                OVER (PARTITION BY {event_id}) = 1 AS is_same,
                row_number() OVER (PARTITION BY {event_id} ORDER BY rowid) AS nth
            FROM {table}
            WHERE {event_id} IN (SELECT {event_id} FROM {table} GROUP BY 1 HAVING count(*) > 1)
              AND rowid NOT IN (SELECT rid FROM {faults}))
        WHERE nth > 1 OR NOT is_same"""
