"""The server as an ASGI application: uploads first, then Django."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from django.core.asgi import get_asgi_application

if TYPE_CHECKING:
    from tropa.server.uploads import Application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tropa.server.settings")
django_application = get_asgi_application()

from tropa.server.uploads import UploadRoute  # noqa: E402 - needs Django set up

application = UploadRoute(cast("Application", django_application))
