"""The emotion curves of a map: one for each source, never mixed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tropa.analysis.voice.emotion_curve import curve_marks
from tropa.features.insights.map_schemas import EmotionCurveOut, EmotionPointOut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.figures import Figure

PREFIX = "emotion_"
SOURCES = ("gap", "score", "sentiment")


def emotion_curves(
    figures: dict[str, dict[str, Figure]], order: Iterable[str]
) -> list[EmotionCurveOut]:
    """Draw a curve for each source that has any point, in the order of the map."""
    touchpoints = list(dict.fromkeys(order))
    curves = [_curve(source, figures, touchpoints) for source in SOURCES]
    return [curve for curve in curves if curve is not None]


def _curve(
    source: str, figures: dict[str, dict[str, Figure]], touchpoints: list[str]
) -> EmotionCurveOut | None:
    points = []
    for touchpoint in touchpoints:
        figure = figures.get(touchpoint, {}).get(PREFIX + source)
        if figure is None or figure.estimate.value is None:
            continue
        estimate = figure.estimate
        points.append(
            EmotionPointOut(
                touchpoint_id=touchpoint,
                value=figure.estimate.value,
                low=estimate.low,
                high=estimate.high,
                n=estimate.n,
            )
        )
    marks = curve_marks([point.value for point in points])
    if marks is None:
        return None
    return EmotionCurveOut(source=source, points=points, **asdict(marks))
