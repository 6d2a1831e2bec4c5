"""The first map: drawn from the facts, then edited a little, as a workshop would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.core.languages import LANGUAGES, Language
from tropa.core.map_commands import (
    AddLane,
    AddStep,
    MoveStep,
    RenameStage,
    SetCell,
    SetClaim,
    SetFlag,
    SplitStage,
)
from tropa.core.maps import JourneyMap, LaneKind, MapClaim
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.knowing import known
from tropa.demo.registry import touchpoint_of
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_services import map_create, maps_apply

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.map_commands import Command
    from tropa.features.workspaces.models import User, Workspace

TITLES = ("How a Volt customer lives", "Как живёт клиент Volt", "Jak żyje klient Volt")
ON_THE_MAP = ("claim_review", "support_chat", "setup_guide")
"""Touchpoints that the edits speak of; the facts alone may find them too rare to draw."""
SILENT = ("unboxing", "first_use", "shop_atmosphere")
"""Touchpoints without events: their place only people know."""
LOYAL = "loyalty_joined"
STAGES: dict[str, tuple[str, str, str]] = {
    "setup_guide": ("First weeks", "Первые недели", "Pierwsze tygodnie"),
    "claim_review": ("Trouble", "Неприятности", "Kłopoty"),
    "loyalty_joined": ("Staying or leaving", "Остаться или уйти", "Zostać czy odejść"),
}
MOMENT_OF_TRUTH, QUICK_WIN = "payment", "setup_guide"
CLAIMS: dict[str, tuple[LaneKind, MapClaim, tuple[str, str, str]]] = {
    "claim_review": (
        "waiting",
        MapClaim(measure="wait_after", high=2 * DAY_SECONDS),
        (
            "The claims department says: decided within two days.",
            "Отдел претензий уверен: решаем за два дня.",
            "Dział reklamacji mówi: decyzja w dwa dni.",
        ),
    ),
    "support_chat": (
        "expectation_experience",
        MapClaim(measure="experience", low=4.0),
        (
            "The team believes that the chat is a strength.",
            "Команда считает чат сильной стороной.",
            "Zespół uważa czat za mocną stronę.",
        ),
    ),
}
"""Code → lane, what is claimed there, and the note beside it: the first the facts refute."""


def draw(user: User, workspace: Workspace, language: Language, *, lens_id: UUID) -> None:
    """Draw the map of the customers' journeys and edit it."""
    record = map_create(
        user, workspace.pk, lens_id=lens_id, title=TITLES[LANGUAGES.index(language)]
    )
    document = map_document(record)
    steps = _steps(workspace, document, language)
    commands: list[Command] = [
        AddStep(
            step_id=steps[code],
            stage_id=document.stages[-1].id,
            name=touchpoint.name,
            touchpoint_id=str(touchpoint.pk),
        )
        for code in ON_THE_MAP
        if steps[code] not in {step.id for step in document.steps}
        and (touchpoint := touchpoint_of(workspace, code, language))
    ]
    commands += [
        SetFlag(step_id=steps[MOMENT_OF_TRUTH], flag="is_moment_of_truth", is_on=True),
        SetFlag(step_id=steps[QUICK_WIN], flag="is_quick_win", is_on=True),
        *_claims(document, steps, language),
        *known(steps, language, today=clock.now().date()),
        *_stages(document, steps, language),
    ]
    maps_apply(user, workspace.pk, record.pk, base_version=record.version, commands=commands)


def _steps(workspace: Workspace, document: JourneyMap, language: Language) -> dict[str, str]:
    """Tell the step of each touchpoint we speak of, a new id for one not yet on the map."""
    known = {step.touchpoint_id: step.id for step in document.steps}
    wanted = (*ON_THE_MAP, MOMENT_OF_TRUTH, *SILENT, "shop_visit", "delivered", LOYAL)
    return {
        code: known.get(str(touchpoint_of(workspace, code, language).pk)) or new_id()
        for code in wanted
    }


def _claims(document: JourneyMap, steps: dict[str, str], language: Language) -> list[Command]:
    lanes = {lane.kind: lane.id for lane in document.lanes}
    notes = new_id()
    commands: list[Command] = [AddLane(lane_id=notes, lane_kind="text")]
    for code, (lane, claim, texts) in CLAIMS.items():
        commands.append(SetClaim(lane_id=lanes[lane], step_id=steps[code], claim=claim))
        text = texts[LANGUAGES.index(language)]
        commands.append(SetCell(lane_id=notes, step_id=steps[code], text=text))
    return commands


def _stages(document: JourneyMap, steps: dict[str, str], language: Language) -> list[Command]:
    """Name the stages that the facts could only describe, and begin another with loyalty."""
    stage_of = {step.id: step.stage_id for step in document.steps}
    names = {code: words[LANGUAGES.index(language)] for code, words in STAGES.items()}
    last = stage_of[steps[LOYAL]]
    commands = _places(document, steps, use=stage_of[steps[QUICK_WIN]])
    if document.steps_of(last)[0].id != steps[LOYAL]:
        split = SplitStage(
            stage_id=last, at_step_id=steps[LOYAL], new_stage_id=new_id(), name=names[LOYAL]
        )
        commands.append(split)
    named = {stage_of.get(steps[code]): name for code, name in names.items() if code != LOYAL}
    commands += [RenameStage(stage_id=stage, name=name) for stage, name in named.items() if stage]
    return commands


def _places(document: JourneyMap, steps: dict[str, str], *, use: str) -> list[Command]:
    """Put what leaves no event where it belongs: the box before the first use, in the use."""
    visit = next((step for step in document.steps if step.id == steps["shop_visit"]), None)
    commands: list[Command] = [
        MoveStep(step_id=steps["unboxing"], stage_id=use, position=0),
        MoveStep(step_id=steps["first_use"], stage_id=use, position=1),
    ]
    if visit is not None:
        place = document.steps_of(visit.stage_id).index(visit) + 1
        smell = MoveStep(step_id=steps["shop_atmosphere"], stage_id=visit.stage_id, position=place)
        commands.append(smell)
    return commands
