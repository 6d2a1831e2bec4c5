"""What the workspaces' addresses take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from ninja import Schema
from pydantic import EmailStr, Field, StringConstraints

from tropa.core.languages import Language
from tropa.features.workspaces.models import Membership, User, Workspace
from tropa.kit.access import Role

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
Theme = Literal["light", "dark", "auto"]


class UserOut(Schema):
    """Who is signed in."""

    id: UUID
    email: str
    name: str
    language: Language
    theme: Theme


class WorkspaceBrief(Schema):
    """A workspace one belongs to."""

    id: UUID
    name: str
    role: Role


class SessionOut(Schema):
    """Everything the front end needs to begin."""

    user: UserOut | None
    workspaces: list[WorkspaceBrief]
    csrf_token: str
    version: str
    is_demo: bool
    demo_language: Language | None
    """In which language the simulated company speaks; null where there is none."""


class SessionIn(Schema):
    """What one may change about oneself."""

    language: Language | None = None
    theme: Theme | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] | None = None


class WorkspaceIn(Schema):
    """A new workspace."""

    name: Name
    zone: str = "UTC"


class WorkspacePatch(Schema):
    """What an owner may change; what is absent stays."""

    name: Name | None = None
    zone: str | None = None
    currency: Currency | None = None
    min_n: int | None = Field(None, ge=1, le=1000)
    flag_n: int | None = Field(None, ge=1, le=10_000)


class FileNameQuery(Schema):
    """What people call a file that is sent."""

    name: str = Field(min_length=1, max_length=200)


class WorkspaceOut(Schema):
    """A workspace and one's role in it."""

    id: UUID
    name: str
    role: Role
    zone: str
    currency: str
    min_n: int
    flag_n: int
    is_demo: bool
    slide_master: str

    @classmethod
    def of(cls, workspace: Workspace, role: str) -> Self:
        """Describe a workspace to a member."""
        fields = set(cls.model_fields) - {"role"}
        return cls(role=Role(role), **{field: getattr(workspace, field) for field in fields})


class MemberOut(Schema):
    """A member."""

    id: UUID
    user_id: UUID
    email: str
    name: str
    role: Role

    @classmethod
    def of(cls, member: Membership) -> Self:
        """Describe a member."""
        user: User = member.user
        return cls(
            id=member.pk, user_id=user.pk, email=user.email, name=user.name, role=Role(member.role)
        )


class MemberPatch(Schema):
    """A member's new role."""

    role: Role


class InvitationIn(Schema):
    """Whom to invite, and as what."""

    email: EmailStr
    role: Role


class InvitationOut(Schema):
    """An open invitation with its link."""

    id: UUID
    email: str
    role: Role
    token_url: str
    expires_at: datetime
    mailed_at: datetime | None


class DepartmentIn(Schema):
    """A department's name."""

    name: Name


class DepartmentOut(Schema):
    """A department."""

    id: UUID
    name: str
