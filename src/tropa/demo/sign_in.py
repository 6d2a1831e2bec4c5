"""One click into the demo: a link that only whoever started it on this machine has seen."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpResponseRedirect

from tropa.demo.loading import EMAIL
from tropa.features.workspaces.models import User
from tropa.kit.errors import problem

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign the visitor in who follows the printed link on this machine; else nothing is here."""
    user = User.objects.filter(email=EMAIL).first()
    expected: str = getattr(settings, "TROPA_DEMO_SIGN_IN", "")
    is_known = bool(expected) and secrets.compare_digest(secret.encode(), expected.encode())
    if user is None or not is_known or not _is_this_machine(request):
        return problem(404)
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect("/")


def _is_this_machine(request: HttpRequest) -> bool:
    return ip_address(request.META["REMOTE_ADDR"]).is_loopback
