"""Names for columns, none blank and none twice; and rows that sum up those above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.source import REFUSED, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_NAME = 4096
_TOTALS = (
    "итого", "всего", "итог", "общий итог", "сумма", "общая сумма", "razem", "suma",
    "suma końcowa", "ogółem", "łącznie", "total", "totals", "grand total", "sum", "subtotal",
    "total geral", "soma",
)  # fmt: skip


def unique_names(headings: Iterable[str]) -> tuple[str, ...]:
    """Name blank headings by their place; number the repeated ones and those we use ourselves.

    Examples
    --------
    >>> unique_names(["id", "", "id", "id (2)"])
    ('id', 'column 2', 'id (2)', 'id (2) (2)')
    >>> unique_names(["Data", "data"])
    ('Data', 'data (2)')
    """
    names: list[str] = []
    taken: set[str] = {ROW, REFUSED}
    free: dict[str, int] = {}  # where to go on numbering: thousands may bear the same name
    for place, heading in enumerate(headings, start=1):
        wanted = " ".join(heading.replace("\ufeff", "").split()) or f"column {place}"
        name, ordinal = wanted, free.get(wanted.casefold(), 2)
        while name.casefold() in taken:  # engines do not tell upper from lower case
            name, ordinal = f"{wanted} ({ordinal})", ordinal + 1
        free[wanted.casefold()] = ordinal
        names.append(name)
        taken.add(name.casefold())
    return tuple(names)


def refuse_endless_names(names: Iterable[str], *, file: str, row: int) -> None:
    """Refuse a heading that holds a whole text, as where lines are not ended."""
    longest = max(names, key=len, default="")
    if len(longest) > LONGEST_NAME:
        raise InputError(
            f"'{longest[:40]} …' is too long for the name of a column.",
            file=file,
            row=row,
            hint="Look whether the lines of the file are ended, and its first row names columns.",
        )


def is_total_row(row: Sequence[str | None]) -> bool:
    """Tell whether a row is a sum at the foot of a table (``Итого``, ``Razem``, ``Total`` …).

    Examples
    --------
    >>> is_total_row(["Итого:", "", "1 250,00"]), is_total_row(["Total Wine", "2025-01-01", "5"])
    (True, False)
    """
    first = next((cell for cell in row if cell and cell.strip()), "")
    filled = sum(1 for cell in row if cell and cell.strip())
    is_sparse = len(row) == 1 or filled < len(row)
    return is_sparse and first.strip().rstrip(":").strip().lower() in _TOTALS
