"""One written moment, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

from tropa.formats.months import bare_word, month_numbers
from tropa.formats.written_dates import Piece, reorder_ctime, split_moment
from tropa.formats.zones import WallClock, offset_seconds, wall_to_us, wall_us, zone_named

Precision = Literal["day", "minute", "second", "microsecond"]
BLANKS = frozenset(
    (
        "",
        "-",
        "–",
        "—",
        "null",
        "none",
        "nan",
        "nat",
        "na",
        "n/a",
        "nil",
        "\\n",
        "#n/a",
        "нет",
        "brak",
    )
)
_ZERO_DATE = re.compile(
    r"0000[-./]00[-./]00(?:[ t]00:00(?::00(?:\.0+)?)?)?z?|00[-./]00[-./]0000", re.I
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment and how sure its reading is.

    Attributes
    ----------
    time_us : int
        Microseconds since 1970-01-01 UTC.
    precision : Precision
        The finest unit that was written.
    has_zone : bool
        Whether the text names its zone.
    is_ambiguous_day : bool
        Whether day and month could change places (``03.04.2025``).
    wall_clock : WallClock
        ``twice`` or ``skipped`` where the clocks changed at that hour.
    """

    time_us: int
    precision: Precision
    has_zone: bool = False
    is_ambiguous_day: bool = False
    wall_clock: WallClock = ""


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: empty, ``NULL``, ``-``, ``0000-00-00`` …

    Examples
    --------
    >>> is_blank(" NULL "), is_blank("0000-00-00 00:00:00"), is_blank("0")
    (True, True, False)
    """
    if text is None:
        return True
    bare = text.strip().lower()
    return bare in BLANKS or _ZERO_DATE.fullmatch(bare) is not None


@lru_cache(maxsize=65_536)
def read_written(text: str, *, zone: str = "UTC", day_first: bool | None = None) -> Moment | None:
    """Read a moment that is written as a date, not as a bare number; None where it is none.

    Parameters
    ----------
    zone : str
        IANA zone of texts that name none.
    day_first : bool | None
        Whether ``03/04/2025`` is the third of April. None takes what the numbers allow, and for
        the rest the day first, unless the time is written with am or pm.

    Examples
    --------
    >>> read_written("Sep 5, 2016 3:04 PM").time_us == read_written("2016-09-05T15:04Z").time_us
    True
    >>> read_written("03.04.2025", day_first=False).is_ambiguous_day
    True
    """
    pieces = split_moment(reorder_ctime(_SPACES.sub(" ", text).strip()))
    if pieces is None:
        return None
    day, is_ambiguous = _date(pieces, day_first=day_first)
    clock = _clock(pieces)
    if day is None or clock is None:
        return None
    return _in_utc(day + clock, pieces, zone, is_ambiguous=is_ambiguous)


def _in_utc(
    wall: datetime, pieces: dict[str, Piece], zone: str, *, is_ambiguous: bool
) -> Moment | None:
    precision = _precision(pieces)
    if "zone" in pieces:
        ahead = offset_seconds(pieces["zone"].text)
        if ahead is None:
            return None
        return Moment(
            time_us=wall_us(wall) - ahead * 1_000_000,
            precision=precision,
            has_zone=True,
            is_ambiguous_day=is_ambiguous,
        )
    place = pieces["place"].text if "place" in pieces else zone
    time_us, wall_clock = wall_to_us(wall, zone_named(place))
    return Moment(
        time_us=time_us,
        precision=precision,
        has_zone="place" in pieces,
        is_ambiguous_day=is_ambiguous,
        wall_clock=wall_clock,
    )


def is_day_first(first: int, second: int, *, day_first: bool | None, is_half_day: bool) -> bool:
    """Decide which of two numbers is the day.

    Examples
    --------
    >>> is_day_first(3, 25, day_first=None, is_half_day=False)
    False
    """
    if day_first is not None:
        return day_first
    if max(first, second) > 12:
        return first > 12
    return not is_half_day


def _date(pieces: dict[str, Piece], *, day_first: bool | None) -> tuple[datetime | None, bool]:
    year = int(pieces["year"].text)
    if len(pieces["year"].text) == 2:
        year += 2000 if year < 69 else 1900  # as POSIX and the engines do
    is_ambiguous = False
    if "first" in pieces:
        first, second = int(pieces["first"].text), int(pieces["second"].text)
        is_first = is_day_first(first, second, day_first=day_first, is_half_day="half" in pieces)
        day, month = (first, second) if is_first else (second, first)
        is_ambiguous = max(first, second) <= 12 and first != second
    else:
        day = int(pieces["day"].text)
        month = _month(pieces)
    try:
        return datetime(year, month, day), is_ambiguous
    except ValueError:
        return None, is_ambiguous


def _month(pieces: dict[str, Piece]) -> int:
    if "word" in pieces:
        return month_numbers()[bare_word(pieces["word"].text)]
    return int(pieces["month"].text)


def _clock(pieces: dict[str, Piece]) -> timedelta | None:
    number = {
        name: int(pieces[name].text) if name in pieces else 0
        for name in ("hour", "minute", "seconds")
    }
    hour = number["hour"]
    if "half" in pieces:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if pieces["half"].text[0] in "pP" else 0)
    is_midnight = hour == 24 and not number["minute"] and not number["seconds"]
    if (hour > 23 and not is_midnight) or number["minute"] > 59 or number["seconds"] > 59:
        return None
    fraction = pieces["fraction"].text if "fraction" in pieces else ""
    return timedelta(
        hours=hour,
        minutes=number["minute"],
        seconds=number["seconds"],
        microseconds=int(fraction[:6].ljust(6, "0")),
    )


def _precision(pieces: dict[str, Piece]) -> Precision:
    if "fraction" in pieces:
        return "microsecond"
    if "seconds" in pieces:
        return "second"
    return "minute" if "hour" in pieces else "day"
