"""A segment's numbers on a map, and several segments side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tropa.analysis.binding import Binding, TouchpointRules
from tropa.analysis.differences import clear_of, figure_difference
from tropa.analysis.disclosure import disclose_parts
from tropa.analysis.voice.narrowing import parts_not_narrowed
from tropa.core.errors import InputError
from tropa.features.insights.binding import binding_of
from tropa.features.insights.emotion_curves import emotion_curves
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.measured_map import describe_figures
from tropa.features.insights.segment_facts import SegmentFacts, members_shared, segment_facts
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.personas.selectors import segment_get, segments_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap
    from tropa.core.results import Estimate
    from tropa.features.journeys.models import MapRecord
    from tropa.features.personas.models import Segment
    from tropa.features.workspaces.models import User

    Figures = dict[str, dict[str, Figure]]

MOST_COMPARED = 4
"""More curves over each other can no longer be told apart."""


def segment_figures(
    user: User, workspace_id: UUID, segment_id: UUID, *, map_id: UUID | None, where: Filter
) -> dict[str, Any]:
    """Tell a segment's real numbers, on a map stage by stage: what ``SegmentFiguresOut`` says."""
    segment = segment_get(user, workspace_id, segment_id)
    record = map_get(user, workspace_id, map_id) if map_id else None
    facts = segment_facts(segment, record.lens if record else segment.lens, where)
    stages, emotion = _stages(record, facts, where) if record else ([], [])
    return {
        "segment_id": segment.pk,
        "name": segment.name,
        **_size(facts),
        "first_us": facts.cases.first_us if facts.cases else None,
        "last_us": facts.cases.last_us if facts.cases else None,
        "stages": stages,
        "emotion": emotion,
    }


def segments_compared(
    user: User, workspace_id: UUID, map_id: UUID, *, segment_ids: Sequence[UUID], where: Filter
) -> dict[str, Any]:
    """Measure a map for several segments, the first being what the others are held against.

    Returns what ``ComparedOut`` says.
    """
    record = map_get(user, workspace_id, map_id)
    ids = list(dict.fromkeys(segment_ids))
    document = map_document(record)
    chosen = segments_chosen(user, workspace_id, ids)
    parts = [segment_facts(segment, record.lens, where) for segment in chosen]
    binding = binding_of(record.workspace_id, _order(document))
    figures = segments_disclosed(record, parts, binding, where=where)
    shared = [0, *(members_shared(record.lens, parts[0], other) for other in parts[1:])]
    return {
        "segments": [
            {
                "segment_id": facts.segment.pk,
                "name": facts.segment.name,
                **_size(facts),
                "shared_with_first": both,
                "figures": describe_figures(record, document, own),
                "emotion": emotion_curves(own, _order(document)),
            }
            for facts, own, both in zip(parts, figures, shared, strict=True)
        ],
        "differences": _differences(ids, figures, shared),
        "not_narrowed": parts_not_narrowed(voices_of(record.workspace_id), where),
    }


def segments_chosen(user: User, workspace_id: UUID, ids: Sequence[UUID]) -> list[Segment]:
    """Find the segments that are compared, in the order asked for.

    Raises
    ------
    InputError
        When they are too many, or none.
    """
    wanted = list(dict.fromkeys(ids))
    if not 1 <= len(wanted) <= MOST_COMPARED:
        raise InputError(
            f"One to {MOST_COMPARED} segments can be compared.", hint="Choose fewer of them."
        )
    return segments_in(user, workspace_id, wanted)


def _order(document: JourneyMap) -> list[str]:
    return [step.touchpoint_id for step in document.steps if step.touchpoint_id]


def _size(facts: SegmentFacts) -> dict[str, Any]:
    return {
        "cases": len(facts.cases.case_no) if facts.cases else None,
        "total_cases": facts.total_cases,
        "share": facts.share(),
        "untold": facts.untold,
    }


