"""The words of a report in a language, with its numbers, dates and plural forms."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from tropa.core.clock import from_us
from tropa.core.errors import InputError
from tropa.core.languages import LANGUAGES

if TYPE_CHECKING:
    from datetime import date as Day

_SLOT = re.compile(r"\{\{(\w+)(?:, number)?\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Leave out what no document may hold: control characters and halves of characters.

    Examples
    --------
    >>> printable("one\\x00 two")
    'one two'
    """
    return _CONTROL.sub("", text)


@cache
def _known(language: str) -> dict[str, Any]:
    text = files("tropa.report").joinpath("words", f"{language}.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text)
    return known


@dataclass(frozen=True, slots=True)
class Language:
    """A language to report in.

    Parameters
    ----------
    code : str
        ``en``, ``ru`` or ``pl``.
    zone : str
        Time zone in which days are told.

    Examples
    --------
    >>> Language("pl").say("lane.gap"), Language("ru").number(1234.5, 1)
    ('Rozbieżność', '1\\xa0234,5')
    >>> Language("en").count("waiting.wait_after", 3)
    '3 still waiting'
    """

    code: str = "en"
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.code not in LANGUAGES:
            raise InputError(
                f"Reports are not written in {self.code!r}.", hint="Choose en, ru or pl."
            )

    def knows(self, key: str) -> bool:
        """Tell whether there are words for a key."""
        return self._find(key) is not None

    def say(self, key: str, **values: str) -> str:
        """Say the words of a key, with values put in."""
        text = self._find(key)
        if text is None:
            raise KeyError(key)
        return _SLOT.sub(lambda slot: values[slot[1]], text)

    def count(self, key: str, count: int) -> str:
        """Say words that a number rules, in the form it needs."""
        return self.say(self.count_key(key, count), count=self.number(count))

    def count_key(self, key: str, count: int) -> str:
        """Tell the key of the form that a number needs."""
        form = Locale.parse(self.code).plural_form(count)
        return f"{key}_{form}" if self.knows(f"{key}_{form}") else f"{key}_other"

    def number(self, value: float, digits: int = 0, *, least: int = 0) -> str:
        """Write a number with at most so many digits, at least ``least``."""
        pattern = "#,##0" + ("." + "0" * least + "#" * (digits - least) if digits else "")
        return with_minus(format_decimal(rounded(value, digits), format=pattern, locale=self.code))

    def date(self, us: int) -> str:
        """Write the day of a moment."""
        return self.day(from_us(us).astimezone(ZoneInfo(self.zone)))

    def day(self, day: Day) -> str:
        """Write a day that belongs to no zone."""
        text: str = format_date(day, format="medium", locale=self.code)
        return text.replace("\u202f", "\xa0")

    def _find(self, key: str) -> str | None:
        found: Any = _known(self.code)
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found if isinstance(found, str) else None


def rounded(value: float, digits: int) -> Decimal:
    """Round half away from zero, as screens do.

    Examples
    --------
    >>> rounded(2.5, 0), rounded(-0.04, 1)
    (Decimal('3'), Decimal('0.0'))
    """
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def with_minus(text: str) -> str:
    """Print a true minus sign, and spaces that every face has."""
    return text.replace("-", "−").replace("\u202f", "\xa0")
