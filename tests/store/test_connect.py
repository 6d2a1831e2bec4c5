from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tropa.core.errors import Cancelled
from tropa.store.connect import execute, open_file, open_memory

if TYPE_CHECKING:
    from pathlib import Path


def test_time_zones_are_known_without_any_download(tmp_path: Path) -> None:
    sql = "SELECT epoch_us(timezone('Europe/Warsaw', TIMESTAMP '1970-01-01 01:00:01'))"
    assert open_memory(tmp_path).execute(sql).fetchone() == (1_000_000,)


def test_a_file_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    open_file(tmp_path / "a.duckdb").close()
    with pytest.raises(Exception, match="read-only"):
        open_file(tmp_path / "a.duckdb", read_only=True).execute("CREATE TABLE t (a INT)")


def test_a_cancelled_query_is_interrupted(tmp_path: Path) -> None:
    def stop(_: float) -> None:
        raise Cancelled("Stopped.")

    endless = (
        "CREATE TABLE t AS SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"
    )
    with pytest.raises(Cancelled, match="Stopped"):
        execute(open_memory(tmp_path), endless, progress=stop)


def test_a_quick_query_runs_to_its_end(tmp_path: Path) -> None:
    connection = open_memory(tmp_path)
    execute(connection, "CREATE TABLE t AS SELECT 1 AS a", progress=lambda _: None)
    assert connection.execute("SELECT a FROM t").fetchall() == [(1,)]
