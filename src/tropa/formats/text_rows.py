"""The rows of a small table one by one, whatever file it came from."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from tropa.core.errors import InputError
from tropa.formats.cell_text import cell_text
from tropa.formats.source import REFUSED, ROW, CsvPlan, ParquetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.formats.source import BatchPlan, TableSource

Cells = dict[str, str | None]


def text_rows(source: TableSource) -> Iterator[tuple[int, Cells]]:
    """Give each row with its number in the file; every value as text, blanks as null.

    For tables of human size: big ones are scanned by the store's engine.

    Raises
    ------
    InputError
        A row that is no row of this table, with its number.
    """
    plan = source.plan
    if isinstance(plan, CsvPlan):
        return _csv_rows(plan, file=source.file)
    if isinstance(plan, ParquetPlan):
        return _parquet_rows(plan)
    return _batch_rows(plan, file=source.file)


def _parquet_rows(plan: ParquetPlan) -> Iterator[tuple[int, Cells]]:
    with pq.ParquetFile(plan.path) as stored:
        rows = (row for batch in stored.iter_batches() for row in batch.to_pylist())
        for number, row in enumerate(rows, start=1):
            yield number, {name: cell_text(value) for name, value in row.items()}


def _batch_rows(plan: BatchPlan, *, file: str) -> Iterator[tuple[int, Cells]]:
    for batch in plan.batches():
        for row in batch.to_pylist():
            number, reason = row.pop(ROW), row.pop(REFUSED, None)
            if reason:
                raise InputError(reason, file=file, row=number, hint="Correct the file.")
            yield number, row


def _csv_rows(plan: CsvPlan, *, file: str) -> Iterator[tuple[int, Cells]]:
    width = len(plan.columns)
    with plan.path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(
            stream,
            delimiter=plan.separator,
            quotechar=plan.quote or None,
            quoting=csv.QUOTE_MINIMAL if plan.quote else csv.QUOTE_NONE,
        )
        before = 0
        for ordinal, cells in enumerate(reader):
            number, before = before + 1, reader.line_num
            if ordinal < plan.header_row or not any(cells):
                continue
            if len(cells) != width:
                raise InputError(
                    f"The row has {len(cells)} values, the header {width}.",
                    file=file,
                    row=number,
                    hint="Correct the row; a value that holds the separator needs quotes.",
                )
            yield (
                number,
                {name: cell or None for name, cell in zip(plan.columns, cells, strict=True)},
            )
