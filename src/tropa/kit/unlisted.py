"""Answers that only whoever holds their address shall find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponse


def unlisted(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of search engines and caches, and its address out of other sites' logs."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
