"""An account and a workspace, made on the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from e2e.words import word

if TYPE_CHECKING:
    from playwright.sync_api import Page


def sign_up(page: Page, language: str, *, email: str) -> None:
    """Create an account and a workspace."""
    page.goto("/sign-up")
    page.get_by_label(word(language, "workspaces.field.name")).fill("Vera")
    page.get_by_label(word(language, "workspaces.field.email")).fill(email)
    secret = page.get_by_label(word(language, "workspaces.field.password"), exact=True)
    secret.fill("a long and quiet sentence 7")
    page.get_by_role("button", name=word(language, "workspaces.sign_up.action")).click()
    page.get_by_label(word(language, "workspaces.new.name")).fill("Help desk")
    page.get_by_role("button", name=word(language, "workspaces.new.action")).click()
    page.wait_for_url("**/w/**")
