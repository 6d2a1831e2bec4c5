"""Months (UTC) as numbers, by integer arithmetic that every engine does alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue

DAY_US = 86_400_000_000


def month_number(time_us: IntegerValue) -> IntegerValue:
    """Give year · 12 + month − 1 of a moment, by the civil calendar (Hinnant's days algorithm).

    Parameters
    ----------
    time_us : ibis integer
        Microseconds since 1970 UTC, also negative ones.
    """
    days = (time_us // DAY_US) + 719_468
    era = days // 146_097
    of_era = days - era * 146_097
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    return (year + era * 400) * 12 + shifted + 2


def month_name(number: int) -> str:
    """Write a month.

    Examples
    --------
    >>> month_name(2026 * 12 + 2)
    '2026-03'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
