"""Small foreign tables, and a connection to shape them on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from tropa.core.mappings import ColumnMapping, EventMapping
from tropa.formats.source import ROW, BatchPlan, CsvPlan, TableSource
from tropa.store.connect import open_memory
from tropa.store.event_shape import shape_events
from tropa.store.staging import stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from tropa.store.event_shape import ShapedEvents


@dataclass
class Bench:
    """A connection and a folder to try things on."""

    connection: DuckDBPyConnection
    folder: Path

    def csv(self, text: str, *, separator: str = ",", header_row: int = 1) -> TableSource:
        """A CSV file written here and now."""
        path = self.folder / "log.csv"
        path.write_bytes(text.encode())
        columns = tuple(text.splitlines()[header_row - 1].split(separator))
        return TableSource(
            "log.csv", "csv", columns, CsvPlan(path, separator, '"', header_row, columns)
        )

    def book(self, columns: dict[str, list[str | None]]) -> TableSource:
        """Rows handed over in batches, as from a workbook whose header is row 1."""
        count = len(next(iter(columns.values())))
        table = pa.table(
            {ROW: pa.array(range(2, count + 2), pa.int64())}
            | {name: pa.array(values, pa.string()) for name, values in columns.items()}
        )
        plan = BatchPlan(table.schema, lambda: iter(table.to_batches(max_chunksize=2)))
        return TableSource("book.xlsx", "xlsx", tuple(columns), plan)

    def shape(self, table: TableSource, mapping: EventMapping, **options: Any) -> ShapedEvents:
        """Stage and shape."""
        return shape_events(stage(table, self.connection), mapping, **options)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """All rows of a query."""
        return self.connection.sql(sql).to_arrow_table().to_pylist()

    def roles(self, *, zone: str = "UTC", **columns: str | ColumnMapping) -> EventMapping:
        """A mapping from column names to roles."""
        named = {
            name: role if isinstance(role, ColumnMapping) else ColumnMapping(role=role)
            for name, role in columns.items()
        }
        return EventMapping(columns=named, times={"zone": zone})


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    connection = open_memory(tmp_path)
    yield Bench(connection, tmp_path)
    connection.close()
