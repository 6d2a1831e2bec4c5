"""A version of a lens as plain Parquet, for engines and people that read no DuckDB file."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tropa.store.engine_duckdb import open_version
from tropa.store.journeys_tables import table_columns
from tropa.store.lens_build import new_folder
from tropa.store.names_sql import literal, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.store.lens_files import LensFiles

SQL_TYPES = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "boolean": "BOOLEAN",
    "array<string>": "VARCHAR[]",
}
SORTED_BY = {
    "steps": "case_no, seq",
    "cases": "case_no",
    "variants": "variant_id",
    "moves": "move",
}


def lens_export(files: LensFiles, target: Path) -> dict[str, Path]:
    """Copy ``steps``, ``cases``, ``variants`` and ``moves`` of a version to Parquet.

    Texts are plain strings (no dictionary of ours), rows stand in the order of cases and events,
    an overlay is laid over its base, hidden tables stay out.

    Parameters
    ----------
    target : pathlib.Path
        The copy becomes a folder inside it that bears the version's name, whole or not at all;
        a version never changes, so one that is there already stays as it is.

    Returns
    -------
    dict[str, pathlib.Path]
        The file of each table.
    """
    folder = target / files.version
    if not folder.is_dir():
        with new_folder(target, files.version) as part, closing(open_version(files)) as connection:
            for table, columns in table_columns(files).items():
                path = literal(str(part / f"{table}.parquet"))
                connection.execute(
                    f"COPY ({_plain(table, columns)}) TO {path} (FORMAT parquet, COMPRESSION zstd)"
                )
    return {table: folder / f"{table}.parquet" for table in table_columns(files)}


def _plain(table: str, columns: dict[str, str]) -> str:
    """Write the query that gives a table in the types every engine has."""
    cast = ", ".join(
        f"CAST({quoted(name)} AS {SQL_TYPES[kind]}) AS {quoted(name)}"
        for name, kind in columns.items()
    )
    return f"SELECT {cast} FROM {table} ORDER BY {SORTED_BY[table]}"
