"""Words of a table that say what a typed cell holds: a rating, a duration, names of systems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tropa.core.map_contents import MOST_NAMES, Duration, Importance, Systems
from tropa.core.map_part import LONGEST_NAME
from tropa.formats.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tropa.core.map_contents import CellContent, TimeUnit

_MARKS = re.compile(r"\s*([1-5])(?:[.,]0)?\s*(?:/\s*5)?\s*")
_AMOUNT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?\s*")
TIME_WORDS: dict[TimeUnit, tuple[str, ...]] = {
    "minute": ("min", "мин"),
    "hour": ("h", "hour", "hours", "час", "ч", "godz"),
    "day": ("d", "day", "дн", "день", "сут", "dni", "dzień", "doba", "doby"),
    "week": ("w", "week", "недел", "нед", "tydzie", "tygodni", "tyg"),
    "month": ("month", "mon", "месяц", "мес", "miesi", "mies"),
}
"""A unit of time → how its words begin; one letter is a whole word."""


def content_of(lane_kind: str, texts: Sequence[str]) -> CellContent | None:
    """Read what a lane asks for out of the words of a table; None where they are just words.

    Examples
    --------
    >>> content_of("importance_customer", ["4 / 5"]).marks
    4
    >>> content_of("duration", ["1,5 дня"]).seconds, content_of("goal", ["4"]) is None
    (129600.0, True)
    """
    read = _READERS.get(lane_kind)
    return read(texts) if read else None


def _importance(texts: Sequence[str]) -> Importance | None:
    found = _MARKS.fullmatch(texts[0]) if len(texts) == 1 else None
    return Importance(marks=int(found[1])) if found else None


def _duration(texts: Sequence[str]) -> Duration | None:
    found = _AMOUNT.fullmatch(texts[0]) if len(texts) == 1 else None
    unit = time_unit(found[2]) if found else None
    amount = parse_number(found[1], "," if "," in found[1] else ".") if found else None
    if unit is None or amount is None or amount > 1_000_000:
        return None
    return Duration(amount=amount, unit=unit)


def time_unit(word: str) -> TimeUnit | None:
    """Tell which unit of time a word means, in the languages of tropa.

    Examples
    --------
    >>> time_unit("Days"), time_unit("дн."), time_unit("%")
    ('day', 'day', None)
    """
    word = word.strip().rstrip(".").casefold()
    for unit, beginnings in TIME_WORDS.items():
        if any(
            word == start if len(start) == 1 else word.startswith(start) for start in beginnings
        ):
            return unit
    return None


def _systems(texts: Sequence[str]) -> Systems | None:
    names = [name.strip() for text in texts for name in re.split(r"[\n;,]", text)]
    found = tuple(dict.fromkeys(name for name in names if name))
    is_list = bool(found) and len(found) <= MOST_NAMES and max(map(len, found)) <= LONGEST_NAME
    return Systems(names=found) if is_list else None


_READERS: dict[str, Callable[[Sequence[str]], CellContent | None]] = {
    "importance_customer": _importance,
    "importance_company": _importance,
    "duration": _duration,
    "systems": _systems,
}
