"""Moments written as a bare number: Excel's days, or time since 1970."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from tropa.formats.moments import Moment, Precision
from tropa.formats.zones import wall_to_us, zone_named

Unit = Literal["excel", "seconds", "milliseconds", "microseconds", "nanoseconds"]
_NUMBER = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,12})?")
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # Excel counts a 29 February 1900 that never was


@dataclass(frozen=True, slots=True)
class Counting:
    """How a count becomes microseconds: ``round(value × us_each)`` after the origin."""

    us_each: Decimal
    low: int
    high: int
    precision: Precision


COUNTINGS: dict[Unit, Counting] = {
    "excel": Counting(Decimal(86_400_000_000), 14_610, 73_051, "second"),
    "seconds": Counting(Decimal(1_000_000), 10**8, 4 * 10**9, "second"),
    "milliseconds": Counting(Decimal(1000), 9 * 10**11, 4 * 10**12, "microsecond"),
    "microseconds": Counting(Decimal(1), 9 * 10**14, 4 * 10**15, "microsecond"),
    "nanoseconds": Counting(Decimal("0.001"), 9 * 10**17, 4 * 10**18, "microsecond"),
}
"""Excel: the years 1940 to 2099; seconds: 1973 to 2096; finer ones: 1998 to 2096, for shorter
numbers are dates written without marks (``202504031405``)."""


def unit_of(text: str) -> Unit | None:
    """Guess by its size what a bare number counts; None where it is no date.

    Examples
    --------
    >>> unit_of("45750.5"), unit_of("1464739200"), unit_of("1464739200123"), unit_of("42")
    ('excel', 'seconds', 'milliseconds', None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    value = Decimal(text.replace(",", "."))
    for unit, counting in COUNTINGS.items():
        if counting.low <= value < counting.high:
            return unit
    return None


def read_count(text: str, *, unit: Unit, zone: str = "UTC") -> Moment | None:
    """Read a bare number as a moment; Excel's days are times on the wall of ``zone``.

    Examples
    --------
    >>> read_count("25569.5", unit="excel").time_us
    43200000000
    >>> read_count("-1", unit="seconds").time_us
    -1000000
    """
    if not _NUMBER.fullmatch(text):
        return None
    us = _whole_us(text, unit)
    if unit != "excel":
        return Moment(us, COUNTINGS[unit].precision, has_zone=True)
    try:
        wall = _EXCEL_DAY_ZERO + timedelta(microseconds=us)
    except OverflowError:
        return None
    time_us, wall_clock = wall_to_us(wall, zone_named(zone))
    is_day = us % 86_400_000_000 == 0
    return Moment(time_us, "day" if is_day else "second", wall_clock=wall_clock)


def _whole_us(text: str, unit: Unit) -> int:
    us = int((Decimal(text.replace(",", ".")) * COUNTINGS[unit].us_each) // 1)
    if unit != "excel":
        return us
    # A day's fraction in a float is off by some microseconds: Excel itself shows milliseconds.
    return (us + 500) // 1000 * 1000
