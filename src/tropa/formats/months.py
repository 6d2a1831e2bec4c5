"""Names of months and weekdays as people write them in English, Russian, Polish and Portuguese."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = ("en", "ru", "pl", "pt")
_ALSO = {"sept": 9, "мар": 3, "сен": 9, "ноя": 11, "фев": 2, "июнь": 6, "июль": 7}


@cache
def month_numbers() -> dict[str, int]:
    """Give the number of each month by its lower-cased name: full, short, with or without accents.

    Examples
    --------
    >>> names = month_numbers()
    >>> names["апреля"], names["paź"], names["pazdziernika"], names["sept"]
    (4, 10, 10, 9)
    """
    numbers: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                for number, name in names.items():
                    word = bare_word(name)
                    numbers[word] = numbers[without_accents(word)] = number
    return numbers | _ALSO


@cache
def weekday_names() -> frozenset[str]:
    """Give the lower-cased names of weekdays, full and short, without dots.

    Examples
    --------
    >>> "пт" in weekday_names(), "thu" in weekday_names()
    (True, True)
    """
    return frozenset(
        bare_word(name)
        for language in LANGUAGES
        for width in ("wide", "abbreviated", "short")
        for name in get_day_names(width, "format", language).values()
    )


def bare_word(text: str) -> str:
    """Lower-case a word and take its dots away."""
    return text.lower().replace(".", "")


def without_accents(text: str) -> str:
    """Write a word with plain letters (``września`` → ``wrzesnia``); Cyrillic ``й`` stays itself.

    Examples
    --------
    >>> without_accents("października"), without_accents("май")
    ('pazdziernika', 'май')
    """
    return "".join(
        unicodedata.normalize("NFD", letter)[0] if ord(letter) < 0x250 else letter
        for letter in text
    )
