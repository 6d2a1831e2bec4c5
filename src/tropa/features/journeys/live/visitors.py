"""Who may look at a live map, and as whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from tropa.core.errors import NotFound
from tropa.features.journeys.map_selectors import maps_list
from tropa.features.workspaces.models import Membership, User
from tropa.kit.access import SignInRequired

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who looks at a map; ``key`` is the same in all their windows.

    A guest has no user and cannot send commands.
    """

    key: str
    name: str
    language: str
    user: User | None = None

    @property
    def is_guest(self) -> bool:
        """Whether this is nobody of the workspace."""
        return self.user is None


GuestDoor = Callable[["HttpRequest", UUID, UUID], Visitor | None]
"""Called with ``request, workspace_id, map_id``; knows a guest who may look at this map."""

_doors: list[GuestDoor] = []


def register_guests(door: GuestDoor) -> None:
    """Let guests in whom another feature has invited."""
    if door not in _doors:
        _doors.append(door)


def visitor_admit(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> Visitor:
    """Let in who may look at the map.

    Raises
    ------
    SignInRequired, NotFound
        For the anonymous (401), for outsiders and where there is no such map (404).
    """
    try:
        is_there = maps_list(request.user, workspace_id).filter(pk=map_id).exists()
    except (SignInRequired, NotFound):  # a guest may have an account for a workspace of their own
        for door in _doors:
            if (guest := door(request, workspace_id, map_id)) is not None:
                return guest
        raise
    if not is_there:
        raise NotFound("There is no such map.")
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - the workspace lets in no other
    return Visitor(str(user.pk), user.get_short_name(), user.language, user)


def users_still_here(workspace_id: UUID, users: Collection[UUID]) -> set[UUID]:
    """Tell who of these is still a member of the workspace."""
    return set(
        Membership.objects.filter(
            workspace_id=workspace_id, user_id__in=users, user__is_active=True
        ).values_list("user_id", flat=True)
    )
