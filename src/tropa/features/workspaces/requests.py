"""A request of someone who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User


class SignedInRequest(HttpRequest):
    """What a handler gets behind ``SessionSignIn``."""

    user: User
