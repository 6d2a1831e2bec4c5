"""Sign-in by session cookie, with the CSRF check on every unsafe call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from tropa.core.errors import NotAllowed
from tropa.kit.wording import speak_to

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class CsrfRefused(NotAllowed):
    """The call does not prove that it comes from our own pages."""

    code = "csrf"


class SessionSignIn(AuthBase):
    """Whoever is signed in; first who, then whether the call is their own."""

    openapi_type = "apiKey"

    def __init__(self) -> None:
        self.openapi_in = "cookie"
        self.openapi_name = "sessionid"
        super().__init__()

    def __call__(self, request: HttpRequest) -> AbstractBaseUser | None:
        """Return the user, or None for ninja to answer 401."""
        if not request.user.is_authenticated:
            return None
        speak_to(request)
        csrf_require(request)
        return request.user


def csrf_require(request: HttpRequest) -> None:
    """Refuse an unsafe call without our token; ninja itself never asks where ``auth=None``."""
    if request.method not in SAFE_METHODS and check_csrf(request) is not None:
        raise CsrfRefused(
            "This call lacks the token that protects you from other pages.",
            hint="Reload the page and try again.",
        )
