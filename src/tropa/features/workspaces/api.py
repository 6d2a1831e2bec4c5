"""The addresses of session, workspaces, members, invitations and departments."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Query, Router, Status

import tropa
from tropa.core.languages import Language
from tropa.features.workspaces import (
    invitation_mail,
    membership,
    selectors,
    services,
    slide_masters,
)
from tropa.features.workspaces.models import Invitation, User
from tropa.features.workspaces.requests import SignedInRequest
from tropa.features.workspaces.schemas import (
    DepartmentIn,
    DepartmentOut,
    FileNameQuery,
    InvitationIn,
    InvitationOut,
    MemberOut,
    MemberPatch,
    SessionIn,
    SessionOut,
    UserOut,
    WorkspaceBrief,
    WorkspaceIn,
    WorkspaceOut,
    WorkspacePatch,
)
from tropa.kit import ratelimit
from tropa.kit.access import Role
from tropa.kit.requests import address_of, changes_of
from tropa.report.master_limits import MOST_BYTES

router = Router(tags=["workspaces"])
W = "/workspaces/{uuid:workspace_id}"
PPTX_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/session", response=SessionOut, auth=None)
def get_session(request: HttpRequest) -> SessionOut:
    """Tell who is signed in, and hand out the CSRF token."""
    ratelimit.SESSIONS.spend(address_of(request))
    user = request.user if isinstance(request.user, User) else None
    memberships = selectors.memberships_of(user) if user else []
    return SessionOut(
        user=UserOut.from_orm(user) if user else None,
        workspaces=[
            WorkspaceBrief(id=item.workspace_id, name=item.workspace.name, role=Role(item.role))
            for item in memberships
        ],
        csrf_token=get_token(request),
        version=tropa.__version__,
        is_demo=settings.TROPA_IS_DEMO or any(item.workspace.is_demo for item in memberships),
        demo_language=cast("Language | None", settings.TROPA_DEMO_LANGUAGE or None),
    )


@router.patch("/session", response=SessionOut)
def update_session(request: SignedInRequest, body: SessionIn) -> SessionOut:
    """Change one's own language, theme or name."""
    services.user_update(request.user, **changes_of(body))
    return get_session(request)


@router.post("/workspaces", response={201: WorkspaceOut})
def create_workspace(request: SignedInRequest, body: WorkspaceIn) -> Status[WorkspaceOut]:
    """Open a workspace."""
    ratelimit.WORKSPACES.spend(request.user.pk)
    made = services.workspace_create(request.user, name=body.name, zone=body.zone)
    return Status(201, WorkspaceOut.of(made.workspace, made.role))


@router.get(W, response=WorkspaceOut)
def get_workspace(request: SignedInRequest, workspace_id: UUID) -> WorkspaceOut:
    """Describe a workspace."""
    own = selectors.membership_for(request.user, workspace_id)
    return WorkspaceOut.of(own.workspace, own.role)


@router.patch(W, response=WorkspaceOut)
def update_workspace(
    request: SignedInRequest, workspace_id: UUID, body: WorkspacePatch
) -> WorkspaceOut:
    """Change a workspace's settings."""
    workspace = services.workspace_update(request.user, workspace_id, **changes_of(body))
    return WorkspaceOut.of(workspace, Role.OWNER)


@router.delete(W, response={204: None})
def delete_workspace(request: SignedInRequest, workspace_id: UUID) -> Status[None]:
    """Delete a workspace with everything in it."""
    services.workspace_delete(request.user, workspace_id)
    return Status(204, None)


@router.put(W + "/slide-master", response=WorkspaceOut, openapi_extra=PPTX_BODY)
def set_slide_master(
    request: SignedInRequest, workspace_id: UUID, *, query: Query[FileNameQuery]
) -> WorkspaceOut:
    """Write every slide of the workspace on the company's own .pptx, sent as the body."""
    content = request.read(MOST_BYTES + 1)
    workspace = slide_masters.master_set(
        request.user, workspace_id, name=query.name, content=content
    )
    return WorkspaceOut.of(workspace, Role.OWNER)


@router.delete(W + "/slide-master", response=WorkspaceOut)
def delete_slide_master(request: SignedInRequest, workspace_id: UUID) -> WorkspaceOut:
    """Write slides on plain ground again."""
    return WorkspaceOut.of(slide_masters.master_clear(request.user, workspace_id), Role.OWNER)


