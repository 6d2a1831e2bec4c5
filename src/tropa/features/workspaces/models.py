"""Who works together: people, workspaces, members, invitations, departments."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from tropa.features.workspaces.people import People
from tropa.kit.access import Role
from tropa.kit.models import NamedRecord, Record

LONGEST_DEPARTMENT = 120
ROLE_CHOICES = [(role.value, role.value) for role in Role]


class User(AbstractUser):
    """A person who signs in with an e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = None  # type: ignore[assignment]  # the e-mail address is the name one signs in with
    first_name = None  # type: ignore[assignment]  # one name, as the person writes it
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    theme = models.CharField(
        max_length=5, default="auto", choices=[(word, word) for word in ("light", "dark", "auto")]
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[People] = People()  # type: ignore[assignment]  # no user names here

    def __str__(self) -> str:
        """Name the person by id alone."""
        return f"User {self.pk}"

    def get_full_name(self) -> str:
        """Tell how to call the person."""
        return self.name or self.email

    def get_short_name(self) -> str:
        """Tell how to call the person where guests listen: never by the whole address."""
        return self.name or self.email.partition("@")[0]


class Workspace(Record):
    """What one company keeps together; nobody outside learns of it.

    ``slide_master`` is what people call the .pptx on which slides are written, and
    ``slide_master_file`` its name in the workspace's folder; both empty where there is none.
    ``left_out_departments`` are the keys of departments that a person removed: no data brings one
    back, only a person.
    """

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=60, default="UTC")
    currency = models.CharField(max_length=3, default="EUR")
    min_n = models.PositiveIntegerField(default=10)
    flag_n = models.PositiveIntegerField(default=30)
    is_demo = models.BooleanField(default=False)
    slide_master = models.CharField(max_length=200, blank=True, default="")
    slide_master_file = models.CharField(max_length=40, blank=True, default="")
    left_out_departments = models.JSONField(default=list)


class Membership(Record):
    """A person's role in a workspace."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=ROLE_CHOICES)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="one_role_per_member")
        ]


class Invitation(Record):
    """A link that makes whoever follows it a member."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=ROLE_CHOICES)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)


class Department(NamedRecord):
    """A unit that answers for touchpoints; one that only data speaks of goes with the data."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField(max_length=LONGEST_DEPARTMENT)
    is_found = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"], name="one_department_per_name_key"
            )
        ]
