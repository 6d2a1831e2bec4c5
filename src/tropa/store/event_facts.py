"""SQL that lays events out as the lake keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.identity import attributes_sql, content_hash, named_content, objects_sql
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from tropa.store.event_layout import EventLayout
    from tropa.store.event_rows import EventBranch


def events_sql(branches: list[EventBranch], layout: EventLayout, *, source: str) -> str:
    """One row per event in the EVENTS schema, with an id that comes from its content.

    A mapped id is kept, under the name of its source. Without one, identical rows are told apart
    by their ordinal among themselves, never by their place in the file.
    """
    objects = {kind: part.kept for kind, part in layout.objects.items()}
    attributes = {name: part.kept for name, part in layout.attributes.items()}
    rows = " UNION ALL ".join(
        f"SELECT {branch.items}, {objects_sql(objects)} AS objects,"
        f" {attributes_sql(attributes)} AS attributes,"
        f" {_hash(branch, objects, attributes, has_order='sequence' in layout.singles)} AS content"
        f" {branch.rows()}"
        for branch in branches
    )
    name = literal(source)
    return f"""
        SELECT coalesce({literal(source + "#")} || event_id, md5(concat({name}, content)) || '-' ||
                row_number() OVER (PARTITION BY content)) AS event_id,
            {name} AS source, objects, activity, time_us, end_us, sequence,
            channel, department, attributes
        FROM ({rows})"""


def _hash(
    branch: EventBranch, objects: dict[str, str], attributes: dict[str, str], *, has_order: bool
) -> str:
    """Hash all that the row says; its place in the file is nothing it says."""
    return content_hash(
        [
            branch.activity,
            f"CAST({branch.time_us} AS VARCHAR)",
            f"CAST({branch.end_us} AS VARCHAR)",
            f"CAST({branch.sequence} AS VARCHAR)" if has_order else "NULL::VARCHAR",
            branch.channel,
            branch.department,
            *named_content("o", objects),
            *named_content("a", attributes),
        ]
    )
