"""The story of a map on one page, and the marks that its figures suggest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.analysis.findings import Findings, findings
from tropa.analysis.journeys.measures_money import amount_attributes, money_at
from tropa.analysis.suggested_flags import suggested_flags
from tropa.analysis.white_spots import voices_by_kind
from tropa.features.facts.models import RuleKind
from tropa.features.facts.selectors import bindings_of, touchpoints_of
from tropa.features.insights.map_exports import MapFile, facts_shown, file_name, shown_figure
from tropa.features.insights.measured_map import (
    Measured,
    claims_of,
    describe_measured,
    measured_of,
)
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.lens_selectors import lens_get, lens_open, lens_spec
from tropa.features.journeys.map_selectors import map_get
from tropa.features.sources.lakes import source_names
from tropa.features.workspaces.slide_masters import master_of
from tropa.report.language import Language
from tropa.report.map_export import MEDIA_TYPES
from tropa.report.map_table import about_words, stage_name
from tropa.report.story import StoryFacts, StoryFinding, finding_says, told_story
from tropa.report.story_export import story_export

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.analysis.findings import Finding
    from tropa.analysis.journeys.measures_money import Money
    from tropa.core.figures import Cover
    from tropa.core.filters import Filter
    from tropa.core.maps import MapStep
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User
    from tropa.report.story import ToldStory
    from tropa.report.story_export import StoryFormat


COMPLAINT = "complaint"
"""The kind of a source whose records are complaints, not ratings."""


@dataclass(frozen=True, slots=True)
class _Base:
    """A measured map and all that a story or a suggestion needs of it."""

    record: MapRecord
    measured: Measured
    rows: dict[str, Any]
    found: Findings
    language: Language
    names: dict[str, str]
    kinds: dict[str, str]

    def step_of(self, touchpoint: str) -> MapStep:
        return next(s for s in self.measured.document.steps if s.touchpoint_id == touchpoint)


def map_story(
    user: User, workspace_id: UUID, map_id: UUID, *, where: Filter, language: str
) -> ToldStory:
    """Tell the story of a map: problems, strengths, what they cost, what nobody knows."""
    base = _base(map_get(user, workspace_id, map_id), where, language)
    return told_story(_story(base, where), base.language)


def story_file(
    user: User,
    workspace_id: UUID,
    map_id: UUID,
    *,
    where: Filter,
    language: str,
    kind: StoryFormat,
) -> MapFile:
    """Write the story of a map on one page or one slide."""
    base = _base(map_get(user, workspace_id, map_id), where, language)
    told = told_story(_story(base, where), base.language)
    master = master_of(base.record.workspace) if kind == "pptx" else None
    content = story_export(told, kind, language=base.language, master=master)
    name = file_name(f"{told.title} - {told.heading}")
    return MapFile(f"{name}.{kind}", MEDIA_TYPES[kind], content)


def map_suggestions(
    user: User, workspace_id: UUID, map_id: UUID, *, where: Filter, language: str
) -> list[dict[str, Any]]:
    """Suggest moments of truth and quick wins, each with its reason: ``SuggestionOut`` of each."""
    base = _base(map_get(user, workspace_id, map_id), where, language)
    alone = {
        str(item.pk): departments[0].name
        for item in touchpoints_of(workspace_id)
        if len(departments := list(item.departments.all())) == 1
    }
    steps = base.measured.document.steps
    return [
        {
            "step_id": one.step_id,
            "flag": one.flag,
            "says": _reason(base, one.flag, one.reason, alone=alone),
            "facts": told.facts,
            "touchpoint_id": one.reason.touchpoint,
            "measure": one.reason.measure,
            "size": (one.reason.size.low, one.reason.size.high),
        }
        for one in suggested_flags(steps, base.found, alone=alone)
        for told in [_told_reason(base, one.reason)]
    ]


def lens_amounts(user: User, workspace_id: UUID, lens_id: UUID) -> list[str]:
    """List the attributes of a lens that could hold money: numbers throughout."""
    return amount_attributes(lens_open(lens_get(user, workspace_id, lens_id)))


def _base(record: MapRecord, where: Filter, language: str) -> _Base:
    measured = measured_of(record, where)
    claims = {place: claim.range for place, claim in claims_of(measured.document).items()}
    return _Base(
        record=record,
        measured=measured,
        rows=describe_measured(record, measured),
        found=findings(measured.figures, claims, goals=_goals(record)),
        language=Language(language, record.workspace.zone),
        names=source_names(record.workspace_id),
        kinds=voices_by_kind(voices_of(record.workspace_id)),
    )


def _goals(record: MapRecord) -> set[str]:
    """List the touchpoints whose events are themselves the wanted outcome."""
    wanted = lens_spec(record.lens).wanted if record.lens else None
    if wanted is None:
        return set()
    return {
        str(rule.touchpoint_id)
        for rule in bindings_of(record.workspace_id)
        if rule.kind == RuleKind.ACTIVITY and rule.key in wanted.activities
    }


def _story(base: _Base, where: Filter) -> StoryFacts:
    record, document, found = base.record, base.measured.document, base.found
    attribute = record.lens.money_attribute if record.lens else ""
    journeys = base.measured.facts.journeys
    money = money_at(journeys, base.measured.facts.binding, attribute) if journeys else {}
    by_state = _claims_by_state(base)
    return StoryFacts(
        title=document.title,
        about=about_words(facts_shown(base.rows, {}, where=where), base.language),
        problems=tuple(_finding(base, one, money) for one in found.problems),
        strengths=tuple(_finding(base, one, money) for one in found.strengths),
        compared=found.compared,
        clear=found.clear,
        steps=len(document.steps),
        white=tuple(step.name for step in document.steps if _is_white(base, step)),
        assumed=by_state["assumed"],
        undecided=by_state["undecided"],
        withheld=sum(
            figure.withheld == "withheld"
            for figures in base.measured.figures.values()
            for figure in figures.values()
        ),
        money_attribute=attribute,
        currency=record.workspace.currency,
        minimum_n=record.workspace.min_n,
    )


def _finding(base: _Base, one: Finding, money: dict[str, Money]) -> StoryFinding:
    step = base.step_of(one.touchpoint)
    stage = next(s for s in base.measured.document.stages if s.id == step.stage_id)
    figures = base.rows["figures"][one.touchpoint]
    reach = figures.get("reach_share")
    return StoryFinding(
        finding=one,
        figure=shown_figure(figures[one.measure]),
        step=step.name,
        stage=stage_name(stage, base.language),
        sources=_sources(base, one),
        money=money.get(one.touchpoint),
        reach=shown_figure(reach) if reach else None,
    )


def _sources(base: _Base, one: Finding) -> tuple[str, ...]:
    """Name the sources of what customers said; events have none to name."""
    if one.figure.sources == ("events",):
        return ()
    covered = base.measured.figures[one.touchpoint].get("covered")
    covers: tuple[Cover, ...] = covered.covers if covered else ()
    is_complaint = one.measure == "complaints"
    return tuple(
        base.names.get(cover.source, cover.source)
        for cover in covers
        if cover.source in base.kinds and (base.kinds[cover.source] == COMPLAINT) == is_complaint
    )


def _is_white(base: _Base, step: MapStep) -> bool:
    covered = base.measured.figures.get(step.touchpoint_id or "", {}).get("covered")
    return covered is None or not covered.estimate.value


def _claims_by_state(base: _Base) -> dict[str, tuple[str, ...]]:
    """Name the steps of claims that nothing has checked, or that the data leaves open."""
    document, figures = base.measured.document, base.rows["figures"]
    steps = {step.id: step for step in document.steps}
    named: dict[str, list[str]] = {"assumed": [], "undecided": []}
    for cell in document.cells:
        step = steps.get(cell.step_id or "")
        if cell.claim is None or step is None:
            continue
        row = figures.get(step.touchpoint_id or "", {}).get(cell.claim.measure)
        state = row["state"] if row else "assumed"
        if state in named:
            named[state].append(step.name)
    return {state: tuple(dict.fromkeys(names)) for state, names in named.items()}


def _told_reason(base: _Base, reason: Finding) -> Any:
    facts = StoryFacts("", "", problems=(_finding(base, reason, {}),))
    return told_story(facts, base.language).problems[0]


def _reason(base: _Base, flag: str, reason: Finding, *, alone: dict[str, str]) -> str:
    """Say why a mark is suggested."""
    said = finding_says(_finding(base, reason, {}), base.language)
    says = said[:1].lower() + said[1:]  # it stands behind a colon
    if flag == "is_moment_of_truth":
        return base.language.say("story.truth_reason", reason=says)
    department = alone[reason.touchpoint]
    return base.language.say("story.win_reason", reason=says, department=department)
