"""Guests: in by the door, known by a secret that only their browser keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from ninja.security import HttpBearer

from tropa.core.errors import InputError, NotFound
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.live.visitors import Visitor
from tropa.features.workshops.models import Participant, Workshop
from tropa.kit import ratelimit
from tropa.kit.access import SignInRequired
from tropa.kit.audit import audit
from tropa.kit.requests import address_of
from tropa.kit.secret_hashes import secret_hash, secret_new
from tropa.kit.wording import speak_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

MOST_PARTICIPANTS = 500
SUBPROTOCOL = "guest."
"""A browser can send no header with a socket: the secret comes as a subprotocol of this name."""


class GuestSignIn(HttpBearer):
    """Whoever holds a guest's secret; no cookie speaks for them, so none can be abused."""

    def authenticate(self, request: HttpRequest, token: str) -> Participant:
        """Find the guest; a secret that is not good is told so."""
        speak_to(request)
        ratelimit.WORKSHOP_DOOR.spend(address_of(request))
        guest = guest_by(token)
        if guest is None:
            raise SignInRequired(
                "You are not in this workshop (any more).", hint="Follow its link or code anew."
            )
        ratelimit.WORKSHOP_GUEST.spend(guest.pk)
        return guest


class DoorHolder(HttpBearer):
    """Whoever holds the secret of an open door."""

    def authenticate(self, request: HttpRequest, token: str) -> Workshop:
        """Find the workshop behind the door."""
        speak_to(request)
        ratelimit.WORKSHOP_DOOR.spend(address_of(request))
        found = (
            Workshop.objects.filter(door_hash=secret_hash(token), ended_at__isnull=True)
            .select_related("map__workspace")
            .first()
        )
        if found is None:
            raise NotFound(
                "This link does not lead to a workshop (any more).",
                hint="Ask whoever leads the workshop for a new one.",
            )
        return found


def guest_by(secret: str) -> Participant | None:
    """Find the guest who holds a secret, while the workshop lasts and nobody removed them."""
    return (
        Participant.objects.filter(
            token_hash=secret_hash(secret),
            removed_at__isnull=True,
            workshop__ended_at__isnull=True,
        )
        .select_related("workshop__map__workspace")
        .first()
    )


def guest_admit(workshop: Workshop, *, name: str) -> tuple[Participant, str]:
    """Let a guest in under a name; their secret is told this once, only its hash is kept.

    Raises
    ------
    InputError
        When the workshop is full.
    """
    secret = secret_new()
    with transaction.atomic():
        if workshop.participants.filter(removed_at__isnull=True).count() >= MOST_PARTICIPANTS:
            raise InputError(f"A workshop holds at most {MOST_PARTICIPANTS} people.")
        guest = workshop.participants.create(name=name, token_hash=secret_hash(secret))
        audit(None, "create", guest, workshop=workshop.pk)
        tell_map(workshop.map_id, "workshop", workshop.pk)
    return guest, secret


def guest_visitor(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> Visitor | None:
    """Know a guest who opens the live line of the map of their workshop."""
    offered = str(request.META.get("HTTP_SEC_WEBSOCKET_PROTOCOL", "")).split(",")
    secret = next((one.strip() for one in offered if one.strip().startswith(SUBPROTOCOL)), "")
    guest = guest_by(secret.removeprefix(SUBPROTOCOL)) if secret else None
    if guest is None or guest.workshop.map_id != map_id:
        return None
    if guest.workshop.map.workspace_id != workspace_id:
        return None
    return Visitor(str(guest.pk), guest.name, translation.get_language_from_request(request))
