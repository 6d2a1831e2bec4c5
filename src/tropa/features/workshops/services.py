"""Preparing and leading a workshop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import NotFound
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.map_selectors import map_get
from tropa.features.workshops.doors import door_set
from tropa.features.workshops.models import Participant, Workshop
from tropa.features.workshops.taking_part import workshop_held
from tropa.features.workspaces.selectors import member_get, workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.personas.models import Persona
    from tropa.features.workspaces.models import User, Workspace

PLAIN = (
    "goal", "persona_text", "step", "is_writing_private", "is_voting", "are_votes_shown",
    "dots_each", "is_rating", "are_ratings_shown",
)  # fmt: skip


def workshop_create(
    user: User, workspace_id: UUID, map_id: UUID, *, facts: dict[str, Any]
) -> Workshop:
    """Prepare a workshop about a map; whoever does leads it, unless another is named."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    workshop = Workshop(map=record, leader=user, created_by=user)
    with transaction.atomic():
        _change(workshop, workspace, facts)
        workshop.save()
        audit(user, "create", workshop, map=map_id)
        tell_map(map_id, "workshop", workshop.pk)
    return workshop


def workshop_update(
    user: User, workspace_id: UUID, workshop_id: UUID, *, facts: dict[str, Any]
) -> Workshop:
    """Lead a workshop: its step, what is open in it, its door, its end."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    with transaction.atomic():
        workshop = workshop_held(user, workspace_id, workshop_id)
        _change(workshop, workspace, facts)
        workshop.save()
        audit(user, "update", workshop, fields=sorted(facts))
        tell_map(workshop.map_id, "workshop", workshop.pk)
    return workshop


def timer_set(
    user: User, workspace_id: UUID, workshop_id: UUID, *, seconds: int | None
) -> Workshop:
    """Set the timer from now on, or stop it; it ends at a time of the server's clock."""
    with transaction.atomic():
        workshop = workshop_held(user, workspace_id, workshop_id)
        ends = None if seconds is None else clock.now() + timedelta(seconds=seconds)
        workshop.timer_ends_at = ends
        workshop.save(update_fields=["timer_ends_at"])
        audit(user, "update", workshop, fields=["timer_ends_at"])
        tell_map(workshop.map_id, "workshop", workshop.pk)
    return workshop


def workshop_delete(user: User, workspace_id: UUID, workshop_id: UUID) -> None:
    """Remove a workshop with all that was written in it; what reached the map stays there."""
    with transaction.atomic():
        workshop = workshop_held(user, workspace_id, workshop_id)
        audit(user, "delete", workshop)
        tell_map(workshop.map_id, "workshop", workshop.pk)
        workshop.delete()


def participant_remove(
    user: User, workspace_id: UUID, workshop_id: UUID, *, participant_id: UUID
) -> None:
    """Put somebody out: their secret opens nothing any more, their votes count no more.

    What they wrote stays. So do their ratings: were they taken out of the mean, it would tell them.
    """
    with transaction.atomic():
        workshop = workshop_held(user, workspace_id, workshop_id)
        found: Participant | None = workshop.participants.filter(pk=participant_id).first()
        if found is None or not found.is_guest:
            raise NotFound("There is no such guest.")
        found.removed_at = clock.now()
        found.save(update_fields=["removed_at"])
        audit(user, "update", found, fields=["removed_at"])
        tell_map(workshop.map_id, "workshop", workshop.pk)


def _change(workshop: Workshop, workspace: Workspace, facts: dict[str, Any]) -> None:
    for name in PLAIN:
        if name in facts:
            setattr(workshop, name, facts[name])
    if workshop.are_ratings_shown:  # what is seen to change shows who changed it
        workshop.is_rating = False
    if "persona_id" in facts:
        workshop.persona = _persona(workspace, facts["persona_id"])
    if facts.get("leader_id") is not None:
        workshop.leader = member_get(workspace, facts["leader_id"]).user
    if "is_ended" in facts:
        workshop.ended_at = clock.now() if facts["is_ended"] else None
    if "is_door_open" in facts or workshop.ended_at is not None:
        is_open = bool(facts.get("is_door_open")) and workshop.ended_at is None
        door_set(workshop, is_open=is_open)


def _persona(workspace: Workspace, persona_id: UUID | None) -> Persona | None:
    if persona_id is None:
        return None
    found: Persona | None = workspace.personas.filter(pk=persona_id).first()
    if found is None:
        raise NotFound("There is no such persona.")
    return found
