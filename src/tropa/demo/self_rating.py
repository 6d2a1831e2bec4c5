"""How the demo company's own staff have rated its touchpoints: kinder than their customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.demo.registry import touchpoint_of
from tropa.features.journeys.map_selectors import maps_list
from tropa.features.workshops.models import AgendaStep, OwnRating, Participant
from tropa.features.workshops.services import workshop_create, workshop_update

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User, Workspace

GOAL = (
    "How good are we, honestly?",
    "Насколько мы хороши — честно?",
    "Jak dobrzy jesteśmy, tak szczerze?",
)
GIVEN = {
    "claim_review": (4, 5, 4, 4, 3, 5, 4, 4, 4, 3, 5, 4),
    "support_chat": (4, 4, 5, 4, 4, 5, 4, 3, 4, 4, 5, 4),
    "payment": (5, 4, 4, 5, 4, 4, 3, 4, 5, 4, 4, 4),
    "shop_visit": (4, 4, 3, 4, 4, 5, 4, 4, 3, 4, 4, 4),
    "shop_atmosphere": (3, 3, 4, 3, 2, 4, 3, 3, 4, 3, 3, 3),
    "consultation": (5, 4, 5, 4, 5, 5, 4, 4, 5, 4, 5, 4),
    "checkout": (4, 5, 4, 4, 5, 4, 4, 3, 4, 5, 4, 4),
    "delivered": (4, 3, 4, 4, 5, 4, 3, 4, 4, 4, 3, 4),
    "first_use": (4, 4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 5),
    "setup_guide": (5, 4, 4, 5, 4, 4, 5, 4, 4, 4, 5, 4),
    "support_call": (4, 3, 4, 4, 3, 4, 4, 5, 3, 4, 4, 4),
    "repaired": (4, 4, 5, 4, 3, 4, 4, 4, 5, 4, 4, 4),
}
"""Touchpoint → what twelve participants gave."""
RATERS = 12


def rate_ourselves(user: User, workspace: Workspace, language: Language) -> None:
    """Hold a workshop of staff about the first map and open what they rated."""
    drawn = maps_list(user, workspace.pk).earliest("created_at")
    facts = {"goal": GOAL[LANGUAGES.index(language)], "step": AgendaStep.OWN_RATING}
    made = workshop_create(user, workspace.pk, drawn.pk, facts=facts)
    raters = Participant.objects.bulk_create(
        Participant(workshop=made, name=str(number)) for number in range(1, RATERS + 1)
    )
    OwnRating.objects.bulk_create(
        OwnRating(
            participant=rater,
            subject=str(touchpoint_of(workspace, code, language).pk),
            value=value,
        )
        for code, values in GIVEN.items()
        for rater, value in zip(raters, values, strict=True)
    )
    opened = {"are_ratings_shown": True, "is_ended": True}
    workshop_update(user, workspace.pk, made.pk, facts=opened)
