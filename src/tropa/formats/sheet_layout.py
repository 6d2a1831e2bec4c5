"""Where a sheet's table begins and ends: title rows, merged headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tropa.formats.cell_text import Cell, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = Sequence[Cell]
Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of a merged range, both from 0."""

HEAD_ROWS = 60
"""How far down a heading is looked for."""


def fill_merged(rows: Sequence[Row], merges: Iterable[Merge]) -> list[list[Cell]]:
    """Give every cell of a merged range the text of its first cell.

    Ranges do not overlap: together they cover no more than the sheet, or it was built to do harm.
    """
    filled = [list(row) for row in rows]
    left_over = sum(map(len, filled))
    for (top, left), (bottom, right) in merges:
        if top >= len(filled) or left >= len(filled[top]):
            continue
        height, width = min(bottom + 1, len(filled)) - top, min(right + 1, len(filled[top])) - left
        left_over -= max(height, 0) * max(width, 0)
        if left_over < 0:
            break
        for row in filled[top : bottom + 1]:
            row[left : right + 1] = [filled[top][left]] * len(row[left : right + 1])
    return filled


def find_heading(rows: Sequence[Row], merges: Iterable[Merge]) -> int | None:
    """Find the row (from 0) that names the columns: the first about as wide as the table.

    A title stands alone in its row (also when merged over the whole width), and a heading is
    mostly text. ``rows`` are the first rows of the sheet.
    """
    filled = fill_merged(rows, merges)
    widths = Counter(width for row in filled if (width := _filled(row)))
    if not widths:
        return None
    usual = max(widths, key=lambda width: (widths[width] * width, width))
    for index, row in enumerate(filled):
        texts = sum(isinstance(cell, str) and cell.strip() != "" for cell in row)
        is_alone = usual > 1 and _filled(rows[index]) == 1 and len({*map(str, row)} - {""}) == 1
        if _filled(row) * 2 >= usual and not is_alone and texts * 2 >= _filled(row):
            return index
    return next(index for index, row in enumerate(filled) if _filled(row))


def heading_depth(heading: int, merges: Iterable[Merge]) -> int:
    """Tell how many rows a heading spans, by its merged cells.

    A cell merged downwards shows the depth; a group merged sideways has one more row of names
    below it.
    """
    depth = 1
    for (top, left), (bottom, right) in merges:
        if top <= heading <= bottom:
            depth = max(depth, bottom - heading + 1 + (right > left))
    return depth


def join_headings(rows: Sequence[Row], width: int) -> list[str]:
    """Join the texts of several heading rows with " / ", each text once."""
    names = []
    for column in range(width):
        texts = [cell_text(row[column]) if column < len(row) else None for row in rows]
        names.append(" / ".join(dict.fromkeys(" ".join(t.split()) for t in texts if t)))
    return names


def _filled(row: Row) -> int:
    return sum(cell_text(cell) is not None for cell in row)
