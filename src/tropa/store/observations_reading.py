"""Observations read back from the lake, as a table that every voice analysis asks."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING

import ibis

from tropa.store.codes_sql import dictionary_sql
from tropa.store.connect import execute, open_file, rows
from tropa.store.engine_duckdb import DuckDBEngine
from tropa.store.journeys import ATTRIBUTE
from tropa.store.names_sql import attribute_column, literal
from tropa.store.observations import Observations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb

    from tropa.core.mappings import StatusEntry
    from tropa.store.lake import Lake

FORMAT = 2
"""Files of another format are made anew."""
COLUMNS = {
    "observation_id": "string",
    "source": "string",
    "source_kind": "string",
    "touchpoint": "string",
    "measure": "string",
    "value": "float64",
    "scale_min": "float64",
    "scale_max": "float64",
    "is_missing": "boolean",
    "text": "string",
    "answer_id": "string",
    "respondent": "string",
    "time_us": "int64",
    "weight": "float64",
    "channel": "string",
    "department": "string",
    "record": "string",
}


def open_observations(
    lake: Lake, dictionary: Mapping[tuple[str, str], StatusEntry] | None = None
) -> Observations:
    """Open the latest revision of every observation, from a read-only file made once a version.

    The file lies in the lake's ``cache`` folder and bears the lake's version and a digest of the
    dictionary; it is never replaced, and those of older versions are deleted.

    Parameters
    ----------
    dictionary : mapping, optional
        By (source, code): the touchpoint that a code means. What is ignored is left out.
    """
    folder = lake.root / "cache"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    words = dictionary_sql(dictionary or {})
    digest = sha256(words.encode()).hexdigest()[:12]
    path = folder / f"observations-{FORMAT}-{lake.version}-{digest}.duckdb"
    if not path.exists():
        _build(lake, path, words)
        _forget_older(folder, path)
    names, records = _attributes(path)
    schema = {"row_no": "int64"} | COLUMNS | {ATTRIBUTE + name: "string" for name in names}
    table = ibis.table(schema, name="observations")
    return Observations(table, DuckDBEngine(path), tuple(names), records=records)


def _build(lake: Lake, path: Path, words: str) -> None:
    """Write the file under a passing name; it takes its own when it is whole."""
    part = path.with_name(f"{path.stem}-{token_hex(4)}.part")
    connection = open_file(part)
    try:
        execute(connection, f"CREATE TABLE observations AS {_latest_sql(lake, connection, words)}")
    finally:
        connection.close()
    part.replace(path)


def _latest_sql(lake: Lake, connection: duckdb.DuckDBPyConnection, words: str) -> str:
    facts = lake.visible_sql("observations")
    found = rows(connection, f"SELECT DISTINCT unnest(map_keys(attributes)) FROM ({facts})")
    attributes = "".join(
        f", attributes[{literal(name)}] AS {attribute_column(name)}"
        for name in sorted(name for (name,) in found)
    )
    kept = ", ".join(_kept(column) for column in COLUMNS)
    return (
        "SELECT row_number() OVER () - 1 AS row_no, * FROM ("
        f"SELECT {kept}{attributes} FROM ({facts}) f"
        f" LEFT JOIN ({words}) d ON d.source = f.source AND d.code = f.touchpoint"
        " WHERE NOT coalesce(d.is_ignored, FALSE)"
        " QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY revision DESC) = 1"
        " ORDER BY 4, measure, observation_id)"
    )


def _kept(column: str) -> str:
    said = {
        "respondent": "objects[1].id",
        "touchpoint": "coalesce(d.touchpoint, f.touchpoint)",
        "channel": "coalesce(f.channel, d.channel)",
        "department": "coalesce(f.department, d.department)",
    }
    return f"{said.get(column, f'f.{column}')} AS {column}"


def _attributes(path: Path) -> tuple[list[str], int]:
    """Name the attributes that observations carry, and count the observations."""
    connection = open_file(path, read_only=True)
    try:
        columns = [name for name, *_ in rows(connection, "DESCRIBE observations")]
        ((records,),) = rows(connection, "SELECT count(*) FROM observations")
    finally:
        connection.close()
    names = [name.removeprefix(ATTRIBUTE) for name in columns if name.startswith(ATTRIBUTE)]
    return names, records


def _forget_older(folder: Path, newest: Path) -> None:
    """Delete the files of older versions; one that is still being read may stay for now."""
    for path in folder.glob("observations-*.duckdb"):
        if path != newest:
            with suppress(OSError):
                path.unlink()
