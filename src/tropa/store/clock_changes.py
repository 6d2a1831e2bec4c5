"""The hours that a zone's wall clocks showed twice or never."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tropa.formats.zones import wall_us, zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1)  # a time on the wall: no zone on purpose
_FIRST, _LAST = datetime(1900, 1, 1), datetime(2100, 1, 1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A stretch ``[low_us, high_us)`` on the wall, shown twice or (else) never."""

    wall: datetime
    low_us: int
    high_us: int
    is_twice: bool


def clock_changes(zone: str, low_us: int, high_us: int) -> list[ClockChange]:
    """Find the changes between two times on the wall (µs since 1970 on the same wall).

    Examples
    --------
    >>> day = 86_400_000_000
    >>> [(c.wall.isoformat(), c.is_twice) for c in clock_changes("Europe/Warsaw", 0, 3000 * day)]
    [('1977-04-03T01:00:00', False), ('1977-09-25T01:00:00', True)]
    """
    place = zone_named(zone)
    day = max(_EPOCH + timedelta(microseconds=low_us), _FIRST) - timedelta(days=2)
    last = min(_EPOCH + timedelta(microseconds=high_us), _LAST) + timedelta(days=2)
    found = []
    while day < last:
        after = day + timedelta(days=1)
        if _offset(day, place) != _offset(after, place):
            found.append(_change(day, after, place))
        day = after
    return [change for change in found if change is not None]


def _offset(wall: datetime, zone: ZoneInfo) -> timedelta:
    return wall.replace(tzinfo=zone).utcoffset() or timedelta()


def _folds(wall: datetime, zone: ZoneInfo) -> bool:
    return _offset(wall, zone) != _offset(wall.replace(fold=1), zone)


def _change(day: datetime, after: datetime, zone: ZoneInfo) -> ClockChange | None:
    """Walk the day by minutes to the stretch where the two readings of the wall differ."""
    low = day
    while low < after and not _folds(low, zone):
        low += _MINUTE
    if low == after:
        return None
    high = low
    while _folds(high, zone):
        high += _MINUTE
    is_twice = _offset(low, zone) > _offset(low.replace(fold=1), zone)
    return ClockChange(low, wall_us(low), wall_us(high), is_twice)
