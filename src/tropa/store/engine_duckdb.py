"""DuckDB as an engine: one connection per file, one cursor per question, all rows read, closed."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import duckdb
import ibis

from tropa.core.errors import Busy, Cancelled
from tropa.store.connect import open_file
from tropa.store.journeys_tables import journeys_over
from tropa.store.lens_files import LensFiles, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys

AT_ONCE = 4
"""Questions that one file answers at the same time; the others wait their turn."""
PATIENCE_SECONDS = 30.0
"""How long a question waits for its turn."""

_deadline: ContextVar[float | None] = ContextVar("tropa_deadline", default=None)


class DuckDBEngine:
    """Asks one read-only DuckDB file.

    Parameters
    ----------
    path : pathlib.Path
        The file; it must not change while the engine is open.
    """

    name = "duckdb"

    def __init__(self, path: Path) -> None:
        self._connection = open_file(path, read_only=True)
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def run(self, expression: Table) -> pa.Table:
        """Execute the expression and return all its rows, texts as plain strings.

        Raises
        ------
        Busy
            When too many questions are waiting.
        Cancelled
            When the question was stopped (``time_limit``, ``close``).
        """
        sql = ibis.to_sql(expression, dialect="duckdb")
        with self._turn() as cursor, _interrupting(cursor):
            rows = cursor.sql(sql).to_arrow_table()
        return rows.cast(expression.schema().to_pyarrow())

    def close(self) -> None:
        """Let go of the file; questions under way are stopped."""
        self._connection.close()

    @contextmanager
    def _turn(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Wait for a turn and give it a cursor of its own."""
        if not self._turns.acquire(timeout=PATIENCE_SECONDS):
            raise Busy("Too many questions at once.", hint="Try again in a moment.")
        try:
            with self._connection.cursor() as cursor:
                yield cursor
        finally:
            self._turns.release()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop every question asked inside the block that takes longer than ``seconds``."""
    token = _deadline.set(seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


@contextmanager
def _interrupting(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Interrupt the cursor when its time is over."""
    seconds = _deadline.get()
    timer = threading.Timer(seconds, cursor.interrupt) if seconds is not None else None
    if timer is not None:
        timer.start()
    try:
        yield
    except duckdb.InterruptException as stopped:
        raise Cancelled("The question took too long and was stopped.") from stopped
    finally:
        if timer is not None:
            timer.cancel()


def open_journeys(files: LensFiles | Path) -> Journeys:
    """Open one version of a lens in DuckDB.

    Examples
    --------
    >>> open_journeys(files).steps.columns[:3]  # doctest: +SKIP
    ('case_no', 'seq', 'activity')
    """
    files = files if isinstance(files, LensFiles) else read_manifest(files)
    return journeys_over(files, DuckDBEngine(files.cache))
