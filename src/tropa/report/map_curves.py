"""The emotion curves of a map: measured ones with their intervals, and what people assume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.report.figure_words import amount, n_words
from tropa.report.map_facts import ShownFigure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.maps import MapCell
    from tropa.report.language import Language
    from tropa.report.map_facts import EmotionPoint, EmotionSeries, MapFacts
    from tropa.report.map_table import Column

LOWEST, HIGHEST = -2.0, 2.0


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of a curve at a column, with its words."""

    column: int
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    is_peak: bool = False
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class ShownCurve:
    """A curve: one source, its points where something was measured and nowhere else."""

    source: str
    name: str
    points: tuple[CurvePoint, ...]
    mean: float | None = None

    @property
    def is_assumed(self) -> bool:
        """Whether people assume it: then it is drawn dashed."""
        return self.source == "assumed"


def shown_curves(
    columns: tuple[Column, ...],
    facts: MapFacts,
    *,
    claimed: Mapping[str | None, MapCell],
    language: Language,
) -> tuple[ShownCurve, ...]:
    """Lay every curve over the columns: the measured ones, then the assumed one."""
    found = [_measured(series, columns, language) for series in facts.emotion]
    found.append(_assumed(columns, claimed, language))
    return tuple(curve for curve in found if curve.points)


def _measured(series: EmotionSeries, columns: tuple[Column, ...], language: Language) -> ShownCurve:
    places = [
        (index, series.points[column.touchpoint_id or ""])
        for index, column in enumerate(columns)
        if (column.touchpoint_id or "") in series.points
    ]
    peak = next((index for index, point in places if point.value == series.peak), None)
    points = tuple(
        CurvePoint(
            column=index,
            value=point.value,
            text=_words(point.value, language),
            low=point.low,
            high=point.high,
            is_peak=index == peak,
            is_end=index == places[-1][0],
        )
        for index, point in places
    )
    mean = language.say("series.mean", mean=_words(series.mean, language))
    said = [language.say(f"series.{series.source}"), mean, *_counts(places, language)]
    return ShownCurve(series.source, ", ".join(said), points, mean=series.mean)


def _counts(places: list[tuple[int, EmotionPoint]], language: Language) -> list[str]:
    """Say on how many answers the points of a curve rest."""
    counts = [point.n for _, point in places if point.n]
    if not counts:
        return []
    least, most = language.number(min(counts)), language.number(max(counts))
    if least == most:
        return [n_words(language, ShownFigure("emotion", "emotion", n=counts[0]))]
    return [language.say("export.points_n", least=least, most=most)]


def _assumed(
    columns: tuple[Column, ...], claimed: Mapping[str | None, MapCell], language: Language
) -> ShownCurve:
    """Draw the middle of each claimed range."""
    points = []
    for index, column in enumerate(columns):
        cell = claimed.get(column.step_id) if column.step_id else None
        if cell is None or cell.claim is None:
            continue
        low = LOWEST if cell.claim.low is None else cell.claim.low
        high = HIGHEST if cell.claim.high is None else cell.claim.high
        value = (low + high) / 2
        points.append(CurvePoint(index, value, _words(value, language)))
    return ShownCurve("assumed", language.say("series.assumed"), tuple(points))


def _words(value: float, language: Language) -> str:
    return amount(language, ShownFigure("emotion_gap", "emotion"), value, like=value)
