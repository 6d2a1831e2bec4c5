"""Prints the API's schema: ``python -m tropa.server.openapi``."""

from __future__ import annotations

import json
import os
import sys

import django


def openapi_text() -> str:
    """Write the schema down, the same every time."""
    from tropa.server.api import api  # needs Django set up

    return json.dumps(api.get_openapi_schema(), indent=2, sort_keys=True, default=str) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tropa.server.settings")
    django.setup()
    sys.stdout.write(openapi_text())
