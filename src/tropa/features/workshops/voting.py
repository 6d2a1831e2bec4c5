"""Votes with a budget of dots, and ratings one gives for oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum

from tropa.core.errors import Conflict, InputError, NotFound
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.map_selectors import map_document
from tropa.features.workshops.models import OwnRating, Participant, Vote
from tropa.features.workshops.taking_part import Someone, participant_in
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.maps import JourneyMap


class NotOpen(Conflict):
    """Whoever leads has not opened this, or has closed it."""

    code = "not-open"


def note_vote(
    someone: Someone, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID, dots: int
) -> None:
    """Give a note so many of one's dots, none to take them back.

    Raises
    ------
    NotOpen
        While nobody may vote.
    InputError
        When these would be more dots than one has.
    """
    with transaction.atomic():
        voter = _locked(participant_in(someone, workspace_id, workshop_id))
        workshop = voter.workshop
        if not workshop.is_voting:
            raise NotOpen("Nobody votes just now.", hint="Wait until the voting is open.")
        note = workshop.notes.filter(pk=note_id, is_revealed=True).first()
        if note is None:
            raise NotFound("There is no such note.")
        if dots_spent(voter, but=note_id) + dots > workshop.dots_each:
            raise InputError(
                f"Everybody has {workshop.dots_each} dots.", hint="Take some back elsewhere first."
            )
        if dots:
            Vote.objects.update_or_create(participant=voter, note=note, defaults={"dots": dots})
        else:
            Vote.objects.filter(participant=voter, note=note).delete()
        audit(voter.user, "update", note, fields=["votes"])
        if workshop.are_votes_shown:
            tell_map(workshop.map_id, "workshop", workshop.pk)


def dots_spent(voter: Participant, *, but: UUID | None = None) -> int:
    """Count the dots somebody has given, those of one note left out."""
    votes = voter.votes.exclude(note_id=but) if but else voter.votes.all()
    return int(votes.aggregate(all=Sum("dots"))["all"] or 0)


def subjects_of(document: JourneyMap) -> dict[str, str]:
    """Name what can be rated: the touchpoints of the map, each once."""
    found: dict[str, str] = {}
    for step in document.steps:
        found.setdefault(step.touchpoint_id or step.id, step.name)
    return found


def touchpoint_rate(
    someone: Someone, workspace_id: UUID, workshop_id: UUID, *, subject: str, value: int
) -> None:
    """Rate a touchpoint of one's own company; nobody else ever sees who gave what.

    Raises
    ------
    NotOpen
        While nobody may rate.
    NotFound
        When the map has no such touchpoint.
    """
    with transaction.atomic():
        rater = _locked(participant_in(someone, workspace_id, workshop_id))
        workshop = rater.workshop
        if not workshop.is_rating:
            raise NotOpen("Nobody rates just now.", hint="Wait until the rating is open.")
        if subject not in subjects_of(map_document(workshop.map)):
            raise NotFound("The map has no such touchpoint.")
        OwnRating.objects.update_or_create(
            participant=rater, subject=subject, defaults={"value": value}
        )
        audit(None, "update", workshop, fields=["ratings"])
        if rater.ratings.count() == 1:  # only how many have rated is to be seen
            tell_map(workshop.map_id, "workshop", workshop.pk)


def _locked(participant: Participant) -> Participant:
    """Hold a participant, so that two windows cannot spend one dot twice."""
    held = Participant.objects.select_for_update().get(pk=participant.pk)
    held.workshop = participant.workshop
    return held
