"""Which objects a change of the lake touched, so that a lens refreshes only their cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from tropa.store.connect import rows
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    from deltalake import DeltaTable

    from tropa.store.lake import Lake

ERASED = "erased"
EVENTS_VERSION = "eventsVersion"


def changed_objects(
    lake: Lake, since_version: int, object_type: str, *, connection: duckdb.DuckDBPyConnection
) -> set[str] | None:
    """Ids of the objects whose events came or went after a version; None: nobody can tell any more.

    Nobody can tell after an erasure, or once the files of old versions are deleted.
    """
    holds = lake.holds.open()
    since = [c for c in holds.history() if c["version"] > since_version]
    if any(ERASED in commit for commit in since):
        return None
    try:
        before = lake.holds.files(lake.holds.open(version=since_version))
        after = lake.holds.files(holds)
        sources = [_came(lake, set(after) - set(before))]
        removals = [c for c in since if EVENTS_VERSION in c]
        sources += [_went(lake, commit) for commit in removals]
        sql = " UNION ".join(_objects(source, object_type) for source in sources)
        return {row[0] for row in rows(connection, sql)}
    except (duckdb.IOException, OSError):
        return None


def _came(lake: Lake, imports: set[str]) -> str:
    """Events that lie where an import put what was new."""
    files = lake.tables["events"].files()
    return lake.tables["events"].read_sql(
        p for name in sorted(imports) for p in files.get(name, [])
    )


def _went(lake: Lake, removal: dict[str, str]) -> str:
    """Events that the import held before it was taken out."""
    version = int(removal["version"])
    before = lake.holds.files(lake.holds.open(version=version - 1))
    after = lake.holds.files(lake.holds.open(version=version))
    gone = lake.holds.read_sql(_paths(before, set(before) - set(after)))
    table = lake.tables["events"]
    then: DeltaTable = table.open(version=int(removal[EVENTS_VERSION]))
    events = table.read_sql(_paths(table.files(then)))
    return f"SELECT * FROM ({events}) WHERE event_id IN (SELECT fact_id FROM ({gone}))"


def _paths(files: dict[str, list[str]], imports: set[str] | None = None) -> list[str]:
    return [path for name in files if imports is None or name in imports for path in files[name]]


def _objects(source: str, object_type: str) -> str:
    return (
        f"SELECT o.id FROM (SELECT unnest(objects) AS o FROM ({source}))"
        f" WHERE o.type = {literal(object_type)}"
    )
