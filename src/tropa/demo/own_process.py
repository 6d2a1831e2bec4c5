"""What the demo company believes its customers go through: the handbook, beside the first map."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tropa.core.company_process import step_ids
from tropa.core.languages import LANGUAGES, Language
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.handbook import TASKS, handbook_bpmn
from tropa.demo.touchpoints import BY_CODE
from tropa.demo.world import department_name
from tropa.features.company.models import Origin
from tropa.features.company.services import GivenProcess, process_keep, step_correct
from tropa.features.sources.uploads import upload_begin, upload_finish, upload_path

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

Words = tuple[str, str, str]
"""The same in the languages of the demo."""
NAME: Words = (
    "Handbook of the order, edition 7",
    "Регламент заказа, редакция 7",
    "Podręcznik zamówienia, wydanie 7",
)
CALL_AFTER: Words = (
    "Asking the customer by telephone after a week",
    "Опрос покупателя по телефону через неделю",
    "Rozmowa telefoniczna z klientem po tygodniu",
)
FILE = "handbook.bpmn"
PLANNED: dict[str, float] = {
    "order_confirmed": 1 * DAY_SECONDS,
    "claim_documents": 2 * DAY_SECONDS,
}
"""Code → how long it is meant to take until the next step; the first is kept, the other is not."""


def hold_against(user: User, workspace: Workspace, language: Language, *, held: MapRecord) -> None:
    """Hold the map of the customers' journeys against the company's handbook."""
    place = LANGUAGES.index(language)
    names = {
        code: BY_CODE[code].name(language) if code in BY_CODE else CALL_AFTER[place]
        for code in TASKS
    }
    units = {code: department_name(code, language) for code in TASKS.values()}
    text = handbook_bpmn(NAME[place], tasks=names, departments=units)
    given = GivenProcess(Origin.BPMN, upload_id=_sent(user, workspace, text.encode()))
    process_keep(user, workspace.pk, held.pk, given=given)
    for code, seconds in PLANNED.items():
        (step_id,) = step_ids([names[code]])
        said = {"planned_seconds": seconds}
        step_correct(user, workspace.pk, held.pk, company_step_id=step_id, said=said)


def _sent(user: User, workspace: Workspace, content: bytes) -> UUID:
    """Send a file as a person would."""
    upload = upload_begin(user, workspace.pk, name=FILE)
    path = upload_path(upload)
    path.parent.mkdir(mode=0o700, parents=True)
    path.write_bytes(content)
    upload_finish(upload, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    return upload.pk