@router.get(W + "/members", response=list[MemberOut])
def list_members(request: SignedInRequest, workspace_id: UUID) -> list[MemberOut]:
    """List who belongs to a workspace."""
    return [MemberOut.of(item) for item in selectors.members_list(request.user, workspace_id)]


@router.patch(W + "/members/{uuid:member_id}", response=MemberOut)
def update_member(
    request: SignedInRequest, workspace_id: UUID, member_id: UUID, *, body: MemberPatch
) -> MemberOut:
    """Give a member another role."""
    return MemberOut.of(
        membership.member_update(request.user, workspace_id, member_id, role=body.role)
    )


@router.delete(W + "/members/{uuid:member_id}", response={204: None})
def delete_member(request: SignedInRequest, workspace_id: UUID, member_id: UUID) -> Status[None]:
    """Remove a member."""
    membership.member_delete(request.user, workspace_id, member_id)
    return Status(204, None)


@router.get(W + "/invitations", response=list[InvitationOut])
def list_invitations(request: SignedInRequest, workspace_id: UUID) -> list[InvitationOut]:
    """List the open invitations."""
    open_ones = selectors.invitations_list(request.user, workspace_id)
    return [_invitation(request, item) for item in open_ones]


@router.post(W + "/invitations", response={201: InvitationOut})
def create_invitation(
    request: SignedInRequest, workspace_id: UUID, body: InvitationIn
) -> Status[InvitationOut]:
    """Invite someone by a link, which is mailed where this server sends mail."""
    ratelimit.INVITATIONS.spend(request.user.pk)
    made = membership.invitation_create(
        request.user, workspace_id, email=body.email, role=body.role
    )
    link = _link(request, made)
    sent = invitation_mail.invitation_send(made, link=link, inviter=request.user)
    return Status(201, _invitation(request, sent))


@router.delete(W + "/invitations/{uuid:invitation_id}", response={204: None})
def delete_invitation(
    request: SignedInRequest, workspace_id: UUID, invitation_id: UUID
) -> Status[None]:
    """Withdraw an invitation."""
    membership.invitation_delete(request.user, workspace_id, invitation_id)
    return Status(204, None)


@router.post("/invitations/{token}/accept", response=WorkspaceOut)
def accept_invitation(request: SignedInRequest, token: str) -> WorkspaceOut:
    """Become a member by the link of an invitation."""
    ratelimit.ACCEPTANCES.spend(request.user.pk)
    joined = membership.invitation_accept(request.user, token)
    return WorkspaceOut.of(joined.workspace, joined.role)


@router.get(W + "/departments", response=list[DepartmentOut])
def list_departments(request: SignedInRequest, workspace_id: UUID) -> list[DepartmentOut]:
    """List the departments."""
    found = selectors.departments_list(request.user, workspace_id)
    return [DepartmentOut.from_orm(item) for item in found]


@router.post(W + "/departments", response={201: DepartmentOut})
def create_department(
    request: SignedInRequest, workspace_id: UUID, body: DepartmentIn
) -> Status[DepartmentOut]:
    """Add a department."""
    made = services.department_create(request.user, workspace_id, name=body.name)
    return Status(201, DepartmentOut.from_orm(made))


@router.patch(W + "/departments/{uuid:department_id}", response=DepartmentOut)
def update_department(
    request: SignedInRequest, workspace_id: UUID, department_id: UUID, *, body: DepartmentIn
) -> DepartmentOut:
    """Rename a department."""
    changed = services.department_update(request.user, workspace_id, department_id, name=body.name)
    return DepartmentOut.from_orm(changed)


@router.delete(W + "/departments/{uuid:department_id}", response={204: None})
def delete_department(
    request: SignedInRequest, workspace_id: UUID, department_id: UUID
) -> Status[None]:
    """Remove a department."""
    services.department_delete(request.user, workspace_id, department_id)
    return Status(204, None)


def _link(request: SignedInRequest, item: Invitation) -> str:
    return request.build_absolute_uri(f"/invitation/{membership.invitation_token(item)}")


def _invitation(request: SignedInRequest, item: Invitation) -> InvitationOut:
    return InvitationOut(
        id=item.pk,
        email=item.email,
        role=Role(item.role),
        token_url=_link(request, item),
        expires_at=item.expires_at,
        mailed_at=item.mailed_at,
    )
