"""Every address of the server, and the demo's own."""

from __future__ import annotations

from django.urls import path

from tropa.demo.sign_in import sign_in
from tropa.server.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [path("demo/<str:secret>", sign_in), *urlpatterns]
