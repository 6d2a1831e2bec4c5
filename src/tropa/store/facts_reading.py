"""Facts read back from the lake: events laid flat for a lens, codes for the status dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.store.codes_sql import dictionary_sql
from tropa.store.connect import execute, rows
from tropa.store.flat import FlatEvents
from tropa.store.names_sql import attribute_column, literal
from tropa.store.observations_reading import open_observations

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from tropa.core.lenses import Lens
    from tropa.core.mappings import StatusEntry
    from tropa.store.lake import Lake

__all__ = [
    "ActivityCode",
    "activity_codes",
    "attribute_names",
    "flat_events",
    "object_types",
    "open_observations",
]

DICTIONARY = "lake_dictionary"


@dataclass(frozen=True, slots=True)
class ActivityCode:
    """A code that a source uses for its activities, and how often."""

    source: str
    code: str
    events: int


def flat_events(
    lake: Lake,
    connection: duckdb.DuckDBPyConnection,
    *,
    lens: Lens,
    dictionary: Mapping[tuple[str, str], StatusEntry] | None = None,
) -> FlatEvents:
    """Lay the lake's events flat for a lens, told in the words of the status dictionary.

    Parameters
    ----------
    lens : Lens
        Its ``object_type`` makes the cases (an event with two such objects is in both), its
        attributes are carried along.
    dictionary : mapping, optional
        By (source, code). Codes marked as ignored are left out; a channel or department that an
        event lacks is filled in. Codes that are not there keep their own name.

    Returns
    -------
    FlatEvents
        SQL for this connection, on which the dictionary is laid out; good until the lake's next
        change.
    """
    names = dict.fromkeys((*lens.case_attributes, *lens.event_attributes))
    attributes = "".join(f", e.attributes[{literal(n)}] AS {attribute_column(n)}" for n in names)
    words = f"CREATE OR REPLACE TEMP TABLE {DICTIONARY} AS {dictionary_sql(dictionary or {})}"
    execute(connection, words)
    wanted = literal(lens.object_type)
    events = lake.visible_sql("events")
    sql = f"""
        SELECT * FROM (
            SELECT unnest(list_distinct([o.id for o in e.objects if o.type = {wanted}])) AS "case",
                coalesce(d.touchpoint, e.activity) AS activity, e.time_us, e.end_us, e.sequence,
                e.event_id, coalesce(e.channel, d.channel) AS channel,
                coalesce(e.department, d.department) AS department{attributes}
            FROM ({events}) e
            LEFT JOIN {DICTIONARY} d ON d.source = e.source AND d.code = e.activity
            WHERE NOT coalesce(d.is_ignored, FALSE))"""
    return FlatEvents(
        sql,
        case_attributes=tuple(lens.case_attributes),
        event_attributes=tuple(n for n in names if n not in lens.case_attributes),
    )


def activity_codes(
    lake: Lake, connection: duckdb.DuckDBPyConnection, *, source: str | None = None
) -> list[ActivityCode]:
    """List the codes of one source (or of all) with their counts, commonest first."""
    of_source = "" if source is None else f" WHERE source = {literal(source)}"
    found = rows(
        connection,
        f"SELECT source, activity, count(*) FROM ({lake.visible_sql('events')}){of_source}"
        " GROUP BY ALL ORDER BY source, 3 DESC, 2",
    )
    return [ActivityCode(*row) for row in found]


def attribute_names(lake: Lake, connection: duckdb.DuckDBPyConnection) -> list[str]:
    """List the attributes that events carry, for a lens to choose from."""
    found = rows(
        connection,
        "SELECT DISTINCT unnest(map_keys(attributes)) AS name"
        f" FROM ({lake.visible_sql('events')}) ORDER BY name",
    )
    return [name for (name,) in found]


def object_types(lake: Lake, connection: duckdb.DuckDBPyConnection) -> list[str]:
    """List the kinds of objects that events name: what a lens can make its cases of."""
    found = rows(
        connection,
        "SELECT DISTINCT o.type FROM (SELECT unnest(objects) AS o"
        f" FROM ({lake.visible_sql('events')})) ORDER BY 1",
    )
    return [name for (name,) in found]
