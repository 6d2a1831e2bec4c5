"""A browser of one's own, as each person at a desk or with a phone has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE_MS = 20_000


def opened(
    browser: Browser, server: str, *, size: ViewportSize = DESK, locale: str = "en-GB"
) -> Page:
    """Open an empty page that knows nobody; errors of its scripts fail the test."""
    context = browser.new_context(base_url=server, viewport=size, locale=locale)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"The page broke: {error}"))
    return page
