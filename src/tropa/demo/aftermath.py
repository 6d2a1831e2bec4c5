"""Life after the workshop: what the team still wants to find out, who does it, and why it hurts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.core.map_commands import AddLane, SetCell
from tropa.demo.registry import touchpoint_of
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_services import maps_apply
from tropa.features.tasks.models import TaskKind, TaskState
from tropa.features.tasks.selectors import today_in
from tropa.features.tasks.services import task_create, task_decide
from tropa.features.tasks.whys import why_chain_create

if TYPE_CHECKING:
    from tropa.core.maps import JourneyMap, LaneKind
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

Words = tuple[str, str, str]
"""The same in the languages of the demo."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Something the team assumes: at which touchpoint and lane, and how it is put to the test."""

    code: str
    lane: LaneKind | None
    method: str
    due_in_days: int
    words: Words
    verdict: Words | None = None
    is_nobodys: bool = False


HYPOTHESES = (
    Supposed(
        "claim_review",
        "waiting",
        "data",
        10,
        (
            "Claims wait because the photos are asked for twice.",
            "Претензии ждут, потому что фотографии просят дважды.",
            "Reklamacje czekają, bo o zdjęcia prosi się dwa razy.",
        ),
    ),
    Supposed(
        "support_chat",
        "expectation_experience",
        "interview",
        -20,
        (
            "Customers like the chat because one person stays with them to the end.",
            "Чат нравится, потому что до конца отвечает один человек.",
            "Klienci lubią czat, bo do końca rozmawia z nimi jedna osoba.",
        ),
        verdict=(
            "7 of 8 interviewees named it of their own accord.",
            "7 из 8 собеседников сказали об этом сами.",
            "7 z 8 rozmówców powiedziało to bez pytania.",
        ),
    ),
    Supposed(
        "",
        None,
        "focus_group",
        -4,
        (
            "Families leave when the first repair takes longer than the guarantee promises.",
            "Семьи уходят, когда первый ремонт длится дольше, чем обещает гарантия.",
            "Rodziny odchodzą, gdy pierwsza naprawa trwa dłużej, niż obiecuje gwarancja.",
        ),
        is_nobodys=True,
    ),
)
TASKS: tuple[tuple[int, Words], ...] = (
    (
        -2,
        (
            "Ask the couriers how they give notice of their coming.",
            "Узнать у курьеров, как они предупреждают о приезде.",
            "Zapytać kurierów, jak uprzedzają o przyjeździe.",
        ),
    ),
    (
        14,
        (
            "Show the map to the heads of the shops.",
            "Показать карту директорам магазинов.",
            "Pokazać mapę kierownikom sklepów.",
        ),
    ),
)
"""Due in so many days, and what is to be done."""
PAIN: Words = (
    "Nobody says when the claim will be decided",
    "Никто не говорит, когда решат по претензии",
    "Nikt nie mówi, kiedy zapadnie decyzja",
)
CAUSES: tuple[Words, ...] = (
    (
        "The letter names no date",
        "В письме нет даты",
        "W liście nie ma daty",
    ),
    (
        "The clerk does not know it either",
        "Сотрудник сам её не знает",
        "Pracownik sam jej nie zna",
    ),
    (
        "The workshop tells the queue only by telephone",
        "Мастерская сообщает об очереди только по телефону",
        "Serwis podaje kolejkę tylko przez telefon",
    ),
    (
        "Its system is not joined to ours",
        "Её система не связана с нашей",
        "Jego system nie jest połączony z naszym",
    ),
    (
        "Nobody answers for the way between the two",
        "За стык между ними никто не отвечает",
        "Nikt nie odpowiada za drogę między nimi",
    ),
)


def look_after(user: User, workspace: Workspace, language: Language) -> None:
    """Leave the map with open questions, as a workshop does."""
    record = workspace.maps.earliest("created_at")
    steps = _steps(workspace, map_document(record), language)
    _suppose(user, record, language, steps=steps)
    _ask_why(user, record, language, step_id=steps["claim_review"])
    member, today = workspace.memberships.get(user=user), today_in(workspace)
    for due_in_days, words in TASKS:
        task_create(
            user,
            workspace.pk,
            kind=TaskKind.TASK,
            title=words[LANGUAGES.index(language)],
            person_id=member.pk,
            deadline=today + timedelta(days=due_in_days),
        )


def _steps(workspace: Workspace, document: JourneyMap, language: Language) -> dict[str, str]:
    """Tell the step of each touchpoint that somebody supposes something of."""
    known = {step.touchpoint_id: step.id for step in document.steps}
    codes = [one.code for one in HYPOTHESES if one.code]
    return {code: known[str(touchpoint_of(workspace, code, language).pk)] for code in codes}


def _suppose(user: User, record: MapRecord, language: Language, *, steps: dict[str, str]) -> None:
    workspace, number = record.workspace, LANGUAGES.index(language)
    member, today = workspace.memberships.get(user=user), today_in(workspace)
    lanes = {lane.kind: lane.id for lane in map_document(record).lanes}
    for one in HYPOTHESES:
        task = task_create(
            user,
            workspace.pk,
            kind=TaskKind.HYPOTHESIS,
            map_id=record.pk,
            title=one.words[number],
            method=one.method,
            person_id=None if one.is_nobodys else member.pk,
            deadline=today + timedelta(days=one.due_in_days),
            step_id=steps.get(one.code, ""),
            lane_id=lanes[one.lane] if one.lane else "",
        )
        if one.verdict:
            reason = one.verdict[number]
            task_decide(user, workspace.pk, task.pk, state=TaskState.CONFIRMED, reason=reason)


def _ask_why(user: User, record: MapRecord, language: Language, *, step_id: str) -> None:
    """Write a pain on the map and ask five times why it is there."""
    number, lane_id = LANGUAGES.index(language), new_id()
    workspace = record.workspace
    maps_apply(
        user,
        workspace.pk,
        record.pk,
        base_version=record.version,
        commands=[
            AddLane(lane_id=lane_id, lane_kind="pains"),
            SetCell(lane_id=lane_id, step_id=step_id, text=PAIN[number]),
        ],
    )
    why_chain_create(
        user,
        workspace.pk,
        map_id=record.pk,
        pain=PAIN[number],
        answers=[words[number] for words in CAUSES],
        place={"lane_id": lane_id, "step_id": step_id, "stage_id": ""},
    )
