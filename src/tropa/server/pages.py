"""The one page of the front end, at every address that is not the API's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.middleware.csrf import get_token

from tropa.kit.errors import incident, problem
from tropa.kit.unlisted import unlisted
from tropa.kit.wording import speak_to

if TYPE_CHECKING:
    from django.http import HttpRequest

SHARED = "/shared/"
"""Where those without an account read what was shared with them."""
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MAP = re.compile(rf"/w/(?P<workspace>{_UUID})/journeys/(?P<map>{_UUID})")
NOT_BUILT = "The front end is not built. Run make in the project's folder, or install the wheel."


def page(request: HttpRequest) -> HttpResponse:
    """Send the application's page; its own router reads the address."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    index = settings.TROPA_WEB / "index.html"
    if not index.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    get_token(request)
    response = HttpResponse(index.read_bytes(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    _allow_socket(request, response)
    _send_ahead(request, response)
    return unlisted(response) if request.path.startswith(SHARED) else response


def _allow_socket(request: HttpRequest, response: HttpResponse) -> None:
    """Let the page open sockets here: to some browsers 'self' means calls over HTTP alone."""
    scheme = "wss" if request.is_secure() else "ws"
    mark = csp_update({"connect-src": [f"{scheme}://{request.get_host()}"]})
    mark(lambda _: response)(request)


def _send_ahead(request: HttpRequest, response: HttpResponse) -> None:
    """Have the browser ask for a map and its figures while it still reads the scripts."""
    found = _MAP.fullmatch(request.path)
    if found is None or request.GET or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    document = f"/api/v1/workspaces/{found['workspace']}/maps/{found['map']}"
    response["Link"] = ", ".join(
        f"<{one}>; rel=preload; as=fetch; crossorigin=anonymous"
        for one in (document, f"{document}/measured")
    )


def unknown(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that is not there."""
    del exception
    speak_to(request)
    return problem(404)


def broken(_: HttpRequest) -> HttpResponse:
    """Answer a failure that nobody foresaw."""
    return problem(500, **incident())
