"""What the demo company believes its customers go through: a list, as its handbook has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.company_process import step_ids
from tropa.core.languages import LANGUAGES, Language
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.touchpoints import BY_CODE
from tropa.demo.world import department_name
from tropa.features.company.models import Origin
from tropa.features.company.services import GivenProcess, process_keep, step_correct

if TYPE_CHECKING:
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
STEPS: tuple[tuple[str, str], ...] = (
    ("cart", "ecommerce"),
    ("checkout", "ecommerce"),
    ("payment", "ecommerce"),
    ("order_confirmed", "ecommerce"),
    ("packed", "warehouse"),
    ("delivered", "delivery"),
    ("", "call_centre"),
    ("support_call", "call_centre"),
    ("support_solved", "call_centre"),
    ("claim_opened", "claims"),
    ("claim_review", "claims"),
    ("claim_documents", "claims"),
    ("claim_decided", "claims"),
    ("refund", "claims"),
)
"""Code and department, in the order of the handbook.

The one without a code never happens, and documents are asked for before the review, not after it.
"""
PLANNED: dict[str, float] = {
    "packed": 3 * DAY_SECONDS,
    "claim_documents": 2 * DAY_SECONDS,
    "claim_decided": 1 * DAY_SECONDS,
}
"""Code → how long it is meant to take until the next step."""


def hold_against(user: User, workspace: Workspace, language: Language, *, held: MapRecord) -> None:
    """Hold the map of the customers' journeys against the company's handbook."""
    place = LANGUAGES.index(language)
    names = [BY_CODE[code].name(language) if code else CALL_AFTER[place] for code, _ in STEPS]
    lines = [
        f"{name}\t{department_name(department, language)}"
        for name, (_, department) in zip(names, STEPS, strict=True)
    ]
    given = GivenProcess(Origin.LIST, text="\n".join(lines), name=NAME[place])
    process_keep(user, workspace.pk, held.pk, given=given)
    ids = dict(zip((code for code, _ in STEPS), step_ids(names), strict=True))
    for code, seconds in PLANNED.items():
        said = {"planned_seconds": seconds}
        step_correct(user, workspace.pk, held.pk, company_step_id=ids[code], said=said)
