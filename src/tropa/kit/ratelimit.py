"""Simple limits for the addresses that anyone may call."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from tropa.core import clock
from tropa.core.errors import TropaError


class TooMany(TropaError):
    """Too many calls in a short time."""

    code = "too-many"
    status = 429


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds for one key (a user, an address)."""

    name: str
    calls: int
    within_seconds: int

    def spend(self, key: object) -> None:
        """Count one call; raise ``TooMany`` above the limit."""
        window, rest = divmod(int(clock.now().timestamp()), self.within_seconds)
        slot = f"limit:{self.name}:{key}:{window}"
        if self._count(slot) > self.calls:
            raise TooMany(
                f"More than {self.calls} calls in {self.within_seconds} seconds.",
                hint="Wait a moment and try again.",
                retry_after=self.within_seconds - rest,
            )

    def _count(self, slot: str) -> int:
        """Count one call more; a cache that is full may have dropped what was counted."""
        cache.add(slot, 0, timeout=self.within_seconds)
        try:
            return cache.incr(slot)
        except ValueError:
            cache.set(slot, 1, timeout=self.within_seconds)
            return 1


UPLOADS = Limit("uploads", 120, 3600)
INVITATIONS = Limit("invitations", 60, 3600)
ACCEPTANCES = Limit("acceptances", 30, 3600)
WORKSPACES = Limit("workspaces", 30, 3600)
SESSIONS = Limit("sessions", 600, 60)
SHARE_LINKS = Limit("share-links", 60, 3600)
SHARED = Limit("shared", 240, 60)
SHARED_LINK = Limit("shared-link", 600, 60)
COMMENTS = Limit("comments", 300, 3600)
WORKSHOP_DOOR = Limit("workshop-door", 6000, 60)
"""A whole room may share one address; secrets are too long to be guessed at any pace."""
WORKSHOP_JOINS = Limit("workshop-joins", 240, 60)
WORKSHOP_GUEST = Limit("workshop-guest", 300, 60)
