"""The workshop that the demo company holds about its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.features.journeys.map_selectors import maps_list
from tropa.features.workshops.models import AgendaStep, NoteKind
from tropa.features.workshops.notes import notes_paste
from tropa.features.workshops.services import workshop_create, workshop_update

if TYPE_CHECKING:
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


def meet(user: User, workspace: Workspace, language: Language) -> None:
    """Hold a workshop about the first map that has come to characterising the touchpoints."""
    place = LANGUAGES.index(language)
    drawn = maps_list(user, workspace.pk).earliest("created_at")
    made = workshop_create(user, workspace.pk, drawn.pk, facts={"goal": GOAL[place]})
    for kind, *texts in NOTES:
        notes_paste(user, workspace.pk, made.pk, kind=kind, text=texts[place])
    facts = {"step": AgendaStep.CHARACTERISE}
    workshop_update(user, workspace.pk, made.pk, facts=facts)
