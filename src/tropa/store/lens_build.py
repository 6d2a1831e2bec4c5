"""Cutting events into journeys: one immutable version of a lens, written whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING

from tropa.store.cache import enum_types
from tropa.store.cases_sql import case_rows_sql, cases_sql, check_wanted, variants_sql
from tropa.store.lens_files import TABLES, UNFINISHED, LensFiles
from tropa.store.names_sql import literal
from tropa.store.steps_sql import TIES, lean_steps_sql, ordered_sql, staged_sql, steps_sql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

    from tropa.core.lenses import Lens
    from tropa.formats.source import Progress
    from tropa.store.flat import FlatEvents

WORK_TABLES = ("tropa_staged", "tropa_names", "tropa_ordered", "tropa_steps", "tropa_folded")


def build_lens(
    connection: duckdb.DuckDBPyConnection,
    flat: FlatEvents,
    lens: Lens,
    *,
    target: Path,
    progress: Progress | None = None,
) -> LensFiles:
    """Materialise ``steps``, ``cases`` and ``variants`` as a new version below ``target``.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where ``flat`` can be asked; nobody else may use it meanwhile.
    flat : FlatEvents
        The events, one row per event and case.
    lens : Lens
        How they are cut; its attributes are those that ``flat`` carries.
    target : pathlib.Path
        The lens's folder; the version becomes a new folder inside it.
    progress : callable, optional
        Told the share done; may raise ``Cancelled``.

    Returns
    -------
    LensFiles
        The new version. When anything fails, nothing of it is left.
    """
    check_wanted(lens.wanted, flat)
    tell = progress or (lambda _share: None)
    version = token_hex(8)
    with _new_folder(target, version) as part, _work_tables(connection):
        as_of_us = _stage(connection, flat, lens)
        tell(0.3)
        _order(connection, flat)
        tell(0.5)
        files = LensFiles(
            folder=part,
            lens=lens,
            as_of_us=as_of_us,
            ties=_number(connection, TIES),
            events=_number(connection, "SELECT COUNT(*) FROM tropa_ordered"),
            case_count=_number(connection, "SELECT COUNT(*) FROM tropa_names"),
            case_attributes=flat.case_attributes,
            event_attributes=flat.event_attributes,
        )
        _write(connection, flat, files)
        tell(0.9)
        files.write_manifest()
        tell(1.0)
    return replace(files, folder=target / version)


@contextmanager
def _new_folder(target: Path, version: str) -> Iterator[Path]:
    """Give a folder that takes its final name only when everything in it is written."""
    part = target / (version + UNFINISHED)
    part.mkdir(parents=True, mode=0o700)
    try:
        yield part
        part.rename(target / version)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


@contextmanager
def _work_tables(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Leave the connection as it was, whatever happens."""
    try:
        yield
    finally:
        for table in WORK_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")


def _stage(connection: duckdb.DuckDBPyConnection, flat: FlatEvents, lens: Lens) -> int:
    """Read the events once, number their cases, and tell up to when the data is known."""
    staged = staged_sql(flat, as_of_us=lens.as_of_us, session_minutes=lens.session_minutes)
    connection.execute(f"CREATE TEMP TABLE tropa_staged AS {staged}")
    connection.execute("""
        CREATE TEMP TABLE tropa_names AS
        SELECT ROW_NUMBER() OVER (ORDER BY "case") - 1 AS case_no, "case"
        FROM (SELECT DISTINCT "case" FROM tropa_staged)""")
    if lens.as_of_us is not None:
        return lens.as_of_us
    return _number(connection, "SELECT COALESCE(MAX(time_us), 0) FROM tropa_staged")


def _order(connection: duckdb.DuckDBPyConnection, flat: FlatEvents) -> None:
    """Order the events inside their cases and join each with its successor."""
    types = enum_types(connection, flat, table="tropa_staged")
    connection.execute(f"CREATE TEMP TABLE tropa_ordered AS {ordered_sql(flat, types)}")
    connection.execute(f"CREATE TEMP TABLE tropa_steps AS {steps_sql(flat)}")


def _write(connection: duckdb.DuckDBPyConnection, flat: FlatEvents, files: LensFiles) -> None:
    """Write the cache, and from it the plain Parquet that any engine reads."""
    folded = case_rows_sql(files.lens, flat, events="tropa_steps")
    connection.execute(f"CREATE TEMP TABLE tropa_folded AS {folded}")
    name = f"tropa_lens_{files.version}"
    connection.execute(f"ATTACH {literal(str(files.cache))} AS {name}")
    try:
        write = f"CREATE TABLE {name}"
        connection.execute(f"{write}.variants AS {variants_sql('tropa_folded')}")
        cases = cases_sql(files.lens, flat, variants=f"{name}.variants", as_of_us=files.as_of_us)
        connection.execute(f"{write}.cases AS {cases}")
        connection.execute(f"{write}.steps AS {lean_steps_sql(flat)}")
        for table in TABLES:
            _write_parquet(connection, f"{name}.{table}", files.parquet(table))
    finally:
        connection.execute(f"DETACH {name}")


def _write_parquet(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Copy a table of the cache as plain Parquet with plain strings."""
    connection.execute(f"COPY (FROM {table}) TO {literal(str(path))} (FORMAT parquet)")


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Ask for one whole number."""
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
