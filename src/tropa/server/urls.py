"""Every address of the server."""

from __future__ import annotations

from django.urls import include, path, re_path

from tropa.server.api import api
from tropa.server.pages import page, unknown

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    re_path(r"^(?:api|_allauth|static|assets)/", unknown),
    re_path(r"^.*$", page),
]

handler404 = "tropa.server.pages.unknown"
handler500 = "tropa.server.pages.broken"
