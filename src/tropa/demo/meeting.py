"""The workshop that the demo company holds about its map."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.features.journeys.map_selectors import maps_list
from tropa.features.tasks.models import TaskKind, TaskState
from tropa.features.tasks.selectors import today_in
from tropa.features.tasks.services import task_create, task_decide
from tropa.features.workshops.models import AgendaStep, NoteKind
from tropa.features.workshops.notes import notes_paste
from tropa.features.workshops.services import workshop_create, workshop_update

if TYPE_CHECKING:
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

GOAL = (
    "Find out why customers do not come back after a claim",
    "Понять, почему после претензии клиенты не возвращаются",
    "Dowiedzieć się, dlaczego klienci nie wracają po reklamacji",
)
NOTES = (
    (NoteKind.PAIN, "Nobody tells them when it will be decided",
     "Никто не говорит, когда будет решение", "Nikt nie mówi, kiedy zapadnie decyzja"),
    (NoteKind.PAIN, "They tell the same story three times",
     "Одно и то же приходится рассказывать трижды",
     "Tę samą historię trzeba opowiadać trzy razy"),
    (NoteKind.STRENGTH, "In the shops they are listened to",
     "В магазинах их выслушивают", "W sklepach się ich słucha"),
    (NoteKind.QUOTE, "I only wanted to hear that I am not forgotten",
     "Мне хотелось только знать, что обо мне не забыли",
     "Chciałam tylko wiedzieć, że o mnie nie zapomniano"),
    (NoteKind.IDEA, "A message on every change of the claim’s state",
     "Сообщение при каждой смене статуса претензии",
     "Wiadomość przy każdej zmianie statusu reklamacji"),
    (NoteKind.TOUCHPOINT, "Waiting for an answer at home",
     "Ожидание ответа дома", "Czekanie na odpowiedź w domu"),
)  # fmt: skip

REQUESTS = (
    (
        -9,
        "Claims of the last twelve months with their dates",
        "Претензии за последние двенадцать месяцев с датами",
        "Reklamacje z ostatnich dwunastu miesięcy z datami",
    ),
    (
        5,
        "Why customers called the hotline",
        "С чем клиенты звонили на горячую линию",
        "Z czym klienci dzwonili na infolinię",
    ),
)
"""Data asked for, and in how many days they are to be there; the first have come."""


def meet(user: User, workspace: Workspace, language: Language) -> None:
    """Hold a workshop about the first map that has come to characterising the touchpoints."""
    place = LANGUAGES.index(language)
    drawn = maps_list(user, workspace.pk).earliest("created_at")
    made = workshop_create(user, workspace.pk, drawn.pk, facts={"goal": GOAL[place]})
    for kind, *texts in NOTES:
        notes_paste(user, workspace.pk, made.pk, kind=kind, text=texts[place])
    facts = {"step": AgendaStep.CHARACTERISE}
    workshop_update(user, workspace.pk, made.pk, facts=facts)
    _ask_for_data(user, drawn, place)


def _ask_for_data(user: User, drawn: MapRecord, place: int) -> None:
    """Ask two departments for data; those of the first have come."""
    workspace = drawn.workspace
    member, units = workspace.memberships.get(user=user), workspace.departments.order_by("name")
    asked = [
        task_create(
            user, workspace.pk, kind=TaskKind.REQUEST, map_id=drawn.pk, title=texts[place],
            person_id=member.pk, deadline=today_in(workspace) + timedelta(days=due_in_days),
            department_id=unit.pk,
        )
        for unit, (due_in_days, *texts) in zip(units, REQUESTS, strict=False)
    ]  # fmt: skip
    task_decide(user, workspace.pk, asked[0].pk, state=TaskState.DONE)
