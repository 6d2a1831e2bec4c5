"""The way of a claim as a map of its own, below the map of the customers' journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.core.map_commands import (
    AddLane,
    AddStage,
    LinkStep,
    MoveStep,
    RemoveStage,
    SetCell,
    SetClaim,
)
from tropa.core.maps import MapClaim, MapLink
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.registry import touchpoint_of
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_services import map_create, maps_apply

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.map_commands import Command
    from tropa.core.maps import JourneyMap, LaneKind
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

Words = tuple[str, str, str]
"""The same in the languages of the demo."""
TITLE: Words = (
    "The way of a claim",
    "Путь претензии",
    "Droga reklamacji",
)
BELOW = "claim_review"
"""The step of the customers' map that is told at length here."""
STAGES: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (
        ("From filing to decision", "От подачи до решения", "Od zgłoszenia do decyzji"),
        ("claim_opened", "claim_documents", "claim_review", "claim_decided"),
    ),
    (
        ("Making it good", "Возмещение", "Zadośćuczynienie"),
        ("refund", "replacement"),
    ),
)
"""What the stages are called, and the codes of their steps in order."""
BLUEPRINT: dict[LaneKind, dict[str, Words]] = {
    "frontstage": {
        "claim_opened": (
            "Form on the site, photos attached",
            "Форма на сайте, приложены фотографии",
            "Formularz na stronie, zdjęcia w załączniku",
        ),
        "claim_documents": (
            "E-mail: please send the photos again",
            "Письмо: пришлите фотографии ещё раз",
            "E-mail: prosimy jeszcze raz o zdjęcia",
        ),
        "claim_decided": (
            "E-mail with the decision",
            "Письмо с решением",
            "E-mail z decyzją",
        ),
    },
    "backstage": {
        "claim_opened": (
            "Clerk enters the claim a second time, by hand",
            "Сотрудник вносит претензию второй раз, вручную",
            "Pracownik przepisuje zgłoszenie ręcznie",
        ),
        "claim_review": (
            "Service centre examines the product",
            "Сервисный центр осматривает товар",
            "Centrum serwisowe ogląda towar",
        ),
        "claim_decided": (
            "Head of claims signs",
            "Руководитель отдела подписывает",
            "Kierownik działu podpisuje",
        ),
        "refund": (
            "Accounting pays on Thursdays",
            "Бухгалтерия платит по четвергам",
            "Księgowość płaci w czwartki",
        ),
    },
    "support": {
        "claim_review": (
            "Supplier is asked whether the guarantee covers it",
            "У поставщика спрашивают, действует ли гарантия",
            "Dostawca ma potwierdzić, czy obejmuje to gwarancja",
        ),
    },
}
"""Lane → code → what the company does there, as the service centre tells it."""


def draw_claims(
    user: User, workspace: Workspace, language: Language, *, lens_id: UUID
) -> MapRecord:
    """Draw the way of a claim from its own journeys, and what goes on behind it."""
    title = TITLE[LANGUAGES.index(language)]
    record = map_create(user, workspace.pk, lens_id=lens_id, title=title)
    document = map_document(record)
    commands = _edits(workspace, document, language)
    maps_apply(user, workspace.pk, record.pk, base_version=record.version, commands=commands)
    return record


def lead_down(
    user: User, workspace: Workspace, language: Language, *, upper: MapRecord, lower: MapRecord
) -> None:
    """Let the step of a map that is told at length on another one lead there."""
    touchpoint = str(touchpoint_of(workspace, BELOW, language).pk)
    link = MapLink(map_id=str(lower.pk), title=lower.title)
    commands = [
        LinkStep(step_id=step.id, link=link)
        for step in map_document(upper).steps
        if step.touchpoint_id == touchpoint
    ]
    maps_apply(user, workspace.pk, upper.pk, commands=commands)


def _edits(workspace: Workspace, document: JourneyMap, language: Language) -> list[Command]:
    place = LANGUAGES.index(language)
    by_touchpoint = {step.touchpoint_id: step.id for step in document.steps}
    codes = [code for _, codes in STAGES for code in codes]
    found = {
        code: by_touchpoint.get(str(touchpoint_of(workspace, code, language).pk)) for code in codes
    }
    at = {code: step_id for code, step_id in found.items() if step_id}
    waiting = next(lane.id for lane in document.lanes if lane.kind == "waiting")
    promised = MapClaim(measure="wait_after", high=2 * DAY_SECONDS)
    return [
        *_stages(document, at, place),
        SetClaim(lane_id=waiting, step_id=at[BELOW], claim=promised),
        *_blueprint(at, place),
    ]


def _stages(document: JourneyMap, at: dict[str, str], place: int) -> list[Command]:
    """Put the steps into stages that a person would name; touchpoints of other journeys go."""
    commands: list[Command] = []
    for words, codes in STAGES:
        stage = new_id()
        commands.append(AddStage(stage_id=stage, name=words[place]))
        commands += [
            MoveStep(step_id=at[code], stage_id=stage, position=position)
            for position, code in enumerate(code for code in codes if code in at)
        ]
    return [*commands, *(RemoveStage(stage_id=stage.id) for stage in document.stages)]


def _blueprint(at: dict[str, str], place: int) -> list[Command]:
    commands: list[Command] = []
    for kind, cells in BLUEPRINT.items():
        lane = new_id()
        commands.append(AddLane(lane_id=lane, lane_kind=kind))
        commands += [
            SetCell(lane_id=lane, step_id=at[code], text=words[place])
            for code, words in cells.items()
            if code in at
        ]
    return commands
