"""The shapes in which people write dates and times, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tropa.formats.months import bare_word, month_numbers, weekday_names

_LETTERS = r"[^\W\d_]+\.?"
_YEAR_TAIL = r"(?:\s*(?:года|году|г|roku|r)(?![^\W\d_])\.?)?"
_DAY_TAIL = r"(?:st|nd|rd|th|-?го|-?е|\.|º|ª)?"

_DATES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)"
        + _YEAR_TAIL,
        rf"(?P<day>\d{{1,2}}){_DAY_TAIL}[\s/-]*(?:de\s+|of\s+)?(?P<word>{_LETTERS}),?[\s/-]*"
        rf"(?:de\s+)?(?P<year>\d{{4}}|\d{{2}})(?!\d){_YEAR_TAIL}",
        rf"(?P<word>{_LETTERS})\s*(?P<day>\d{{1,2}}){_DAY_TAIL},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"(?P<year>\d{{4}})[\s-]+(?P<word>{_LETTERS})[\s-]+(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<year>(?:18|19|20|21)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?=(?:\d{4}|\d{6})?(?!\d))",
    )
)
_ZONE = r"(?:utc|gmt)?\s*[+−-]\d{1,2}(?::?\d{2}){0,2}|z|utc|gmt|msk|мск|wet|west|cet|cest|eet|eest"
_CLOCK = re.compile(
    r"(?:\s*[,;:t]\s*|\s+[-–]\s+|\s*)(?:(?:в|o|at|godz\.?|às|as)\s+)?"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<seconds>\d{2})"
    r"(?:[.,](?P<fraction>\d{1,12}))?)?)?"
    rf"\s*(?P<half>[ap]\.?m\.?(?![^\W\d_]))?\s*(?P<zone>{_ZONE})?\s*(?:\[(?P<place>[\w/+-]+)\])?",
    re.IGNORECASE,
)
_COMPACT_CLOCK = re.compile(r"T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<seconds>\d{2})?(?P<zone>Z)?")
_CTIME = re.compile(
    rf"(?P<weekday>{_LETTERS})?,?\s*(?P<date>{_LETTERS}\s+\d{{1,2}})\s+"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s+(?P<zone>[A-Za-z]{3,4}))?\s+(?P<year>\d{4})"
)
_WEEKDAY = re.compile(rf"(?P<weekday>{_LETTERS})\s*,?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a written moment: its name, its text and where it stands."""

    name: str
    text: str
    start: int
    end: int


def split_moment(text: str) -> dict[str, Piece] | None:
    """Cut a written moment into its pieces; None where it has no known shape.

    Examples
    --------
    >>> pieces = split_moment("3 апреля 2025 г., 14:05")
    >>> {name: piece.text for name, piece in pieces.items()}
    {'day': '3', 'word': 'апреля', 'year': '2025', 'hour': '14', 'minute': '05'}
    >>> split_moment("3 кв") is None
    True
    """
    start, pieces = _skip_weekday(text)
    for shape in _DATES:
        date = shape.match(text, start)
        if not date or not _is_month(date.groupdict().get("word")):
            continue
        clock = _clock_after(text, date.end())
        if clock is not None:
            return pieces | _pieces(date) | clock
    return None


def reorder_ctime(text: str) -> str:
    """Put the year of ``Thu Sep 5 15:04:00 2016`` beside its day; other texts stay as they are.

    Examples
    --------
    >>> reorder_ctime("Thu Sep  5 15:04:00 UTC 2016")
    'Sep  5 2016 15:04:00 UTC'
    """
    found = _CTIME.fullmatch(text)
    if not found:
        return text
    parts = (found["date"], found["year"], found["clock"], found["zone"] or "")
    return " ".join(parts).strip()


def _skip_weekday(text: str) -> tuple[int, dict[str, Piece]]:
    found = _WEEKDAY.match(text)
    if not found or bare_word(found["weekday"]) not in weekday_names():
        return 0, {}
    return found.end(), _pieces(found)


def _is_month(word: str | None) -> bool:
    return word is None or bare_word(word) in month_numbers()


def _clock_after(text: str, start: int) -> dict[str, Piece] | None:
    if not text[start:].strip(" ,"):
        return {}
    shapes = (_COMPACT_CLOCK, _CLOCK) if text[start - 1].isdigit() else (_CLOCK,)
    for shape in shapes:
        clock = shape.fullmatch(text, start)
        if clock and (clock["minute"] or clock["half"]):
            return _pieces(clock)
    return None


def _pieces(found: re.Match[str]) -> dict[str, Piece]:
    return {
        name: Piece(name, value, *found.span(name))
        for name, value in found.groupdict().items()
        if value and name != "mark"
    }
