"""The server's settings with one address more: the link that signs a visitor of the demo in."""

from __future__ import annotations

from tropa.server.environment import text
from tropa.server.settings import *  # noqa: F403 - all of them, as they are

ROOT_URLCONF = "tropa.demo.urls"
TROPA_IS_DEMO = True
TROPA_DEMO_LANGUAGE = text("TROPA_DEMO_LANGUAGE")
TROPA_DEMO_SIGN_IN = text("TROPA_DEMO_SIGN_IN")
"""The secret of the link, new at each start and kept nowhere; empty: there is no such link."""
