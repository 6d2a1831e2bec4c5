"""Who calls, where a call is answered before Django sees it: uploads and live maps."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user
from django.core.handlers.asgi import ASGIRequest
from django.utils.http import is_same_domain

from tropa.core.errors import NotAllowed
from tropa.kit.wording import speak_to

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Message, Receive, Send], Awaitable[None]]

SCHEMES = {"ws": "http", "wss": "https"}


class ForeignOrigin(NotAllowed):
    """The page that asks is not ours, though the browser sent our cookie along."""

    code = "origin"


def request_of(scope: Message) -> ASGIRequest:
    """Find out who calls, as Django's middleware would, and speak their language."""
    scheme = scope.get("scheme", "http")
    request = ASGIRequest(
        {"method": "GET", **scope, "scheme": SCHEMES.get(scheme, scheme)}, BytesIO()
    )
    engine = import_module(settings.SESSION_ENGINE)
    request.session = engine.SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.user = get_user(request)
    speak_to(request)
    return request


def origin_check(request: ASGIRequest) -> None:
    """Let only our own pages, and those the administrator trusts, open a socket.

    A browser names the page that asks, and no page can change that; whoever names none is no
    browser, and has no need of our cookie.
    """
    origin = request.META.get("HTTP_ORIGIN", "")
    own = f"{'https' if request.is_secure() else 'http'}://{request.get_host()}"
    if origin != own and not any(_is_of(origin, one) for one in settings.CSRF_TRUSTED_ORIGINS):
        raise ForeignOrigin(
            "This page belongs to another address.", hint="Open the map at its own address."
        )


def _is_of(origin: str, trusted: str) -> bool:
    """Tell whether an origin is the trusted one, which may begin with ``https://*.``."""
    scheme, _, host = origin.partition("://")
    trusted_scheme, _, pattern = trusted.partition("://")
    return scheme == trusted_scheme and is_same_domain(host, pattern.removeprefix("*"))
