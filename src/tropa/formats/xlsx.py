"""Excel workbooks (.xlsx): a chosen sheet, its table found among titles and totals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tropa.core.errors import InputError
from tropa.formats.cell_text import cell_text
from tropa.formats.headings import is_total_row, refuse_endless_names, unique_names
from tropa.formats.sheet_layout import (
    HEAD_ROWS,
    fill_merged,
    find_heading,
    heading_depth,
    join_headings,
)
from tropa.formats.source import BatchPlan, TableSource
from tropa.formats.text_batches import text_batch, text_schema
from tropa.formats.workbook_guard import check_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa
    from python_calamine import CalamineSheet

    from tropa.core.mappings import ReadOptions
    from tropa.formats.sheet_layout import Row
    from tropa.formats.source import Progress

BATCH_ROWS = 50_000
LONGEST_FOOT = 50
"""How many total rows at the foot are looked for."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table lies in its sheet (rows and columns from 0, ``stop`` is past the end)."""

    heading: int
    start: int
    stop: int
    names: tuple[str, ...]
    totals: tuple[int, ...]


def open_xlsx(
    path: Path,
    options: ReadOptions,
    *,
    work_dir: Path,  # noqa: ARG001 -- every opener is called alike; this one needs no room on disk
    progress: Progress | None = None,
) -> TableSource:
    """Open one sheet of a workbook as a table of texts.

    Parameters
    ----------
    path : Path
        The workbook.
    options : ReadOptions
        ``sheet`` (else the first visible one that holds data), ``header_row``, ``header_rows``.
    work_dir : Path
        Not used: a sheet is held in memory.
    progress : Progress | None
        Told the share done.

    Raises
    ------
    InputError
        The file is no sound workbook, the sheet is not there or is empty, or there is no such
        heading row.
    """
    sheet, names = open_sheet(path, options.sheet, file=path.name)
    place = f"{path.name}, sheet '{sheet.name}'"
    table = _find_table(sheet, options, place)
    schema = text_schema(table.names)
    return TableSource(
        file=path.name,
        kind="xlsx",
        columns=table.names,
        plan=BatchPlan(schema, lambda: _batches(sheet, table, schema, progress=progress)),
        sheets=names,
        options={
            "sheet": sheet.name,
            "header_row": table.heading + 1,
            "header_rows": table.start - table.heading,
        },
        warnings=tuple(_warnings(table)),
    )


def open_sheet(
    path: Path, wanted: str | None, *, file: str
) -> tuple[CalamineSheet, tuple[str, ...]]:
    """Read one sheet of a workbook (else the first visible one with data) and name them all.

    Raises
    ------
    InputError
        The file is no sound workbook, or the sheet is not there or is empty.
    """
    check_workbook(path, file=file)
    try:
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as workbook:
            return _choose(workbook, wanted, file=file), tuple(workbook.sheet_names)
    except CalamineError as error:
        raise InputError(
            "The workbook cannot be read.",
            file=file,
            hint="Open it in Excel or LibreOffice and save it again as .xlsx.",
        ) from error


def _choose(workbook: CalamineWorkbook, wanted: str | None, *, file: str) -> CalamineSheet:
    sheets = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    listed = ", ".join(f"'{sheet.name}'" for sheet in sheets)
    if wanted is not None:
        if wanted not in {sheet.name for sheet in sheets}:
            raise InputError(f"There is no sheet '{wanted}'.", file=file, hint=f"It has: {listed}.")
        return workbook.get_sheet_by_name(wanted)
    for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible):
        read = workbook.get_sheet_by_name(sheet.name)
        if read.start is not None:
            return read
    raise InputError("Every sheet is empty.", file=file, hint="Choose a file that holds a table.")


def _find_table(sheet: CalamineSheet, options: ReadOptions, place: str) -> _Table:
    merges = sheet.merged_cell_ranges or []
    top = list(islice(sheet.iter_rows(), _head_size(options)))
    head = fill_merged(top, merges)
    heading = find_heading(top, merges) if options.header_row is None else options.header_row - 1
    if heading is None:
        raise InputError("The sheet is empty.", file=place, hint="Choose another sheet.")
    if not 0 <= heading < len(head):
        raise InputError(
            f"There is no row {heading + 1}: the sheet ends at row {len(head)}.",
            file=place,
            hint="Choose another heading row.",
        )
    depth = options.header_rows
    if depth == 1 and options.header_row is None:
        depth = _depth_found(head, heading, heading_depth(heading, merges))
    start = heading + depth
    stop, width, totals = _foot(sheet, start)
    names = join_headings(head[heading:start], max(width, _used_width(head[heading:start])))
    refuse_endless_names(names, file=place, row=heading + 1)
    return _Table(heading, start, stop, unique_names(names), totals)


def _head_size(options: ReadOptions) -> int:
    return max(HEAD_ROWS, (options.header_row or 1) + options.header_rows)


def _depth_found(head: Sequence[Row], heading: int, depth: int) -> int:
    """Trust merged cells only where the rows below hold nothing but text, as names do."""
    below = [cell for row in head[heading + 1 : heading + depth] for cell in row]
    is_text = all(isinstance(cell, str) for cell in below) and heading + depth <= len(head)
    return depth if is_text else 1


def _used_width(rows: Sequence[Row]) -> int:
    return max(
        (i for row in rows for i, cell in enumerate(row, 1) if cell_text(cell) is not None),
        default=1,
    )


def _foot(sheet: CalamineSheet, start: int) -> tuple[int, int, tuple[int, ...]]:
    """Find the end of the table, its width, and the total rows (left out) at its foot."""
    stop, width, totals = start, 1, list[int]()
    for index, row in enumerate(sheet.iter_rows()):
        if index < start or not any(cell != "" for cell in row):
            continue
        used = _used_width([row])
        width = max(width, used)
        if _is_total(row):
            totals.append(index)
        else:
            stop = index + 1
    foot = tuple(index for index in totals if index >= stop)[-LONGEST_FOOT:]
    return stop, width, foot


def _is_total(row: Row) -> bool:
    """Judge by the first text alone: in a table of two columns a sum leaves nothing blank."""
    first = next((text for cell in row if (text := cell_text(cell))), None)
    return is_total_row([first, None])


def _batches(
    sheet: CalamineSheet, table: _Table, schema: pa.Schema, *, progress: Progress | None
) -> Iterator[pa.RecordBatch]:
    rows = enumerate(islice(sheet.iter_rows(), table.start, table.stop), start=table.start + 1)
    width = len(table.names)
    while block := list(islice(rows, BATCH_ROWS)):
        texts = [(number, [cell_text(cell) for cell in row[:width]]) for number, row in block]
        kept = [(number, row) for number, row in texts if any(row)]
        columns = [[row[i] if i < len(row) else None for _, row in kept] for i in range(width)]
        yield text_batch(schema, [number for number, _ in kept], columns)
        if progress is not None:
            progress(block[-1][0] / max(table.stop, 1))


def _warnings(table: _Table) -> Iterator[str]:
    if table.heading == 1:
        yield "Skipped row 1 above the heading in row 2."
    elif table.heading > 1:
        yield f"Skipped rows 1–{table.heading} above the heading in row {table.heading + 1}."
    if table.totals:
        rows = ", ".join(str(index + 1) for index in table.totals)
        yield f"Left out the total row at the foot: row {rows}."
