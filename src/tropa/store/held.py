"""Tables worked out for one choice, that questions find beside those of the lens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import pyarrow as pa

from tropa.store.single_row import single_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import duckdb

    from tropa.store.journeys import Engine

ARROW_SCAN = "PYTHON_ARROW_SCAN"
NOTHING_ROWS = 2**18


class Held(Protocol):
    """A table that works out its columns when they are asked for."""

    @property
    def schema(self) -> pa.Schema:
        """Name all columns."""

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give the columns that bear these names; names it does not know are passed over."""


@runtime_checkable
class HoldingEngine(Protocol):
    """An engine that can be given further tables."""

    def holding(self, tables: Mapping[str, Held]) -> Engine:
        """Give an engine whose questions also find these tables, by their names."""


def tables_for(
    connection: duckdb.DuckDBPyConnection, sql: str, held: Mapping[str, Held]
) -> dict[str, pa.Table]:
    """Give the tables that a question names, with the columns that its plan reads."""
    asked = {name: table for name, table in held.items() if name in sql}
    if not asked:
        return {}
    with connection.cursor() as cursor:
        for name, table in asked.items():
            cursor.register(name, table.schema.empty_table())
        plan = single_row(cursor, f"EXPLAIN (FORMAT JSON) {sql}")[1]
    wanted = {name for node in json.loads(plan) for name in _scanned(node)}
    return {name: _whole(table, wanted) for name, table in asked.items()}


def _whole(table: Held, wanted: set[str]) -> pa.Table:
    """Give a table with all its columns; those that nobody reads are empty."""
    names = table.schema.names
    known = table.columns({names[0], *wanted})
    columns = [
        known[field.name] if field.name in known.column_names else _nothing(len(known), field.type)
        for field in table.schema
    ]
    return pa.Table.from_arrays(columns, names=names)


def _nothing(rows: int, kind: pa.DataType) -> pa.ChunkedArray:
    """Give a column without values: one short piece, as often as it takes."""
    piece = pa.nulls(min(rows, NOTHING_ROWS), kind)
    times, rest = divmod(rows, NOTHING_ROWS)
    return pa.chunked_array([*[piece] * times, piece.slice(0, rest if times else rows)], kind)


def _scanned(node: dict[str, Any]) -> Iterator[str]:
    """List the columns that the scans of tables in memory read."""
    if node["name"].strip() == ARROW_SCAN:
        columns = node["extra_info"].get("Projections", [])
        yield from [columns] if isinstance(columns, str) else columns
    for child in node.get("children", []):
        yield from _scanned(child)
