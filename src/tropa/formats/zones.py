"""From a time on the wall to a moment in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tropa.core.errors import InputError

WallClock = Literal["", "twice", "skipped"]
"""Whether the wall showed this time once, twice (clocks went back) or never (they went forward)."""

_EPOCH = datetime(1970, 1, 1)  # a time on the wall: no zone on purpose
_MICROSECOND = timedelta(microseconds=1)
_NAMED_MINUTES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180,
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+−-])(\d{1,2}):?(\d{2})?(?::?(\d{2}))?", re.IGNORECASE)


@cache
def zone_named(name: str) -> ZoneInfo:
    """Find an IANA zone by its name.

    Raises
    ------
    InputError
        When there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"'{name}' is no time zone.", hint="Use a name such as Europe/Warsaw or UTC."
        ) from error


def wall_us(wall: datetime) -> int:
    """Count microseconds from 1970-01-01 00:00 on the same wall.

    Examples
    --------
    >>> wall_us(datetime(1948, 1, 1))
    -694310400000000
    """
    return (wall - _EPOCH) // _MICROSECOND


def offset_seconds(text: str) -> int | None:
    """Read how far a written zone is ahead of UTC; None where it is not understood.

    Examples
    --------
    >>> [offset_seconds(zone) for zone in ("Z", "+03", "-0530", "GMT+3", "MSK", "XYZ")]
    [0, 10800, -19800, 10800, 10800, None]
    """
    word = text.strip().lower()
    if word in _NAMED_MINUTES:
        return _NAMED_MINUTES[word] * 60
    found = _OFFSET.fullmatch(word)
    if not found:
        return None
    sign, hours, minutes, seconds = found.groups()
    size = int(hours) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return None if size > 18 * 3600 else size * (1 if sign == "+" else -1)


def wall_to_us(wall: datetime, zone: ZoneInfo) -> tuple[int, WallClock]:
    """Turn a time on the wall of a zone into microseconds since 1970 UTC.

    A time the wall showed twice counts as the earlier; one it never showed is read by the clock
    as it was before the change. Both are told.

    Examples
    --------
    >>> warsaw = zone_named("Europe/Warsaw")
    >>> wall_to_us(datetime(2025, 10, 26, 2, 30), warsaw)
    (1761438600000000, 'twice')
    >>> wall_to_us(datetime(2025, 3, 30, 2, 30), warsaw)
    (1743298200000000, 'skipped')
    """
    if zone.key == "UTC":
        return wall_us(wall), ""
    first = wall.replace(fold=0, tzinfo=zone).utcoffset() or timedelta()
    second = wall.replace(fold=1, tzinfo=zone).utcoffset() or timedelta()
    state: WallClock = "" if first == second else "twice" if first > second else "skipped"
    return wall_us(wall) - first // _MICROSECOND, state


def us_to_wall(time_us: int, zone: ZoneInfo) -> datetime:
    """Show a moment on the wall of a zone (without a zone in the answer).

    Examples
    --------
    >>> us_to_wall(0, zone_named("Europe/Moscow"))
    datetime.datetime(1970, 1, 1, 3, 0)
    """
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=time_us)
    return moment.astimezone(zone).replace(tzinfo=None)
