"""Who wants no reminders: one member, or a whole workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from tropa.features.tasks.models import RemindersStopped
from tropa.features.workspaces.models import Workspace
from tropa.features.workspaces.selectors import membership_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.workspaces.models import Membership
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class Switches:
    """Whether this server sends mail, this workspace reminds, and oneself wants it."""

    sends_mail: bool
    is_on: bool
    is_mine_on: bool


def switches_get(user: Asker, workspace_id: UUID) -> Switches:
    """Tell how the switches stand."""
    own = membership_for(user, workspace_id)
    stops = RemindersStopped.objects.filter(workspace=own.workspace)
    return Switches(
        sends_mail=settings.TROPA_SENDS_MAIL,
        is_on=not stops.filter(member=None).exists(),
        is_mine_on=not stops.filter(member=own).exists(),
    )


def workspace_switch(user: Asker, workspace_id: UUID, *, is_on: bool) -> Switches:
    """Let a workspace remind its members, or stop it."""
    own = membership_for(user, workspace_id, needs=Role.OWNER)
    _switch(own, None, is_on=is_on)
    return switches_get(user, workspace_id)


def own_switch(user: Asker, workspace_id: UUID, *, is_on: bool) -> Switches:
    """Ask to be reminded, or not to be."""
    own = membership_for(user, workspace_id)
    _switch(own, own, is_on=is_on)
    return switches_get(user, workspace_id)


def workspaces_reminded() -> QuerySet[Workspace]:
    """List the workspaces whose members are reminded."""
    stopped = RemindersStopped.objects.filter(member=None).values("workspace_id")
    return Workspace.objects.exclude(pk__in=stopped).order_by("created_at")


def members_silent(workspace: Workspace) -> set[UUID | None]:
    """Tell which members of a workspace want no reminders."""
    stops = RemindersStopped.objects.filter(workspace=workspace, member__isnull=False)
    return set(stops.values_list("member_id", flat=True))


def _switch(own: Membership, member: Membership | None, *, is_on: bool) -> None:
    with transaction.atomic():
        if is_on:
            RemindersStopped.objects.filter(workspace=own.workspace, member=member).delete()
        else:
            RemindersStopped.objects.get_or_create(workspace=own.workspace, member=member)
        audit(workspace_actor(own.user), "update", own.workspace, reminders=is_on)
