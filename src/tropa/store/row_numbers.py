"""From a place in a scan to the row of the file, as a spreadsheet would number it."""

from __future__ import annotations

import csv
import mmap
from typing import TYPE_CHECKING

from tropa.formats.source import CsvPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tropa.store.staging import Staged

_BLANK_LINES = (b"\n\n", b"\n\r\n", b"\r\r")


def file_rows(staged: Staged, places: Sequence[int], *, rejects: str) -> list[int]:
    """Number the rows at the given places (from 0, ascending) of a scan.

    A scan leaves out blank lines and the rows in ``rejects``; both count in the file. Where the
    scan itself brought row numbers, they are given back as they are.
    """
    plan = staged.source.plan
    if staged.has_row or not places:
        return list(places)
    if not isinstance(plan, CsvPlan):
        return [place + 1 for place in places]
    lines = staged.connection.execute(f"SELECT DISTINCT line FROM {rejects}").fetchall()
    left_out = sorted({*(line for (line,) in lines), *_blank_rows(plan)})
    return list(_numbered(places, left_out, first=plan.header_row + 1))


def _numbered(places: Iterable[int], left_out: list[int], *, first: int) -> Iterator[int]:
    """Shift each place by what was left out above it."""
    gone = 0
    for place in places:
        while gone < len(left_out) and left_out[gone] <= place + first + gone:
            gone += 1
        yield place + first + gone


def _blank_rows(plan: CsvPlan) -> Iterator[int]:
    """Number the blank lines below the header; a column on its own may be blank."""
    if len(plan.columns) == 1 or not _may_hold_blank_lines(plan):
        return
    with plan.path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        reader = csv.reader(file, delimiter=plan.separator, quotechar=plan.quote or None)
        for number, row in enumerate(reader, start=1):
            if not row and number > plan.header_row:
                yield number


def _may_hold_blank_lines(plan: CsvPlan) -> bool:
    with plan.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        return any(text.find(pair) >= 0 for pair in _BLANK_LINES)
