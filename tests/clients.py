"""A browser of the tests, signed in when it first calls: most tests call as one of the four."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

from django.test import Client

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User


class SignedInLater(Client):
    """Asks for a session as soon as anyone looks at its cookies."""

    def __init__(self, user: User) -> None:
        self._kept: SimpleCookie = SimpleCookie()
        self._expected: User | None = user
        super().__init__()

    @property
    def cookies(self) -> SimpleCookie:
        """What it sends along."""
        if user := self._expected:
            self._expected = None
            self.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return self._kept

    @cookies.setter
    def cookies(self, cookies: SimpleCookie) -> None:
        self._kept = cookies
