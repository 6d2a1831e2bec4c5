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
from tropa.analysis.progress import Target, progress_of
from tropa.analysis.voice.narrowing import narrow_observations, parts_not_narrowed
from tropa.core.clock import to_us
from tropa.features.insights.binding import binding_of
from tropa.features.insights.journey_answers import rule_of, thin_estimate
from tropa.features.insights.map_schemas import FigureOut
from tropa.features.insights.measured_map import describe_figures
from tropa.features.insights.progress_schemas import PeriodOut, ProgressOut, TargetOut
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.lens_selectors import lens_open
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_to_be import to_be_get

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from tropa.analysis.progress import Progress
    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap, MapCell, MapClaim
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User

BEFORE_DAYS = 365
"""What was before is measured over the year up to the change: every season once."""

Figures = dict[str, dict[str, "Figure"]]
Rows = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Written:
    """A target where it is written, with the touchpoints that measure it: before, and now."""

    cell: MapCell
    claim: MapClaim
    before: str
    now: str


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
    written = _targets(document, original)
    periods = _periods(record, where)
    before = _measured(record, periods.before, original or document)
    now = _measured(record, periods.now, document)
    targets = [
        Target(
            claim=one.claim,
            before=before.get(one.before, {}).get(one.claim.measure),
            now=now.get(one.now, {}).get(one.claim.measure),
        )
        for one in written
    ]
    rows = (_rows(record, document, before), _rows(record, document, now))
    return ProgressOut(
        as_is_id=record.as_is_id,
        as_is_title=record.as_is.title if record.as_is else record.as_is_title,
        change_from=_day(record),
        before=_period(periods.before),
        now=_period(periods.now),
        spanning=_spanning(record, where, periods.change_us),
        unbound=sum(cell.claim is not None for cell in document.cells) - len(written),
        targets=[
            _told(record, one, found=found, rows=rows)
            for one, found in zip(written, progress_of(targets), strict=True)
        ],
        not_narrowed=list(parts_not_narrowed(voices_of(record.workspace_id), periods.now)),
    )


def _targets(document: JourneyMap, original: JourneyMap | None) -> list[_Written]:
    """List what is claimed at steps with a touchpoint, in the order of the map."""
    was = {step.id: step.touchpoint_id for step in original.steps} if original else {}
    found = []
    for step in document.steps:
        if step.touchpoint_id:
            before = was.get(step.id) or step.touchpoint_id
            found += [
                _Written(cell, cell.claim, before, step.touchpoint_id)
                for cell in document.cells
                if cell.step_id == step.id and cell.claim
            ]
    return found


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


def _measured(record: MapRecord, where: Filter, document: JourneyMap) -> Figures:
    """Measure the touchpoints of a map in a period, thin figures withheld."""
    binding = binding_of(record.workspace_id, document.touchpoint_ids)
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


def _told(
    record: MapRecord, one: _Written, *, found: Progress, rows: tuple[Rows, Rows]
) -> TargetOut:
    claim, change = one.claim, found.change
    before = rows[0].get(one.before, {}).get(claim.measure)
    now = rows[1].get(one.now, {}).get(claim.measure)
    rule, unit = rule_of(record.workspace), now["unit"] if now else "rating"
    return TargetOut(
        step_id=one.cell.step_id or "",
        lane_id=one.cell.lane_id,
        measure=claim.measure,
        low=claim.low,
        high=claim.high,
        touchpoint_id=one.now,
        touchpoint_before=one.before if one.before != one.now else None,
        before=FigureOut(**before) if before else None,
        now=FigureOut(**now) if now else None,
        change=thin_estimate(change, rule, unit=unit) if change else None,
        verdict=found.verdict,
        way=found.way,
    )
