"""Both views side by side, as a screen takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tropa.analysis.company_matching import match_steps
from tropa.analysis.company_view import CompanyView, company_view, neighbours
from tropa.analysis.disclosure import disclose
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.path_facts import pair_cases, path_facts
from tropa.core.errors import NotFound
from tropa.features.company.selectors import process_of, steps_of
from tropa.features.insights.binding import binding_of
from tropa.features.insights.journey_answers import rule_of
from tropa.features.journeys.lens_selectors import lens_open
from tropa.features.journeys.map_selectors import map_document, map_get

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from tropa.analysis.company_matching import Match
    from tropa.analysis.company_view import CompanyStepView, PairView
    from tropa.analysis.disclosure import Disclosure
    from tropa.analysis.journeys.path_facts import PathFacts
    from tropa.core.company_process import CompanyStep
    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap
    from tropa.features.insights.journey_queries import PageQuery
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User

HIDDEN = "withheld"


def company_compare(
    user: User, workspace_id: UUID, map_id: UUID, *, where: Filter
) -> dict[str, Any]:
    """Hold the company's process against the path of customers: what ``CompanyViewOut`` says."""
    record = map_get(user, workspace_id, map_id)
    document, process = map_document(record), process_of(record)
    read, corrections = steps_of(process, document), process.read_corrections()
    steps = read.steps
    matches = match_steps(steps, document.steps, corrections)
    facts = _facts(record, document, where, pairs=_asked(steps, document, matches))
    view = company_view(document, steps, matches, facts=facts, corrections=corrections)
    return {
        "origin": process.origin,
        "name": process.name,
        "left_out": read.left_out,
        "taken_at": None if process._state.adding else process.taken_at,
        "has_events": facts is not None,
        "cases": facts.cases if facts else None,
        "events": facts.events if facts else None,
        "events_elsewhere": facts.elsewhere if facts else None,
        "first_us": facts.first_us if facts else None,
        "last_us": facts.last_us if facts else None,
        **_described(view, steps, rule_of(record.workspace)),
    }


def _asked(
    steps: Sequence[CompanyStep], document: JourneyMap, matches: Mapping[str, Match]
) -> list[tuple[str, str]]:
    """Name the touchpoints of the steps whose order and time are to be measured."""
    at = {step.id: step.touchpoint_id for step in document.steps}

    def touchpoint(own: str) -> str:
        return at.get(matches[own].step_id or "") or ""

    asked = [(touchpoint(a), touchpoint(b)) for a, b in neighbours(steps, matches)]
    return [pair for pair in dict.fromkeys(asked) if pair[0] and pair[1] and pair[0] != pair[1]]


def _facts(
    record: MapRecord, document: JourneyMap, where: Filter, *, pairs: list[tuple[str, str]]
) -> PathFacts | None:
    if record.lens is None:
        return None
    ids = [step.touchpoint_id for step in document.steps if step.touchpoint_id]
    binding = binding_of(record.workspace_id, ids)
    return path_facts(narrow(lens_open(record.lens), where), binding, pairs)


def _described(view: CompanyView, steps: Sequence[CompanyStep], rule: Disclosure) -> dict[str, Any]:
    told = {step.id: step for step in steps}
    return {
        "stages_present": view.stages_present,
        "stages": view.stages,
        "steps_known": view.steps_known,
        "steps": view.steps,
        "path": [
            {
                "step_id": one.step_id,
                "stage_id": one.stage_id,
                "seen": one.seen,
                "known_by": one.known_by,
                "reach": figure_told(one.reach, rule),
            }
            for one in view.path
        ],
        "company": [
            {
                "id": one.step_id,
                "name": told[one.step_id].name,
                "department": told[one.step_id].department,
                "is_optional": told[one.step_id].is_optional,
                "step_id": one.match.step_id,
                "how": one.match.how,
                **_happening(one, rule),
            }
            for one in view.company
        ],
        "pairs": [_pair(one, rule) for one in view.pairs],
    }


def _happening(one: CompanyStepView, rule: Disclosure) -> dict[str, Any]:
    """Say whether a step happens; of a withheld share nothing, for "never" would tell it."""
    share = figure_told(one.share, rule)
    is_kept_back = share is not None and share["withheld"] == HIDDEN
    return {"happening": "unmeasured" if is_kept_back else one.happening, "share": share}


def _pair(one: PairView, rule: Disclosure) -> dict[str, Any]:
    time, turned = figure_told(one.time, rule), figure_told(one.turned, rule)
    is_hidden = time is not None and time["withheld"] == HIDDEN
    is_thin = turned is not None and turned["withheld"] == HIDDEN
    return {
        "first": one.first,
        "second": one.second,
        "basis": one.basis,
        "turned": turned,
        "is_turned": one.is_turned and not is_thin,
        "time": time,
        "planned_seconds": one.planned_seconds,
        "time_state": "undecided" if is_hidden and one.planned_seconds else one.time_state,
    }


def company_cases(
    user: User, workspace_id: UUID, map_id: UUID, *, pair: tuple[str, str], page: PageQuery
) -> dict[str, Any]:
    """List the journeys that come to two steps of the map: what ``PairCasesOut`` says."""
    record = map_get(user, workspace_id, map_id)
    document = map_document(record)
    at = {step.id: step.touchpoint_id for step in document.steps}
    first, second = (at.get(one) for one in pair)
    if record.lens is None or first is None or second is None:
        raise NotFound("No journey can be followed between these steps.", hint="Reload the page.")
    journeys = narrow(lens_open(record.lens), page.where)
    binding = binding_of(record.workspace_id, [first, second])
    rows, total = pair_cases(
        journeys, binding, (first, second), limit=page.limit, offset=page.offset
    )
    is_thin = total < rule_of(record.workspace).minimum_n
    return {"total": total, "cases": [] if is_thin else rows}


def figure_told(figure: Figure | None, rule: Disclosure) -> dict[str, Any] | None:
    """Describe a figure with all that must be said beside it; what is thin is withheld."""
    if figure is None:
        return None
    shown = disclose(figure, rule)
    return {
        "value": shown.estimate.value,
        "low": shown.estimate.low,
        "high": shown.estimate.high,
        "n": shown.estimate.n,
        "denominator": shown.estimate.denominator,
        "unit": shown.unit,
        "withheld": shown.withheld,
        "counts": shown.counts,
        "first_us": shown.first_us,
        "last_us": shown.last_us,
    }
