"""Promise, expectation, experience and own rating as bars on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.report.figure_words import n_words, range_words, value_words

if TYPE_CHECKING:
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure, TouchpointFacts

Sign = Literal["plus", "minus", "none"]
BarKind = Literal["promise", "expectation", "experience", "own"]
RATED: dict[str, BarKind] = {
    "expectation": "expectation",
    "experience": "experience",
    "own_rating": "own",
}
"""Measures that are bars, and what their bars are called."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rating: where it lies on its scale (0…1), its interval there and in words, and its n."""

    kind: BarKind
    label: str
    text: str
    part: float
    low: float | None = None
    high: float | None = None
    interval: str = ""
    n: str = ""

    @property
    def line(self) -> str:
        """All of it on one line, for tables without bars."""
        return f"{self.label} {self.text}" + (f" ({self.interval})" if self.interval else "")


def gap_sign(gap: ShownFigure | None) -> Sign:
    """Tell better from worse than expected; neither where the interval holds zero."""
    if gap is None or gap.value is None or gap.low is None or gap.high is None:
        return "none"
    if gap.low * gap.high <= 0:
        return "none"
    return "minus" if gap.value < 0 else "plus"


def rating_bars(known: TouchpointFacts, language: Language) -> tuple[Bar, ...]:
    """List the bars of a touchpoint; none where nothing may be shown."""
    every = [known.figures.get(name) for name in RATED]
    shown = [figure for figure in every if figure is not None and figure.value is not None]
    if not shown:
        return ()
    customers = [figure for figure in shown if figure.measure != "own_rating"]
    scale = _scale((customers or shown)[-1])
    bars = [_bar(figure, language, scale) for figure in shown if _fits(figure, scale)]
    return (*_promise(known, language, scale), *bars)


def _fits(figure: ShownFigure, scale: tuple[float, float]) -> bool:
    """Tell whether a rating may stand among those of customers: staff's only on their scale."""
    return figure.measure != "own_rating" or _scale(figure) == scale


def _scale(figure: ShownFigure) -> tuple[float, float]:
    low = 1.0 if figure.scale_min is None else figure.scale_min
    return low, 5.0 if figure.scale_max is None else figure.scale_max


def _place(value: float | None, scale: tuple[float, float]) -> float | None:
    if value is None:
        return None
    low, high = scale
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.0


def _bar(figure: ShownFigure, language: Language, scale: tuple[float, float]) -> Bar:
    kind = RATED[figure.measure]
    return Bar(
        kind=kind,
        label=language.say(f"bar.{kind}"),
        text=value_words(language, figure),
        part=_place(figure.value, scale) or 0.0,
        low=_place(figure.low, scale),
        high=_place(figure.high, scale),
        interval=range_words(language, figure),
        n=n_words(language, figure),
    )


def _promise(known: TouchpointFacts, language: Language, scale: tuple[float, float]) -> list[Bar]:
    found = known.registered
    if found is None or found.promise_value is None or found.scale != scale:
        return []
    text = language.number(found.promise_value, 2, least=1)
    part = _place(found.promise_value, scale) or 0.0
    return [Bar("promise", language.say("bar.promise"), text, part)]
