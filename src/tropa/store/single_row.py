"""Questions that have one row for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def single_row(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    """Ask for one row, read to its end: an unfinished result would block the connection."""
    (row,) = connection.execute(sql).fetchall()
    return tuple(row)


def whole_number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Ask for one whole number."""
    return int(single_row(connection, sql)[0])
