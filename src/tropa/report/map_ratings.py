"""Promise, expectation and experience as bars on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.report.figure_words import n_words, range_words, value_words

if TYPE_CHECKING:
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure, TouchpointFacts

Sign = Literal["plus", "minus", "none"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rating: where it lies on its scale (0…1), its interval there and in words, and its n."""

    kind: Literal["promise", "expectation", "experience"]
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
    both = [known.figures.get(name) for name in ("expectation", "experience")]
    shown = [figure for figure in both if figure is not None and figure.value is not None]
    if not shown:
        return ()
    scale = _scale(shown[-1])
    bars = [_bar(figure, language, scale) for figure in shown]
    return (*_promise(known, language, scale), *bars)


def _scale(figure: ShownFigure) -> tuple[float, float]:
    low = 1.0 if figure.scale_min is None else figure.scale_min
    return low, 5.0 if figure.scale_max is None else figure.scale_max


def _place(value: float | None, scale: tuple[float, float]) -> float | None:
    if value is None:
        return None
    low, high = scale
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.0


def _bar(figure: ShownFigure, language: Language, scale: tuple[float, float]) -> Bar:
    kind: Literal["expectation", "experience"] = (
        "expectation" if figure.measure == "expectation" else "experience"
    )
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
