"""Where the heading of a table of text is, told from titles above it and data below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tropa.formats.dates import is_blank, read_moment
from tropa.formats.numbers import parse_number

LOOK_FOR_HEADING = 40


def find_heading(rows: Sequence[Sequence[str | None]]) -> int:
    """Find the row (from 0) that names the columns among the first rows of a table.

    It is the first row as wide as the table that is mostly filled; rows above it are titles.

    Examples
    --------
    >>> find_heading([["Sales in May"], [], ["order", "time", "sum"], ["1", "2025-05-01", "5"]])
    2
    """
    width = table_width(rows)
    for at, row in enumerate(rows[:LOOK_FOR_HEADING]):
        filled = sum(1 for cell in row if cell and cell.strip())
        if len(row) >= max(1, 0.6 * width) and filled > 0.6 * width and not _is_title(row, width):
            return at
    return next((at for at, row in enumerate(rows) if any(row)), 0)


def table_width(rows: Sequence[Sequence[str | None]]) -> int:
    """Count the columns that most rows have; of two equally common widths the larger.

    Examples
    --------
    >>> table_width([["title"], ["a", "b"], ["1", "2"]])
    2
    """
    widths = Counter(len(row) for row in rows if row)
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def _is_title(row: Sequence[str | None], width: int) -> bool:
    """Whether a wide row is still no heading: it repeats one merged text, or holds values."""
    cells = [cell.strip() for cell in row if cell and cell.strip()]
    if width > 2 and len(set(cells)) == 1:
        return True
    return bool(cells) and not any(_is_name(cell) for cell in cells) and width > 1


def _is_name(cell: str) -> bool:
    return parse_number(cell) is None and parse_number(cell, ",") is None and not _is_date(cell)


def _is_date(cell: str) -> bool:
    return not is_blank(cell) and read_moment(cell) is not None


def holds_values(heading: Iterable[str | None]) -> bool:
    """Whether a heading looks like a row of data: most of its cells are numbers or dates.

    Examples
    --------
    >>> holds_values(["A1", "2006-07-24", "35.0"]), holds_values(["case", "2024", "time"])
    (True, False)
    """
    cells = [cell.strip() for cell in heading if cell and cell.strip()]
    return bool(cells) and sum(not _is_name(cell) for cell in cells) > 0.5 * len(cells)
