"""The emotion lane, drawn: curves with the ribbon of their intervals, peak, end and mean."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.scene import Box, Disc, Ink, Line, Outline, Words, polygon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.report.map_curves import CurvePoint, ShownCurve
    from tropa.report.scene import Part, Point

EMOTION_HEIGHT, _PADDING = 188.0, 30.0
_CLEAR = 15.0
_LABEL = 11.5


def emotion_y(value: float) -> float:
    """Tell where −2…+2 lies on the strip."""
    return _PADDING + ((2 - value) / 4) * (EMOTION_HEIGHT - 2 * _PADDING)


def slopes(points: Sequence[Point]) -> list[float]:
    """Give the slopes of a monotone curve through points.

    Between two points the curve never leaves their range, so the picture claims no peak that was
    not measured (Fritsch and Carlson 1980).

    Examples
    --------
    >>> slopes([(0, 0), (1, 2), (2, 0)])
    [2.0, 0.0, -2.0]
    """
    pairs = itertools.pairwise(points)
    steep = [(b[1] - a[1]) / (b[0] - a[0]) if b[0] != a[0] else 0.0 for a, b in pairs]
    if not steep:
        return [0.0] * len(points)
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in itertools.pairwise(steep)]
    return [steep[0], *inner, steep[-1]]


def _through(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    found = []
    m = slopes(points)
    for index in range(1, len(points)):
        (x0, y0), (x1, y1) = points[index - 1], points[index]
        third = (x1 - x0) / 3
        handles = ((x0 + third, y0 + third * m[index - 1]), (x1 - third, y1 - third * m[index]))
        found.append((*handles, (x1, y1)))
    return tuple(found)


def draw_emotion(curves: Sequence[ShownCurve], middles: Mapping[int, float]) -> list[Part]:
    """Draw the curves over the columns whose middles are given; others are left out."""
    if not middles:
        return []
    parts: list[Part] = []
    for curve in curves:
        points = [point for point in curve.points if point.column in middles]
        for run in _runs(points):
            parts += _ribbon(run, middles, palette.SERIES[curve.source])
    for curve in curves:
        points = [point for point in curve.points if point.column in middles]
        parts += _lines(curve, points, middles)
        for point in points:
            parts += _point(curve, point, middles[point.column])
            if len(curves) == 1 or point.is_peak or point.is_end:
                parts.append(_label(curve, point, middles[point.column]))
    return parts


def rules(width: float) -> list[Part]:
    """Draw the lines at −2, −1, 0, +1 and +2."""
    found: list[Part] = []
    for value in (2, 1, 0, -1, -2):
        y = emotion_y(value)
        ink = Ink(stroke=palette.BAR_GREY if value == 0 else palette.LINE, width=1)
        found.append(Line((0, y), (width, y), ink))
        sign = {1: "+", -1: "−"}.get((value > 0) - (value < 0), "")
        found.append(Words(5, y - 3, (f"{sign}{abs(value)}",), 9, palette.DIMMED))
    return found


def _runs(points: Sequence[CurvePoint]) -> list[list[CurvePoint]]:
    """Cut a curve where columns lie between that nobody measured."""
    runs: list[list[CurvePoint]] = []
    for point in points:
        if runs and point.column == runs[-1][-1].column + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _ribbon(run: Sequence[CurvePoint], middles: Mapping[int, float], color: str) -> list[Part]:
    whole = [
        (middles[point.column], emotion_y(point.low), emotion_y(point.high))
        for point in run
        if point.low is not None and point.high is not None
    ]
    if len(whole) < 2:
        return []
    upper = [(x, high) for x, _, high in whole]
    lower = [(x, low) for x, low, _ in reversed(whole)]
    stretches = (*_through(upper), (lower[0],), *_through(lower))
    return [Outline(upper[0], stretches, Ink(fill=color, opacity=0.14), is_closed=True)]


def _lines(
    curve: ShownCurve, points: Sequence[CurvePoint], middles: Mapping[int, float]
) -> list[Part]:
    color = palette.SERIES[curve.source]
    parts: list[Part] = []
    if curve.mean is not None and points:
        y, ends = emotion_y(curve.mean), (min(middles.values()), max(middles.values()))
        ink = Ink(stroke=color, width=1, dash=(1.5, 4), opacity=0.7)
        parts.append(Line((ends[0] - 60, y), (ends[1] + 60, y), ink))
    runs = _runs(points)
    for run in runs:
        places = [(middles[point.column], emotion_y(point.value)) for point in run]
        ink = Ink(stroke=color, width=2.4, dash=(6, 5) if curve.is_assumed else ())
        if len(places) > 1:
            parts.append(Outline(places[0], _through(places), ink))
    for before, after in itertools.pairwise(runs):
        start, end = before[-1], after[0]
        at = [(middles[one.column], emotion_y(one.value)) for one in (start, end)]
        parts.append(Line(at[0], at[1], Ink(stroke=color, width=1.2, dash=(2, 5), opacity=0.6)))
    return parts


def _point(curve: ShownCurve, point: CurvePoint, x: float) -> list[Part]:
    """Draw a point: each source has a shape of its own; the peak wears a ring, the end a flag."""
    y, color = emotion_y(point.value), palette.SERIES[curve.source]
    parts: list[Part] = []
    thin = Ink(stroke=color, width=1.3)
    if point.low is not None and point.high is not None:
        parts.append(Line((x, emotion_y(point.low)), (x, emotion_y(point.high)), thin))
    if point.is_peak:
        parts.append(Disc((x, y), 9, thin))
    if point.is_end:
        flag = [(x + 8, y - 10), (x + 17, y - 6), (x + 8, y - 2)]
        parts += [Line((x + 8, y + 8), (x + 8, y - 10), thin), polygon(flag, Ink(fill=color))]
    return [*parts, shape_of(curve.source, x, y)]


def shape_of(source: str, x: float, y: float) -> Part:
    """Draw the shape of a source: square, triangle, dashed ring, dot."""
    color = palette.SERIES[source]
    edge = Ink(fill=color, stroke=palette.SURFACE, width=1.2)
    if source == "score":
        return Box(x - 4.5, y - 4.5, 9, 9, edge, radius=1)
    if source == "sentiment":
        return polygon([(x, y - 6), (x + 5.6, y + 4), (x - 5.6, y + 4)], edge)
    if source == "assumed":
        return Disc(
            (x, y), 4.5, Ink(fill=palette.SURFACE, stroke=color, width=1.6, dash=(2.4, 1.9))
        )
    return Disc((x, y), 5, edge)


def _label(curve: ShownCurve, point: CurvePoint, x: float) -> Words:
    """Write the value: above where the feeling is good, below where it is bad."""
    if point.value >= 0:
        y = emotion_y(point.value if point.high is None else point.high) - _CLEAR + 4
        y = min(y, emotion_y(point.value) - _CLEAR + 4)
    else:
        y = emotion_y(point.value if point.low is None else point.low) + _CLEAR + 4
    color = palette.SERIES[curve.source]
    return Words(
        x, min(max(y, _LABEL), EMOTION_HEIGHT - 5), (point.text,), _LABEL, color, "bold", "middle"
    )
