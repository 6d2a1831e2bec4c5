"""A map measured: every touchpoint of it, under one filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.analysis.claims import state_of
from tropa.analysis.disclosure import disclose
from tropa.analysis.journeys.measures import measures
from tropa.analysis.journeys.measures_walks import walked_cases
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.voice.narrowing import narrow_observations, parts_not_narrowed
from tropa.analysis.voice.quotes import newest_quotes
from tropa.core import clock
from tropa.features.facts.models import STALE_DAYS
from tropa.features.facts.selectors import stale_limits
from tropa.features.insights.binding import binding_of
from tropa.features.insights.emotion_curves import emotion_curves
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.map_schemas import figure_row
from tropa.features.insights.own_ratings import self_perceived
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.lens_selectors import lens_open
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.sources.lakes import source_names

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.analysis.binding import Binding
    from tropa.analysis.journeys.measures_walks import WalkedCases
    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap, MapClaim
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations


@dataclass(frozen=True, slots=True)
class Facts:
    """What a map is measured by, narrowed to a filter already."""

    journeys: Journeys | None
    observations: Observations
    binding: Binding
    not_narrowed: tuple[str, ...] = ()


def facts_of(record: MapRecord, document: JourneyMap, where: Filter) -> Facts:
    """Gather the facts behind a map and narrow them."""
    journeys = lens_open(record.lens) if record.lens else None
    voices = voices_of(record.workspace_id)
    return Facts(
        journeys=narrow(journeys, where) if journeys else None,
        observations=narrow_observations(voices, where),
        binding=binding_of(record.workspace_id, document.touchpoint_ids),
        not_narrowed=parts_not_narrowed(voices, where),
    )


def map_measure(user: User, workspace_id: UUID, map_id: UUID, *, where: Filter) -> dict[str, Any]:
    """Measure every touchpoint of a map: what :class:`MeasuredOut` says."""
    return record_measure(map_get(user, workspace_id, map_id), where=where)


def record_measure(record: MapRecord, *, where: Filter) -> dict[str, Any]:
    """Measure a map at hand; whoever calls has asked for permission."""
    return describe_measured(record, measured_of(record, where))


@dataclass(frozen=True, slots=True)
class Measured:
    """A map with its figures, disclosed by the rule of its workspace."""

    document: JourneyMap
    facts: Facts
    cases: WalkedCases | None
    figures: dict[str, dict[str, Figure]]


def measured_of(record: MapRecord, where: Filter) -> Measured:
    """Measure every touchpoint of a map at hand."""
    document = map_document(record)
    facts = facts_of(record, document, where)
    rule = rule_of(record.workspace)
    cases = walked_cases(facts.journeys) if facts.journeys else None
    measured = measures(facts.journeys, facts.observations, facts.binding, cases=cases)
    figures = {
        touchpoint: {name: disclose(figure, rule) for name, figure in found.items()}
        for touchpoint, found in self_perceived(record, document, measured).items()
    }
    return Measured(document, facts, cases, figures)


def describe_measured(record: MapRecord, found: Measured) -> dict[str, Any]:
    """Describe a measured map as :class:`MeasuredOut` does."""
    document, facts, cases = found.document, found.facts, found.cases
    return {
        "cases": len(cases.case_no) if cases else None,
        "total_cases": record.lens.facts.get("cases") if record.lens else None,
        "first_us": cases.first_us if cases else None,
        "last_us": cases.last_us if cases else None,
        "as_of_us": facts.journeys.as_of_us if facts.journeys else None,
        "figures": describe_figures(record, document, found.figures),
        "emotion": emotion_curves(found.figures, document.touchpoint_ids),
        "quotes": newest_quotes(facts.observations, facts.binding),
        "not_narrowed": facts.not_narrowed,
    }


def describe_figures(
    record: MapRecord, document: JourneyMap, figures: dict[str, dict[str, Figure]]
) -> dict[str, dict[str, dict[str, Any]]]:
    """Say of each figure whether it bears out what the map claims: a ``FigureOut`` of each."""
    claims, names = claims_of(document), source_names(record.workspace_id)
    limits, now_us = stale_limits(record.workspace_id), clock.now_us()
    return {
        touchpoint: {
            measure: figure_row(
                measure,
                figure,
                state=state_of(figure, claims.get((touchpoint, measure))),
                stale_days=limits.get(touchpoint, STALE_DAYS),
                now_us=now_us,
                names=names,
            )
            for measure, figure in found.items()
        }
        for touchpoint, found in figures.items()
    }


def claims_of(document: JourneyMap) -> dict[tuple[str, str], MapClaim]:
    """List what the map claims, by touchpoint and measure."""
    touchpoints = {step.id: step.touchpoint_id for step in document.steps}
    return {
        (touchpoint, cell.claim.measure): cell.claim
        for cell in document.cells
        if cell.claim and (touchpoint := touchpoints.get(cell.step_id or ""))
    }
