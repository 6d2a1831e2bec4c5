"""What the demo company has kept of its map, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.filters import Filter
from tropa.core.languages import LANGUAGES, Language
from tropa.demo.registry import touchpoint_of
from tropa.features.journeys.map_selectors import map_document, maps_list
from tropa.features.sharing.comment_services import comment_create, thread_create
from tropa.features.sharing.version_services import version_keep

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User, Workspace

VERSION = (
    ("After the workshop", "The figures of the first workshop, as they went to the board."),
    ("После воркшопа", "Цифры первого воркшопа: в таком виде они ушли правлению."),
    ("Po warsztacie", "Liczby z pierwszego warsztatu, takie, jakie trafiły do zarządu."),
)
QUESTION = (
    "Why does this take so long? Who knows how claims are queued?",
    "Почему здесь так долго? Кто знает, как устроена очередь претензий?",
    "Dlaczego to trwa tak długo? Kto wie, jak ustawiana jest kolejka reklamacji?",
)
ANSWER = (
    "Since the spring they wait for the supplier’s answer first.",
    "С весны сначала ждут ответа поставщика.",
    "Od wiosny najpierw czeka się na odpowiedź dostawcy.",
)


def talk(user: User, workspace: Workspace, language: Language) -> None:
    """Keep a version of the first map, and begin a thread at the claims."""
    place = LANGUAGES.index(language)
    drawn = maps_list(user, workspace.pk).earliest("created_at")
    name, note = VERSION[place]
    version_keep(user, workspace.pk, drawn.pk, name=name, note=note, where=Filter())
    claims = str(touchpoint_of(workspace, "claim_review", language).pk)
    for step in map_document(drawn).steps:
        if step.touchpoint_id == claims:
            at = {"step_id": step.id}
            asked = thread_create(user, workspace.pk, drawn.pk, place=at, text=QUESTION[place])
            comment_create(user, workspace.pk, asked.thread_id, text=ANSWER[place])
