"""The journey that the company wants: a to-be map whose targets show how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.clock import from_us
from tropa.core.languages import LANGUAGES, Language
from tropa.core.map_commands import AddStep, RemoveStep, RenameStep, SetCell, SetClaim
from tropa.core.maps import JourneyMap, MapClaim
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.journal import DAY_US
from tropa.demo.registry import touchpoint_of
from tropa.demo.stories import CHANGE_WEEK
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_services import maps_apply
from tropa.features.journeys.map_to_be import to_be_create

if TYPE_CHECKING:
    from datetime import date

    from tropa.core.map_commands import Command
    from tropa.core.maps import LaneKind, MapStep
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

Words = tuple[str, str, str]
"""The same in the languages of the demo."""
TITLE: Words = (
    "How it should be by next year",
    "Как должно стать к следующему году",
    "Jak ma być za rok",
)
TARGETS: dict[str, tuple[LaneKind, MapClaim]] = {
    "packed": ("waiting", MapClaim(measure="wait_after", high=3 * DAY_SECONDS)),
    "delivered": ("expectation_experience", MapClaim(measure="experience", low=4.2)),
    "checkout": ("gap", MapClaim(measure="gap", low=-0.2)),
    "support_call": ("expectation_experience", MapClaim(measure="experience", low=3.8)),
    "claim_review": ("waiting", MapClaim(measure="wait_after", high=2 * DAY_SECONDS)),
}
"""Code → lane and what is to be reached there; the delivery has changed, the rest is to come."""
OTHERWISE: dict[str, Words] = {
    "checkout": (
        "Checkout, the delivery fee known before",
        "Оформление, когда цена доставки уже известна",
        "Zamówienie ze znaną wcześniej ceną dostawy",
    ),
    "courier_call": (
        "Message an hour before the courier comes",
        "Сообщение за час до приезда курьера",
        "Wiadomość na godzinę przed przyjazdem kuriera",
    ),
}
"""Code → what its step is called in the journey that is wanted."""
NO_LONGER = "claim_documents"
NEW: tuple[str, Words] = (
    "claim_review",
    (
        "Message on every change of the claim’s state",
        "Сообщение при каждой смене статуса претензии",
        "Wiadomość przy każdej zmianie statusu reklamacji",
    ),
)
"""The step that comes after another one, and what it is called."""
WHY: dict[str, Words] = {
    "packed": (
        "Since week 30 couriers load at night: at the door within three days.",
        "С 30-й недели курьеры загружаются ночью: у двери не позже чем через три дня.",
        "Od 30. tygodnia kurierzy ładują nocą: pod drzwiami najdalej po trzech dniach.",
    ),
    "checkout": (
        "The fee stands on the product page already.",
        "Цена доставки указана уже на странице товара.",
        "Cena dostawy jest już na stronie produktu.",
    ),
}
"""Code → the note that says what is to change."""


def wish(
    user: User, workspace: Workspace, language: Language, *, as_is: MapRecord, start_us: int
) -> MapRecord:
    """Begin the to-be map of a map and draw what is wanted."""
    title = TITLE[LANGUAGES.index(language)]
    record = to_be_create(
        user, workspace.pk, as_is.pk, title=title, change_from=_change_day(start_us)
    )
    commands = _edits(workspace, map_document(record), language)
    maps_apply(user, workspace.pk, record.pk, base_version=record.version, commands=commands)
    return record


def _change_day(start_us: int) -> date:
    """Tell the day from which the new way of delivering shows."""
    return from_us(start_us + (CHANGE_WEEK - 1) * 7 * DAY_US).date()


def _edits(workspace: Workspace, document: JourneyMap, language: Language) -> list[Command]:
    place, after = LANGUAGES.index(language), NEW[0]
    lanes = {lane.kind: lane.id for lane in document.lanes}
    at = _steps(workspace, document, language)
    commands: list[Command] = [
        SetClaim(lane_id=lanes[kind], step_id=at[code].id, claim=claim)
        for code, (kind, claim) in TARGETS.items()
    ]
    commands += [
        RenameStep(step_id=at[code].id, name=words[place]) for code, words in OTHERWISE.items()
    ]
    commands += [
        SetCell(lane_id=lanes["text"], step_id=at[code].id, text=words[place])
        for code, words in WHY.items()
    ]
    new = AddStep(
        step_id=new_id(),
        stage_id=at[after].stage_id,
        name=NEW[1][place],
        position=document.steps_of(at[after].stage_id).index(at[after]) + 1,
    )
    return [*commands, new, RemoveStep(step_id=at[NO_LONGER].id)]


def _steps(workspace: Workspace, document: JourneyMap, language: Language) -> dict[str, MapStep]:
    known = {step.touchpoint_id: step for step in document.steps}
    codes = {*TARGETS, *OTHERWISE, *WHY, NO_LONGER, NEW[0]}
    return {code: known[str(touchpoint_of(workspace, code, language).pk)] for code in codes}
