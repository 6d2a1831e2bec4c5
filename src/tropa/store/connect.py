"""The one place where DuckDB connections are opened, bounded and interrupted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import duckdb

from tropa.core.errors import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.formats.source import Progress

POLL_SECONDS = 0.2
"""How often a running query is asked how far it is, and whether it should stop."""

BUILDING_MEMORY = "900MB"
"""What DuckDB may keep while it stages and sorts; the arrays beside it take half as much."""
MOVE_BITS = 17
"""Grouping by whole numbers of so many bits looks places up instead of hashing them."""


def open_memory(
    work_dir: Path, *, memory_limit: str = BUILDING_MEMORY, threads: int = 2
) -> duckdb.DuckDBPyConnection:
    """Open a database in memory that spills to the work folder beyond the limit."""
    return _open(":memory:", work_dir, memory_limit=memory_limit, threads=threads)


def open_file(
    path: Path, *, read_only: bool = False, memory_limit: str = "1GB", threads: int = 2
) -> duckdb.DuckDBPyConnection:
    """Open (or create) a database file; it spills beside itself."""
    return _open(
        str(path),
        path.parent,
        memory_limit=memory_limit,
        threads=threads,
        access_mode="read_only" if read_only else "automatic",
    )


def _open(
    database: str,
    work_dir: Path,
    *,
    memory_limit: str,
    threads: int,
    access_mode: str = "automatic",
) -> duckdb.DuckDBPyConnection:
    spill = work_dir / "spill"
    connection = duckdb.connect(
        database,
        config={
            "access_mode": access_mode,
            "memory_limit": memory_limit,
            "threads": threads,
            "perfect_ht_threshold": MOVE_BITS,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar_print = false")  # else on stdout, amid our JSON
    return connection


def execute(
    connection: duckdb.DuckDBPyConnection, sql: str, *, progress: Progress | None = None
) -> None:
    """Run a statement, telling how far it is; when ``progress`` raises, the query is interrupted.

    Raises
    ------
    Cancelled
        Or whatever else ``progress`` raised; the statement then left nothing.
    """
    if progress is None:
        connection.execute(sql).fetchall()
        return
    watcher = _Watcher(connection, progress)
    watcher.start()
    try:
        connection.execute(sql).fetchall()
    except duckdb.InterruptException as error:
        watcher.stop()
        raise (watcher.reason or Cancelled("The work was stopped.")) from error
    finally:
        watcher.stop()
    if watcher.reason is not None:
        raise watcher.reason


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """Ask for all rows: a result left unread would bar the connection from further work."""
    return connection.execute(sql).fetchall()


class _Watcher(threading.Thread):
    """Tells the progress of a connection's query and interrupts it when told to."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, progress: Progress) -> None:
        super().__init__(daemon=True)
        self.reason: Exception | None = None
        self._connection = connection
        self._progress = progress
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(POLL_SECONDS):
            try:
                self._progress(min(max(self._connection.query_progress() / 100, 0.0), 1.0))
            except Exception as error:  # noqa: BLE001 (handed to the thread that waits)
                self.reason = error
                self._connection.interrupt()
                return

    def stop(self) -> None:
        self._done.set()
        self.join()
