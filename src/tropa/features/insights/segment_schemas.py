"""What the questions about segments on a map give."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema

from tropa.features.insights.journey_schemas import EstimateOut
from tropa.features.insights.map_schemas import EmotionCurveOut, FigureOut


class StageFiguresOut(Schema):
    """What is measured in a whole stage of a map."""

    stage_id: str
    name: str
    name_key: str | None
    figures: dict[str, FigureOut]


class SegmentFiguresOut(Schema):
    """A segment's real numbers.

    ``share`` is of the customers of its lens whom the filter takes; ``stages`` are those of the map
    asked for; ``untold`` names the parts of the rule that answers cannot be chosen by: with any of
    them there, no answer is counted as the segment's.
    """

    segment_id: UUID
    name: str
    cases: int | None
    total_cases: int | None
    share: EstimateOut | None
    first_us: int | None
    last_us: int | None
    untold: list[str]
    stages: list[StageFiguresOut]
    emotion: list[EmotionCurveOut]


class SegmentMeasuredOut(Schema):
    """All figures of a map for one segment."""

    segment_id: UUID
    name: str
    cases: int | None
    total_cases: int | None
    share: EstimateOut | None
    untold: list[str]
    shared_with_first: int
    figures: dict[str, dict[str, FigureOut]]
    emotion: list[EmotionCurveOut]


class DifferenceOut(Schema):
    """How far a segment lies from the first one; ``is_clear`` after all comparisons are counted."""

    segment_id: UUID
    value: float
    low: float | None
    high: float | None
    is_clear: bool


class ComparedOut(Schema):
    """One map measured for several segments; differences are against the first."""

    segments: list[SegmentMeasuredOut]
    differences: dict[str, dict[str, list[DifferenceOut]]]
    not_narrowed: list[str]
