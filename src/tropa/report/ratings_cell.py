"""The cell of promise, expectation, experience and own rating: bars, and how far they are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.figure_words import n_words, range_words, value_words
from tropa.report.map_ratings import RATED, gap_sign, rating_bars
from tropa.report.shown_cell import ShownCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure, TouchpointFacts
    from tropa.report.map_ratings import Bar

_DIFFERENCES = {"experience_promise": "bar.against_promise", "experience_own": "bar.against_own"}


def first_rating(known: TouchpointFacts) -> ShownFigure | None:
    """Find the rating that speaks for the cell: the customers' before that of staff."""
    every = (known.figures.get(name) for name in ("experience", "expectation", "own_rating"))
    return next((one for one in every if one and one.is_shown), None)


def ratings_cell(known: TouchpointFacts, language: Language) -> ShownCell | None:
    """Say the ratings of a touchpoint; None where none of them can be drawn."""
    bars, first, gap = rating_bars(known, language), first_rating(known), known.figures.get("gap")
    if not bars or first is None:
        return None
    is_gap = gap is not None and gap.value is not None
    return ShownCell(
        bars=bars,
        badge=language.say("bar.gap", value=value_words(language, gap)) if gap and is_gap else "",
        badge_sign=gap_sign(gap),
        small=tuple(_small(bars, known, language)),
        state=first.state,
        is_stale=first.is_stale,
    )


def _small(bars: tuple[Bar, ...], known: TouchpointFacts, language: Language) -> Iterator[str]:
    """Say interval and n of each difference, and of each rating whose n is another one."""
    gap = known.figures.get("gap")
    paired = n_words(language, gap) if gap is not None and gap.value is not None else ""
    if gap is not None and paired:
        yield " · ".join(filter(None, (range_words(language, gap), paired)))
    yield from (f"{bar.label}: {bar.n}" for bar in bars if bar.n and bar.n != paired)
    for measure, key in _DIFFERENCES.items():
        figure = known.figures.get(measure)
        if figure is not None and figure.value is not None:
            told = language.say(key, value=value_words(language, figure))
            beside = (range_words(language, figure), n_words(language, figure))
            yield " · ".join(filter(None, (told, *beside)))
    found = [known.figures[name] for name in (*RATED, "gap") if name in known.figures]
    for figure in found:
        if figure.withheld == "withheld" and figure.measure in RATED:
            label = language.say(f"bar.{RATED[figure.measure]}")
            yield f"{label}: {value_words(language, figure)}"
    if any(figure.withheld == "flagged" for figure in found):
        yield language.say("figure.flag")
