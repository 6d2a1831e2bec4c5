"""Figures in words of a language: "4.2 days", "3.9–4.6 days", "too few (n = 7)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_percent
from babel.units import format_unit

from tropa.report.language import rounded, with_minus

if TYPE_CHECKING:
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure

SIGNED = frozenset(
    {
        *("gap", "decisive", "experience_own", "experience_promise"),
        *("emotion_gap", "emotion_score", "emotion_sentiment"),
    }
)
"""Measures whose sign is always printed."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_YEAR = 365.25 * _DAY
_SMALL_SHARE = 0.0995
_FEW = 10


def duration_unit(seconds: float) -> tuple[str, float]:
    """Tell the unit in which a duration reads best, and how many seconds it has.

    Examples
    --------
    >>> duration_unit(90), duration_unit(5 * 86_400)
    (('second', 1), ('day', 86400))
    """
    bounds = (
        (100, "second", 1), (100 * _MINUTE, "minute", _MINUTE), (48 * _HOUR, "hour", _HOUR),
        (2 * _YEAR, "day", _DAY),
    )  # fmt: skip
    size = abs(seconds)
    return next(((name, many) for bound, name, many in bounds if size < bound), ("year", _YEAR))


def digits_of(unit: str, size: float) -> int:
    """Tell how many digits a figure of a unit is written with."""
    if unit == "share":
        return 1 if size < _SMALL_SHARE else 0
    if unit == "seconds":
        return 1 if size / duration_unit(size)[1] < _FEW else 0
    return {"cases": 0, "records": 0, "rating": 2, "emotion": 2}.get(unit, 1)


def amount(language: Language, figure: ShownFigure, value: float, *, like: float) -> str:
    """Write one value of a figure with its unit; ``like`` rules digits and unit of a duration.

    Examples
    --------
    >>> from tropa.report.language import Language
    >>> from tropa.report.map_facts import ShownFigure
    >>> wait = ShownFigure("wait_after", "seconds")
    >>> amount(Language("pl"), wait, 4.2 * 86_400, like=4.2 * 86_400)
    '4,2 dnia'
    """
    digits = digits_of(figure.unit, abs(like))
    if figure.unit == "share":
        part = rounded(value * 100, digits)
        text = format_percent(part / 100, locale=language.code, decimal_quantization=False)
    elif figure.unit == "seconds":
        name, seconds = duration_unit(like)
        part = rounded(value / seconds, digits)
        text = format_unit(part, f"duration-{name}", length="long", locale=language.code)
    else:
        part = rounded(value, digits)
        text = language.number(value, digits, least=min(digits, 1))
    return ("+" if figure.measure in SIGNED and part > 0 else "") + with_minus(text)


def value_words(language: Language, figure: ShownFigure) -> str:
    """Write a figure, or say that too few records stand behind it."""
    if figure.withheld == "withheld":
        n = figure.n if figure.denominator is None else figure.denominator
        return _kept(language.say("figure.withheld", n=language.number(n)))
    if figure.value is None:
        return language.say("figure.none")
    return amount(language, figure, figure.value, like=figure.value)


def range_words(language: Language, figure: ShownFigure) -> str:
    """Write the interval of a figure; empty where it has none.

    Examples
    --------
    >>> from tropa.report.language import Language
    >>> from tropa.report.map_facts import ShownFigure
    >>> range_words(Language(), ShownFigure("exit", "share", 0.3, 0.25, 0.35))
    '25–35%'
    """
    if figure.low is None or figure.high is None or figure.withheld == "withheld":
        return ""
    like = figure.value if figure.value is not None else max(abs(figure.low), abs(figure.high))
    low, high = (amount(language, figure, end, like=like) for end in (figure.low, figure.high))
    if low == high:
        return high
    if any(sign in low + high for sign in "+−"):
        return f"{low}…{high}"
    return f"{_bare(low)}–{high}" if figure.unit in {"share", "seconds"} else f"{low}–{high}"


def _bare(text: str) -> str:
    """Take the unit off a value: it stands at the other end of the range."""
    return text.rstrip("%").rstrip() if text.endswith("%") else text.rpartition(" ")[0] or text


def _kept(text: str) -> str:
    """Keep "n = 7" on one line."""
    return text.replace("n = ", "n\xa0=\xa0")


def n_words(language: Language, figure: ShownFigure) -> str:
    """Say how many records stand behind a figure."""
    n = language.number(figure.n)
    if figure.denominator is None:
        return _kept(language.say("figure.n", n=n))
    return language.say("figure.n_of", n=n, all=language.number(figure.denominator))
