"""Who may do what in a workshop: members by their role, guests in theirs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from tropa.core.errors import Conflict, NotFound
from tropa.features.journeys.map_selectors import map_get
from tropa.features.workshops.models import LONGEST_NAME, Participant, Workshop
from tropa.features.workspaces.models import User
from tropa.features.workspaces.selectors import membership_for, workspace_for
from tropa.kit.access import Role

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.workspaces.selectors import Asker

Someone = User | AnonymousUser | Participant
"""Whoever asks: a member, nobody known, or a guest."""


class WorkshopEnded(Conflict):
    """Nothing is added any more."""

    code = "workshop-ended"


def workshops_list(user: Asker, workspace_id: UUID, map_id: UUID) -> QuerySet[Workshop]:
    """List the workshops about a map, the newest first."""
    return _workshops(workspace_id).filter(map=map_get(user, workspace_id, map_id))


def workshop_get(
    user: Asker, workspace_id: UUID, workshop_id: UUID, *, needs: Role = Role.VIEWER
) -> Workshop:
    """Find a workshop for a member who may do so much."""
    return _find(workspace_for(user, workspace_id, needs=needs).pk, workshop_id)


def workshop_held(user: Asker, workspace_id: UUID, workshop_id: UUID) -> Workshop:
    """Find a workshop for whoever leads it, and hold it: two who lead undo nothing of each other.

    Must be called in a transaction.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    return _found(_workshops(workspace.pk).select_for_update(of=("self",)), workshop_id)


def workshop_seen(someone: Someone, workspace_id: UUID, workshop_id: UUID) -> Workshop:
    """Find a workshop for whoever may look at it: a member, or one of its guests."""
    if isinstance(someone, Participant):
        if someone.workshop_id != workshop_id:
            raise NotFound("There is no such workshop.")
        return _find(workspace_id, workshop_id)
    return workshop_get(someone, workspace_id, workshop_id)


def participant_in(someone: Someone, workspace_id: UUID, workshop_id: UUID) -> Participant:
    """Find who takes part, to write, vote or rate; editors and owners do so from their first act.

    Raises
    ------
    NotFound, NotAllowed, SignInRequired
        For outsiders and guests of another workshop, for viewers, for the anonymous.
    WorkshopEnded
        When the workshop is over.
    """
    if isinstance(someone, Participant):
        workshop = workshop_seen(someone, workspace_id, workshop_id)
        someone.workshop = workshop
        return open_only(someone)
    membership = membership_for(someone, workspace_id, needs=Role.EDITOR)
    workshop = _find(workspace_id, workshop_id)
    found, _ = workshop.participants.get_or_create(
        user=membership.user, defaults={"name": called(membership.user)}
    )
    found.workshop = workshop
    return open_only(found)


def open_only(participant: Participant) -> Participant:
    """Refuse what would be added to a workshop that is over."""
    if participant.workshop.ended_at is not None:
        raise WorkshopEnded("This workshop is over.", hint="Open it again to go on.")
    return participant


def called(user: User) -> str:
    """Tell how a member is called in a workshop."""
    return user.get_short_name()[:LONGEST_NAME]


def _workshops(workspace_id: UUID) -> QuerySet[Workshop]:
    found = Workshop.objects.filter(map__workspace_id=workspace_id)
    return found.select_related("map__workspace", "persona", "leader")


def _find(workspace_id: UUID, workshop_id: UUID) -> Workshop:
    return _found(_workshops(workspace_id), workshop_id)


def _found(workshops: QuerySet[Workshop], workshop_id: UUID) -> Workshop:
    found = workshops.filter(pk=workshop_id).first()
    if found is None:
        raise NotFound("There is no such workshop.")
    return found
