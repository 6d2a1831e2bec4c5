"""Reading workspaces; the access of every feature begins with ``workspace_for``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import NotFound
from tropa.features.workspaces.models import Department, Invitation, Membership, User, Workspace
from tropa.kit.access import Role, SignInRequired, role_check

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    Asker = User | AnonymousUser


def workspace_for(user: Asker, workspace_id: UUID | str, *, needs: Role = Role.VIEWER) -> Workspace:
    """Open a workspace for someone who may do so much in it: the one place of permission.

    Raises
    ------
    SignInRequired, NotFound, NotAllowed
        For the anonymous (401), for outsiders (404), for those who may do too little (403).
    """
    return membership_for(user, workspace_id, needs=needs).workspace


def membership_for(
    user: Asker, workspace_id: UUID | str, *, needs: Role = Role.VIEWER
) -> Membership:
    """Find someone's own membership, when it allows so much."""
    if not isinstance(user, User):
        raise SignInRequired("Nobody is signed in.", hint="Sign in and try again.")
    membership = (
        Membership.objects.select_related("workspace")
        .filter(workspace_id=workspace_id, user=user)
        .first()
    )
    role_check(Role(membership.role) if membership else None, needs=needs)
    if membership is None:
        raise NotFound("There is no such workspace.")
    return membership


def memberships_of(user: User) -> QuerySet[Membership]:
    """List the workspaces of a person, by name."""
    return (
        Membership.objects.filter(user=user).select_related("workspace").order_by("workspace__name")
    )


def members_list(user: Asker, workspace_id: UUID) -> QuerySet[Membership]:
    """List who belongs to a workspace."""
    workspace = workspace_for(user, workspace_id)
    return workspace.memberships.select_related("user").order_by("created_at")


def member_get(workspace: Workspace, membership_id: UUID) -> Membership:
    """Find a member of this workspace."""
    member = workspace.memberships.select_related("user").filter(pk=membership_id).first()
    if member is None:
        raise NotFound("There is no such member.")
    return member


def invitations_list(user: Asker, workspace_id: UUID) -> QuerySet[Invitation]:
    """List the open invitations, for owners."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    return workspace.invitations.order_by("created_at")


def departments_list(user: Asker, workspace_id: UUID) -> QuerySet[Department]:
    """List the departments by name."""
    return workspace_for(user, workspace_id).departments.order_by("name")


def department_get(workspace: Workspace, department_id: UUID) -> Department:
    """Find a department of this workspace."""
    return departments_in(workspace, [department_id])[0]


def departments_in(workspace: Workspace, ids: Iterable[UUID]) -> list[Department]:
    """Find several departments of this workspace; every one must be there."""
    wanted = set(ids)
    found = list(workspace.departments.filter(pk__in=wanted))
    if len(found) != len(wanted):
        raise NotFound("There is no such department.")
    return found
