"""A small table as it stands in its file: rows of texts, nothing taken for a heading."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.cell_text import cell_text
from tropa.formats.csv_copy import copy_as_utf8, needs_copy
from tropa.formats.csv_dialect import guess_quote, guess_separator, named_separator
from tropa.formats.encoding import look_at_text
from tropa.formats.formula_guard import unguard_text
from tropa.formats.open import refuse_foreign
from tropa.formats.sheet_layout import fill_merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tropa.formats.cell_text import Cell

MOST_ROWS = MOST_COLUMNS = 5_000
MOST_CELLS = 500_000
MOST_BLANK_CELLS = 10 * MOST_CELLS
"""A sheet may have blank rows and columns around its table."""
HEAD_BYTES = 1024
LIST_ENDING = ".txt"
"""A plain text is a list of notes: its commas separate nothing."""
Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal length; an empty cell is an empty text.

    Attributes
    ----------
    rows : Texts
        The cells as they stand: a merged range has its text in its first cell alone.
    filled : Texts
        The same with the text of a merged range in each of its cells.
    sheet, sheets
        Which sheet of a workbook this is, and which there are.
    """

    file: str
    rows: Texts
    filled: Texts
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    def turned(self) -> Grid:
        """Swap rows and columns."""
        rows, filled = (tuple(zip(*each, strict=True)) for each in (self.rows, self.filled))
        return Grid(self.file, rows, filled, self.sheet, self.sheets)


def read_grid(path: Path, *, work_dir: Path, file: str = "", sheet: str | None = None) -> Grid:
    """Read a workbook's sheet or a delimited text as it stands.

    What a cell computes is taken as the value it shows, and a text that begins like a formula
    stays a text.

    Raises
    ------
    InputError
        The file is damaged or built to do harm, holds nothing, or is far larger than any map.
    """
    file = file or path.name
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _workbook(path, file=file, sheet=sheet)
    refuse_foreign(head, file)
    looked = look_at_text(path, file=file)
    if needs_copy(looked):
        path = copy_as_utf8(path, looked, file=file, work_dir=work_dir)
    text = path.read_text(encoding="utf-8-sig")
    if file.lower().endswith(LIST_ENDING):
        return paste_grid(text, file=file)
    named = named_separator(text)
    quote = guess_quote(text)
    separator = named or guess_separator(text, quote=quote)
    rows = _delimited(text, separator=separator, quote=quote, file=file)
    return grid_of(rows[1:] if named else rows, file=file)


def paste_grid(text: str, *, file: str = "") -> Grid:
    """Cut a pasted text: one line a row, tabs between its columns.

    Examples
    --------
    >>> paste_grid("Call\\tlong wait\\n\\nVisit").rows
    (('Call', 'long wait'), ('Visit', ''))
    """
    if "\t" in text:
        return grid_of(_delimited(text, separator="\t", quote='"', file=file), file=file)
    return grid_of([[line] for line in text.splitlines()], file=file)


def grid_of(
    rows: Sequence[Sequence[str]],
    *,
    file: str,
    filled: Sequence[Sequence[str]] | None = None,
    sheet: str | None = None,
    sheets: tuple[str, ...] = (),
) -> Grid:
    """Square the rows; empty ones at the end, and empty ones of a text, are none.

    Raises
    ------
    InputError
        There is nothing in them, or far too much.
    """
    clean = [[unguard_text(cell.replace("\0", "").strip()) for cell in row] for row in rows]
    kept = [index for index, row in enumerate(clean) if any(row)]
    if not kept:
        raise InputError("There is no text in it.", file=file, hint="Choose one that holds a map.")
    width = max(place for row in clean for place, cell in enumerate(row, 1) if cell)
    if len(kept) > MOST_ROWS or width > MOST_COLUMNS or len(kept) * width > MOST_CELLS:
        raise _too_large(len(kept), width, file)
    squared = tuple(_squared(clean[index], width) for index in kept)
    full = squared
    if filled is not None:
        full = tuple(_squared([c.strip() for c in filled[index]], width) for index in kept)
    return Grid(file, squared, full, sheet, sheets)


def _too_large(rows: int, columns: int, file: str) -> InputError:
    return InputError(
        f"The table has {rows} rows and {columns} columns, far more than a map holds.",
        file=file,
        hint="Keep the part that is the map.",
    )


def _squared(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row[:width], *[""] * (width - len(row)))


def _delimited(text: str, *, separator: str, quote: str, file: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quotechar=quote)
    try:
        return list(islice(reader, MOST_ROWS * 4))
    except csv.Error as error:
        raise InputError(
            "this row cannot be cut into cells.",
            file=file,
            row=reader.line_num,
            hint="Save it again as .csv or .xlsx.",
        ) from error


def _workbook(path: Path, *, file: str, sheet: str | None) -> Grid:
    from tropa.formats.xlsx import open_sheet  # only who reads workbooks pays for their parser

    opened, sheets = open_sheet(path, sheet, file=file)
    height, width = opened.total_height + 1, opened.total_width + 1  # it counts them from 0
    if min(height, MOST_ROWS * 4) * width > MOST_BLANK_CELLS:  # two far cells fill a rectangle
        raise _too_large(height, width, file)
    rows: list[Sequence[Cell]] = list(islice(opened.iter_rows(), MOST_ROWS * 4))
    filled = fill_merged(rows, opened.merged_cell_ranges or [])
    return grid_of(
        [_texts(row) for row in rows],
        file=file,
        filled=[_texts(row) for row in filled],
        sheet=opened.name,
        sheets=sheets,
    )


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell_text(cell) or "" for cell in row]