def _stages(
    record: MapRecord, facts: SegmentFacts, where: Filter
) -> tuple[list[dict[str, Any]], list[Any]]:
    """Measure whole stages: each as if it were one touchpoint, bound to the facts of all of its."""
    document = map_document(record)
    stages_bound = stage_binding(document, binding_of(record.workspace_id, _order(document)))
    (shown,) = segments_disclosed(record, [facts], stages_bound, where=where)
    described = describe_figures(record, document, shown)
    stages = [
        {
            "stage_id": stage.id,
            "name": stage.name,
            "name_key": stage.name_key,
            "figures": described.get(stage.id, {}),
        }
        for stage in document.stages
    ]
    return stages, emotion_curves(shown, [stage.id for stage in document.stages])


def stage_binding(document: JourneyMap, binding: Binding) -> Binding:
    """Bind each stage to the facts of its touchpoints; one met in two stages counts in the first.

    A rating of a stage is then the mean of all answers given there, not a mean of means.
    """
    taken: set[str] = set()
    found: dict[str, TouchpointRules] = {}
    for stage in document.stages:
        own = dict.fromkeys(
            step.touchpoint_id
            for step in document.steps_of(stage.id)
            if step.touchpoint_id and step.touchpoint_id not in taken
        )
        taken |= set(own)
        rules = [binding.touchpoints[one] for one in own]
        found[stage.id] = TouchpointRules(
            events=tuple(place for rule in rules for place in rule.events),
            observations=tuple(name for rule in rules for name in rule.observations),
        )
    return Binding(found, elsewhere=binding.elsewhere)


def segments_disclosed(
    record: MapRecord, parts: Sequence[SegmentFacts], binding: Binding, *, where: Filter
) -> list[Figures]:
    """Withhold what is thin and, since the map shows all customers together, what would tell it.

    That is judged among all segments of the same journeys, whichever are asked: one asked alone
    tells no more than it would beside the others. And among those that are asked: they are read
    side by side, and what is thin elsewhere protects none of them.
    """
    others = [segment_facts(one, record.lens, where) for one in _segments_beside(record, parts)]
    measured = [facts.measured(binding) for facts in (*parts, *others)]
    rule = rule_of(record.workspace)
    shown: list[Figures] = [{} for _ in parts]
    for touchpoint in measured[0]:
        names = dict.fromkeys(name for one in measured for name in one[touchpoint])
        for own in shown:
            own[touchpoint] = {}
        for name in names:
            all_of_it = {
                place: one[touchpoint][name]
                for place, one in enumerate(measured)
                if name in one[touchpoint]
            }
            asked = {place: one for place, one in all_of_it.items() if place < len(parts)}
            beside_all = disclose_parts(all_of_it, rule, shows_total=True)
            for place, figure in disclose_parts(asked, rule, shows_total=True).items():
                is_hidden = figure.withheld == "withheld"
                shown[place][touchpoint][name] = figure if is_hidden else beside_all[place]
    return shown


def _segments_beside(record: MapRecord, parts: Sequence[SegmentFacts]) -> Iterable[Segment]:
    """List the other segments that can be measured on a map."""
    known = record.workspace.segments.select_related("lens")
    others = known.exclude(pk__in=[facts.segment.pk for facts in parts])
    return others.filter(lens=record.lens) if record.lens else others


def _differences(
    ids: list[UUID], figures: list[Figures], shared: list[int]
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Hold each segment against the first; which are clear is judged over all of them together."""
    found: list[tuple[str, str, UUID, Estimate]] = []
    for segment_id, own, both in zip(ids[1:], figures[1:], shared[1:], strict=True):
        for touchpoint, measured in own.items():
            for name, figure in measured.items():
                first = figures[0][touchpoint].get(name)
                if first is None:
                    continue
                estimate = figure_difference(first, figure, is_independent=both == 0)
                if estimate is not None:
                    found.append((touchpoint, name, segment_id, estimate))
    differences: dict[str, dict[str, list[dict[str, Any]]]] = {}
    are_clear = clear_of([estimate for *_, estimate in found])
    for (touchpoint, name, segment_id, estimate), is_clear in zip(found, are_clear, strict=True):
        row = {
            "segment_id": segment_id,
            "value": estimate.value,
            "low": estimate.low,
            "high": estimate.high,
            "is_clear": is_clear,
        }
        differences.setdefault(touchpoint, {}).setdefault(name, []).append(row)
    return differences
