"""Changing who belongs to a workspace: roles, invitations, leaving."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core import signing
from django.db import transaction

from tropa.core import clock
from tropa.core.errors import Conflict, NotFound
from tropa.features.workspaces.models import Invitation, Membership, User, Workspace
from tropa.features.workspaces.selectors import member_get, membership_for, workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role, role_check
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.selectors import Asker

INVITATION_DAYS = 14
SALT = "tropa.invitation"


def member_update(user: Asker, workspace_id: UUID, member_id: UUID, *, role: Role) -> Membership:
    """Give a member another role; the last owner stays one."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    with transaction.atomic():
        member = member_get(workspace, member_id)
        if role != Role.OWNER:
            _keep_an_owner(workspace, member)
        member.role = role
        member.save(update_fields=["role"])
        audit(workspace_actor(user), "update", member, workspace=workspace.pk, role=role)
    return member


def member_delete(user: Asker, workspace_id: UUID, member_id: UUID) -> None:
    """Remove a member, or leave; the last owner cannot be removed."""
    own = membership_for(user, workspace_id)
    workspace = own.workspace
    role_check(Role(own.role), needs=Role.VIEWER if own.pk == member_id else Role.OWNER)
    with transaction.atomic():
        member = member_get(workspace, member_id)
        _keep_an_owner(workspace, member)
        audit(workspace_actor(user), "delete", member, workspace=workspace.pk)
        member.delete()


def invitation_create(user: Asker, workspace_id: UUID, *, email: str, role: Role) -> Invitation:
    """Invite someone; an earlier invitation of the same address is replaced."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    address = email.strip().lower()
    if workspace.memberships.filter(user__email=address).exists():
        raise Conflict("This person is a member already.", hint="Change the role instead.")
    with transaction.atomic():
        workspace.invitations.filter(email=address).delete()
        invitation = Invitation.objects.create(
            workspace=workspace,
            email=address,
            role=role,
            expires_at=clock.now() + timedelta(days=INVITATION_DAYS),
            created_by=workspace_actor(user),
        )
        audit(workspace_actor(user), "create", invitation, workspace=workspace.pk, role=role)
    return invitation


def invitation_delete(user: Asker, workspace_id: UUID, invitation_id: UUID) -> None:
    """Withdraw an invitation; its link no longer works."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    invitation = workspace.invitations.filter(pk=invitation_id).first()
    if invitation is None:
        raise NotFound("There is no such invitation.")
    with transaction.atomic():
        audit(workspace_actor(user), "delete", invitation, workspace=workspace.pk)
        invitation.delete()


def invitation_token(invitation: Invitation) -> str:
    """Make the secret part of an invitation's link."""
    return signing.dumps(str(invitation.pk), salt=SALT)


def invitation_accept(user: User, token: str) -> Membership:
    """Become a member by the link of an invitation, which works once."""
    gone = NotFound("This invitation is no longer good.", hint="Ask to be invited again.")
    try:
        invitation_id = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise gone from error
    with transaction.atomic():
        good = Invitation.objects.select_for_update().filter(expires_at__gt=clock.now())
        invitation = good.filter(pk=invitation_id).first()
        if invitation is None:
            raise gone
        membership, is_new = Membership.objects.get_or_create(
            workspace=invitation.workspace, user=user, defaults={"role": invitation.role}
        )
        if not is_new and Role(invitation.role).rank > Role(membership.role).rank:
            membership.role = invitation.role
            membership.save(update_fields=["role"])
        audit(user, "create", membership, invitation=invitation.pk)
        invitation.delete()
    return membership


def _keep_an_owner(workspace: Workspace, member: Membership) -> None:
    owners = workspace.memberships.select_for_update().filter(role=Role.OWNER)
    if [owner.pk for owner in owners.order_by("pk")] == [member.pk]:
        raise Conflict("A workspace needs an owner.", hint="Make someone else an owner first.")
