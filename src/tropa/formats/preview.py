"""The first rows of a table, to look at."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from tropa.formats.source import REFUSED, BatchPlan, CsvPlan, ParquetPlan, TableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = list[str | None]


def preview(source: TableSource, rows: int = 50) -> list[Row]:
    """Read the first rows as text, one cell for each column of the source; blank cells are None.

    Only as much of the file is read as these rows need.
    """
    return list(islice(_rows(source, rows), rows))


def _rows(source: TableSource, rows: int) -> Iterator[Row]:
    if isinstance(source.plan, CsvPlan):
        return _csv_rows(source.plan)
    if isinstance(source.plan, ParquetPlan):
        return _parquet_rows(source.plan, rows)
    return _batch_rows(source.plan, source.columns)


def _csv_rows(plan: CsvPlan) -> Iterator[Row]:
    width = len(plan.columns)
    with plan.path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, delimiter=plan.separator, quotechar=plan.quote)
        for cells in islice(reader, plan.header_row, None):
            if cells:
                padded = [cell or None for cell in cells[:width]]
                yield padded + [None] * (width - len(padded))


def _parquet_rows(plan: ParquetPlan, rows: int) -> Iterator[Row]:
    with pq.ParquetFile(plan.path) as stored:
        for batch in stored.iter_batches(batch_size=max(rows, 1)):
            for row in batch.to_pylist():
                yield [_text(value) for value in row.values()]


def _batch_rows(plan: BatchPlan, columns: tuple[str, ...]) -> Iterator[Row]:
    for batch in plan.batches():
        for row in batch.to_pylist():
            if not row.get(REFUSED):
                yield [_text(row.get(column)) for column in columns]


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)
