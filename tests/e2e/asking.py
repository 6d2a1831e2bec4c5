"""Asking the server as a page's own scripts do: with its cookies, its token and its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


def ask(page: Page, method: str, path: str, **more: Any) -> Any:
    """Ask the API for what stands behind ``/api/v1``; fail where it refuses."""
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    headers = {"X-CSRFToken": cookies["csrftoken"], "Referer": page.url}
    answer = page.request.fetch(f"/api/v1{path}", method=method, headers=headers, **more)
    assert answer.ok, answer.text()
    return answer.json()
