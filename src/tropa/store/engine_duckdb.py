"""DuckDB as an engine: one connection per file, one cursor per question, all rows read, closed."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING

from tropa.core.errors import Busy
from tropa.store.connect import open_file, open_memory
from tropa.store.exhaustion import exhaustion_told
from tropa.store.held import tables_for
from tropa.store.journeys_tables import journeys_over
from tropa.store.leash import current_leash
from tropa.store.lens_files import LensFiles, read_manifest
from tropa.store.names_sql import literal
from tropa.store.overlay_merge import STEPS_OVER_BASE
from tropa.store.sql_patterns import SqlPatterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import duckdb
    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.store.held import Held
    from tropa.store.journeys import Journeys

AT_ONCE = 4
"""Questions that one process answers at the same time; the others wait their turn."""
PATIENCE_SECONDS = 30.0
"""How long a question waits for its turn."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_patterns = SqlPatterns()


class DuckDBEngine:
    """Asks one version of a lens, read-only; may be used from many threads at once.

    Parameters
    ----------
    files : LensFiles or pathlib.Path
        The version, or one DuckDB file; it must not change while the engine is open.
    """

    name = "duckdb"

    def __init__(self, files: LensFiles | Path) -> None:
        self._connection = open_version(files)
        self._held: Mapping[str, Held] = {}

    def holding(self, tables: Mapping[str, Held]) -> DuckDBEngine:
        """Give an engine over the same file whose questions also find these tables."""
        engine = copy(self)
        engine._held = tables
        return engine

    def run(self, expression: Table) -> pa.Table:
        """Execute the expression and return all its rows, texts as plain strings.

        Raises
        ------
        Busy
            When too many questions are waiting.
        Cancelled
            When the question was stopped (``leashed``).
        """
        answer: pa.Table = self._rows(expression).cast(expression.schema().to_pyarrow())
        return answer

    def run_coded(self, expression: Table) -> pa.Table:
        """Execute the expression; ENUM columns come as the dictionaries that they are."""
        return self._rows(expression)

    def _rows(self, expression: Table) -> pa.Table:
        sql = _patterns.sql(expression.op())
        with exhaustion_told():
            tables = tables_for(self._connection, sql, self._held)  # may ask: takes no turn itself
            with _turn(), self._connection.cursor() as cursor, current_leash().hold(cursor):
                for name, table in tables.items():
                    cursor.register(name, table)
                rows: pa.Table = cursor.sql(sql).to_arrow_table()
        return rows

    def close(self) -> None:
        """Let go of the file; questions under way come to their end."""
        self._connection.close()


def open_version(files: LensFiles | Path) -> duckdb.DuckDBPyConnection:
    """Connect to the tables of a version, an overlay laid over its base; read-only."""
    if isinstance(files, LensFiles) and files.base:
        return _open_overlay(files)
    path = files.cache if isinstance(files, LensFiles) else files
    return open_file(path, read_only=True)


def _open_overlay(files: LensFiles) -> duckdb.DuckDBPyConnection:
    """Show the changed steps over those of the base."""
    connection = open_memory(files.folder)
    for name, path in {"own": files.cache, "base": files.folder / files.base}.items():
        connection.execute(f"ATTACH {literal(str(path))} AS {name} (READ_ONLY)")
    steps = STEPS_OVER_BASE.format(base="base", own="own")
    connection.execute(f"CREATE VIEW steps AS {steps}")
    for table in ("cases", "variants", *(["moves"] if files.has_moves else [])):
        connection.execute(f"CREATE VIEW {table} AS FROM own.{table}")
    return connection


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for a turn."""
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise Busy("Too many questions at once.", hint="Try again in a moment.")
    try:
        yield
    finally:
        _turns.release()


def open_journeys(files: LensFiles | Path) -> Journeys:
    """Open one version of a lens in DuckDB, by its description or its folder."""
    files = files if isinstance(files, LensFiles) else read_manifest(files)
    return journeys_over(files, DuckDBEngine(files))


@contextmanager
def opened_journeys(files: LensFiles | Path) -> Iterator[Journeys]:
    """Open one version of a lens for the length of a block."""
    files = files if isinstance(files, LensFiles) else read_manifest(files)
    engine = DuckDBEngine(files)
    try:
        yield journeys_over(files, engine)
    finally:
        engine.close()
