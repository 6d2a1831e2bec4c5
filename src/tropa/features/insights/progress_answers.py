"""How far a to-be map is: its targets, measured before the day of the change and since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tropa.analysis.disclosure import disclose
from tropa.analysis.journeys.measures import measures
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.spanning import spanning_cases
from tropa.analysis.progress import Progress, Target, progress_of
from tropa.analysis.voice.narrowing import narrow_observations, parts_not_narrowed
from tropa.core.clock import to_us
from tropa.features.insights.binding import binding_of
from tropa.features.insights.journey_answers import rule_of, thin_estimate
from tropa.features.insights.map_schemas import FigureOut
from tropa.features.insights.measured_map import describe_figures
from tropa.features.insights.progress_schemas import (
    KpiTargetOut,
    PeriodOut,
    ProgressOut,
    TargetOut,
)
from tropa.features.insights.progress_targets import WrittenTarget, targets_written
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.lens_selectors import lens_open
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_to_be import to_be_get

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap, MapClaim
    from tropa.features.insights.progress_targets import Reason
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User

BEFORE_DAYS = 365
"""What was before is measured over the year up to the change: every season once."""

UNMEASURED = Progress("unmeasured", None, None)
Figures = dict[str, dict[str, "Figure"]]
Rows = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Judged:
    """How far a target is, as a claim in the unit of its measure; or why nobody can tell."""

    claim: MapClaim | None
    progress: Progress
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Periods:
    """The year before the day of a change, and all since."""

    before: Filter
    now: Filter
    change_us: int


def map_progress(user: User, workspace_id: UUID, map_id: UUID, *, where: Filter) -> ProgressOut:
    """Measure each target of a to-be map before the change and since.

    Of the filter everything counts but its period.

    Raises
    ------
    NotFound
        When the map is no to-be map.
    """
    record = to_be_get(user, workspace_id, map_id)
    document = map_document(record)
    original = map_document(record.as_is) if record.as_is else None
    written = targets_written(document, original)
    periods = _periods(record, where)
    drawn = (original or document).touchpoint_ids
    before = _measured(
        record, periods.before, [*drawn, *(one.before for one in written if one.before)]
    )
    now = _measured(record, periods.now, document.touchpoint_ids)
    rows = (_rows(record, document, before), _rows(record, document, now))
    claims = sum(cell.claim is not None for cell in document.cells)
    return ProgressOut(
        as_is_id=record.as_is_id,
        as_is_title=record.as_is.title if record.as_is else record.as_is_title,
        change_from=_day(record),
        before=_period(periods.before),
        now=_period(periods.now),
        spanning=_spanning(record, where, periods.change_us),
        unbound=claims - sum(one.kpi is None for one in written),
        targets=[
            _told(record, one, found=found, rows=rows)
            for one, found in zip(written, _judged(written, before, now), strict=True)
        ],
        not_narrowed=list(parts_not_narrowed(voices_of(record.workspace_id), periods.now)),
    )


def _periods(record: MapRecord, where: Filter) -> _Periods:
    zone = ZoneInfo(record.workspace.zone)
    day = _day(record)
    moments = [
        to_us(datetime.combine(one, time(), zone))
        for one in (day - timedelta(days=BEFORE_DAYS), day)
    ]
    before = where.model_copy(update={"since_us": moments[0], "until_us": moments[1]})
    now = where.model_copy(update={"since_us": moments[1], "until_us": None})
    return _Periods(before, now, moments[1])


def _day(record: MapRecord) -> date:
    if record.change_from is None:
        raise TypeError("a to-be map has the day of its change")
    return record.change_from


def _measured(record: MapRecord, where: Filter, touchpoints: Iterable[str]) -> Figures:
    """Measure touchpoints in a period, thin figures withheld."""
    binding = binding_of(record.workspace_id, touchpoints)
    found = measures(
        narrow(lens_open(record.lens), where) if record.lens else None,
        narrow_observations(voices_of(record.workspace_id), where),
        binding,
    )
    rule = rule_of(record.workspace)
    return {
        touchpoint: {name: disclose(figure, rule) for name, figure in figures.items()}
        for touchpoint, figures in found.items()
    }


def _spanning(record: MapRecord, where: Filter, change_us: int) -> int | None:
    if record.lens is None:
        return None
    whole = where.model_copy(update={"since_us": None, "until_us": None})
    return spanning_cases(narrow(lens_open(record.lens), whole), change_us)


def _period(where: Filter) -> PeriodOut:
    return PeriodOut(since_us=where.since_us or 0, until_us=where.until_us)


def _rows(record: MapRecord, document: JourneyMap, figures: Figures) -> Rows:
    """Describe figures as the screens show them; what is claimed is told beside them."""
    return describe_figures(record, document.model_copy(update={"cells": ()}), figures)


def _judged(written: list[WrittenTarget], before: Figures, now: Figures) -> list[_Judged]:
    """Tell of each target how far it is; of one that nothing can measure, why not."""
    claims = [one.claim(before, now) for one in written]
    found = iter(
        progress_of(
            [
                Target(claim, one.of(before, one.before), one.of(now, one.now))
                for one, claim in zip(written, claims, strict=True)
                if claim
            ]
        )
    )
    return [
        _Judged(claim, next(found) if claim else UNMEASURED, one.reason(before, now))
        for one, claim in zip(written, claims, strict=True)
    ]


def _told(
    record: MapRecord, one: WrittenTarget, *, found: _Judged, rows: tuple[Rows, Rows]
) -> TargetOut:
    claim, change = found.claim, found.progress.change
    before = rows[0].get(one.before, {}).get(one.measure)
    now = rows[1].get(one.now, {}).get(one.measure)
    rule, unit = rule_of(record.workspace), now["unit"] if now else "rating"
    return TargetOut(
        step_id=one.cell.step_id or "",
        stage_id=one.cell.stage_id or "",
        lane_id=one.cell.lane_id,
        measure=one.measure,
        low=claim.low if claim else None,
        high=claim.high if claim else None,
        kpi=KpiTargetOut(**one.kpi.model_dump(exclude={"kind", "measure"})) if one.kpi else None,
        reason=found.reason,
        touchpoint_id=one.now or None,
        touchpoint_before=one.before if one.before != one.now else None,
        before=FigureOut(**before) if before else None,
        now=FigureOut(**now) if now else None,
        change=thin_estimate(change, rule, unit=unit) if change else None,
        verdict=found.progress.verdict,
        way=found.progress.way,
    )
