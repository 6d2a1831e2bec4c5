"""Months as numbers, by integer arithmetic that every engine does alike.

A zone's clock is brought in as the offset it has where a month begins there: a table of few rows,
since summer time begins and ends between two such moments.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from zoneinfo import ZoneInfo

import ibis

from tropa.core.clock import to_us
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from ibis.expr.types import IntegerValue, Table

Number = TypeVar("Number", int, "IntegerValue")
DAY_US = 86_400_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Outside of these years a zone keeps the offset it has at their border."""


class Facts(Protocol):
    """What runs an expression over facts: journeys or observations."""

    def run(self, expression: Table, /) -> pa.Table:
        """Give the rows."""


def day_of(facts: Facts, table: Table, *, zone: str) -> IntegerValue:
    """Give a day of the month in which the clocks of a zone show ``table.time_us``.

    Days are counted from 1970. Within a month a day may be one off, for offsets are those of the
    months' first midnights: only ask in which month it lies.

    Parameters
    ----------
    facts : Journeys or Observations
        Tells the period of the table, so that only the zone's offsets in it are looked at.
    zone : str
        IANA name, such as ``Europe/Warsaw``.
    """
    time_us = table.time_us
    if zone == "UTC":
        return time_us // DAY_US
    period = facts.run(table.aggregate(low=time_us.min(), high=time_us.max()))
    low, high = period["low"][0].as_py(), period["high"][0].as_py()
    if low is None:
        return time_us // DAY_US
    return (time_us + _offset(time_us, offsets_between(zone, low, high))) // DAY_US


def offsets_between(zone: str, low_us: int, high_us: int) -> list[tuple[int, int]]:
    """List ``(from_us, offset_us)``: what to add to a moment so that UTC tells the local month.

    Each offset is that of the month's first midnight in the zone; it is used from the middle of
    the month before, far from any midnight that matters.

    Examples
    --------
    >>> [offset // 3_600_000_000 for _, offset in offsets_between("Europe/Warsaw", 0, 0)]
    [1]
    """
    clock = ZoneInfo(zone)
    found: list[tuple[int, int]] = []
    for number in range(_month_before(low_us), _month_before(high_us) + 3):
        year, month = number // 12, number % 12 + 1
        begins = datetime(year, month, 1, tzinfo=UTC)
        offset_us = to_us(begins) - to_us(datetime(year, month, 1, tzinfo=clock))
        if not found or found[-1][1] != offset_us:
            found.append((to_us(begins) - 15 * DAY_US, offset_us))
    return found


def _month_before(time_us: int) -> int:
    """Give the month before a moment's, within the years that are looked at."""
    edges = (datetime(FIRST_YEAR, 2, 1, tzinfo=UTC), datetime(LAST_YEAR, 1, 1, tzinfo=UTC))
    inside = min(max(time_us, to_us(edges[0])), to_us(edges[1]))
    moment = datetime.fromtimestamp(inside // 1_000_000, tz=UTC)
    return moment.year * 12 + moment.month - 2


def _offset(time_us: IntegerValue, offsets: Sequence[tuple[int, int]]) -> IntegerValue:
    """Look a moment's offset up by halving, so that long periods cost a row little."""
    if len(offsets) == 1:
        return ibis.literal(offsets[0][1], "int64")
    middle = len(offsets) // 2
    earlier, later = _offset(time_us, offsets[:middle]), _offset(time_us, offsets[middle:])
    return ibis.ifelse(time_us < offsets[middle][0], earlier, later)


def distinct_by_month(
    facts: Facts, table: Table, name: str, *, zone: str
) -> list[tuple[int, Estimate]]:
    """Count the distinct values of a column by month: each counts once a month."""
    days = table.select(name, day=day_of(facts, table, zone=zone)).distinct()
    by_month = days.group_by(month=month_number(days.day))
    counts = facts.run(by_month.agg(n=days[name].nunique()).order_by("month")).to_pylist()
    return [(row["month"], Estimate(float(row["n"]), None, None, n=row["n"])) for row in counts]


def month_number(day: Number) -> Number:
    """Give year · 12 + month − 1 of a day, by the civil calendar (Hinnant's days algorithm).

    Parameters
    ----------
    day : int or ibis integer
        Days since 1970, also negative ones; a plain column, for it is used many times over.

    Examples
    --------
    >>> month_name(month_number(-1))
    '1969-12'
    """
    days = day + 719_468
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
