"""What the question how far a to-be map is gives."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema

from tropa.features.insights.journey_schemas import EstimateOut
from tropa.features.insights.map_schemas import FigureOut
from tropa.features.insights.progress_targets import Reason


class PeriodOut(Schema):
    """From one moment to another, the second not counted; None where there is no end."""

    since_us: int
    until_us: int | None


class KpiTargetOut(Schema):
    """A KPI with a target as people wrote it; ``value`` is theirs, not measured."""

    name: str
    value: float | None
    unit: str
    target: float
    is_less_better: bool
    as_of: date | None


class TargetOut(Schema):
    """A target of a to-be map: measured before, measured now, and the change.

    ``touchpoint_before`` is bound to the same step of the as-is map, where that is another one.
    ``kpi`` is there where a KPI sets the target, ``low`` and ``high`` being in the unit of its
    measure; ``reason`` says why nothing can measure it.
    """

    step_id: str
    stage_id: str
    lane_id: str
    measure: str
    low: float | None
    high: float | None
    kpi: KpiTargetOut | None
    reason: Reason
    touchpoint_id: str | None
    touchpoint_before: str | None
    before: FigureOut | None
    now: FigureOut | None
    change: EstimateOut | None
    verdict: Literal["reached", "not_reached", "undecided", "scarce", "unmeasured"]
    way: Literal["closer", "farther", "unclear"] | None


class ProgressOut(Schema):
    """How far a to-be map is, target by target.

    ``spanning`` counts the journeys that began before the day of the change and went on after it:
    they count as before. ``unbound`` counts claims at steps without a touchpoint.
    """

    as_is_id: UUID | None
    as_is_title: str
    change_from: date
    before: PeriodOut
    now: PeriodOut
    spanning: int | None
    unbound: int
    targets: list[TargetOut]
    not_narrowed: list[str]
