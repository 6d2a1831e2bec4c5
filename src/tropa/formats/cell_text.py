"""The cell of a workbook as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = bool | int | float | str | date | datetime | time | timedelta | None


def cell_text(cell: Cell) -> str | None:
    """Write a cell as plain text; an empty cell and one with an error (#N/A) are null.

    Whole numbers lose their ``.0``, moments are ISO 8601, durations are ``H:MM:SS``.

    Examples
    --------
    >>> cell_text(3.0), cell_text(0.1), cell_text(1e21), cell_text(True), cell_text("  ")
    ('3', '0.1', '1000000000000000000000', 'true', None)
    >>> cell_text(datetime(2025, 1, 2, 3, 4)), cell_text(date(2025, 1, 2))
    ('2025-01-02T03:04:00', '2025-01-02')
    >>> cell_text(timedelta(hours=30))
    '30:00:00'
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, timedelta):
        return _duration_text(cell)
    return cell.isoformat()


def _number_text(number: float) -> str:
    if float(number).is_integer():
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def _duration_text(duration: timedelta) -> str:
    sign = "-" if duration < timedelta(0) else ""
    seconds = int(abs(duration).total_seconds())
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
