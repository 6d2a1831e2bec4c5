"""The rows of a small table one by one, whatever file it came from."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from tropa.formats.cell_text import cell_text
from tropa.formats.source import ROW, CsvPlan, ParquetPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.formats.source import TableSource

Cells = dict[str, str | None]


def text_rows(source: TableSource) -> Iterator[tuple[int, Cells]]:
    """Give each row with its number in the file; every value as text, blanks as null.

    For tables of human size: big ones are scanned by the store's engine.
    """
    plan = source.plan
    if isinstance(plan, CsvPlan):
        yield from _csv_rows(plan)
        return
    if isinstance(plan, ParquetPlan):
        rows = (
            row for batch in pq.ParquetFile(plan.path).iter_batches() for row in batch.to_pylist()
        )
        for number, row in enumerate(rows, start=1):
            yield number, {name: cell_text(value) for name, value in row.items()}
        return
    for batch in plan.batches():
        for row in batch.to_pylist():
            yield row.pop(ROW), row


def _csv_rows(plan: CsvPlan) -> Iterator[tuple[int, Cells]]:
    with plan.path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(
            islice(stream, plan.header_row, None),
            delimiter=plan.separator,
            quotechar=plan.quote or None,
            quoting=csv.QUOTE_MINIMAL if plan.quote else csv.QUOTE_NONE,
        )
        before = 0
        for cells in reader:
            number, before = plan.header_row + before + 1, reader.line_num
            if any(cells):
                padded = [cell or None for cell in cells] + [None] * len(plan.columns)
                yield number, dict(zip(plan.columns, padded, strict=False))
