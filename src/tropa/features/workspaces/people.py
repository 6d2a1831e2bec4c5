"""How people are found and made: by e-mail address, in small letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User


class People(BaseUserManager["User"]):
    """Finds people whatever the case of their address."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by e-mail address."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, *, password: str | None = None, **facts: Any) -> User:
        """Make a person who can sign in."""
        user = self.model(email=email.strip().lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


def name_of_attempt(_: object, credentials: dict[str, Any] | None) -> str:
    """Tell whose sign-in failed, for the lock on person and address."""
    known = credentials or {}
    return str(known.get("email") or known.get("username") or "").lower()
