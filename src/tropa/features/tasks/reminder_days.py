"""On which days somebody is reminded of a deadline."""

from __future__ import annotations

from datetime import date, timedelta

BEFORE_DAYS = 3
AGAIN_DAYS = 7


def reminder_day(deadline: date, *, today: date) -> date | None:
    """Give the last day up to today on which to remind of a deadline; None before the first.

    These are three days before it, the day itself, the day after, and then once a week. Asked on
    any later day it still names the day that was missed: a worker that was down catches up.

    Examples
    --------
    >>> friday = date(2026, 3, 6)
    >>> [str(reminder_day(friday, today=friday + timedelta(days))) for days in (-4, -2, 0, 7, 8)]
    ['None', '2026-03-03', '2026-03-06', '2026-03-07', '2026-03-14']
    """
    overdue = (today - deadline).days
    if overdue < -BEFORE_DAYS:
        return None
    if overdue < 0:
        return deadline - timedelta(days=BEFORE_DAYS)
    if overdue == 0:
        return deadline
    return deadline + timedelta(days=1 + (overdue - 1) // AGAIN_DAYS * AGAIN_DAYS)
