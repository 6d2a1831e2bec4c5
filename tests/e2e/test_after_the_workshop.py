"""From a pain on a map to a hypothesis with a person and a deadline, and its verdict."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.asking import ask
from e2e.signing import sign_up
from e2e.words import pattern, word

pytestmark = pytest.mark.browser
PAIN, CAUSE = "Nobody tells them the day", "The letter names no date"


def said(address: str) -> str:
    """Look a text of this room up."""
    return word("en", f"tasks.{address}")


def map_with_a_pain(page: Page) -> str:
    """Make a map whose first cell of pains is written; tell its address."""
    room = page.url.split("/w/")[1].split("/")[0]
    table = f"stage\tBuying\nstep\tOrder\npains\t{PAIN}"
    pasted = {"text": table, "title": "Buying"}
    made = ask(page, "POST", f"/workspaces/{room}/maps/import", data=pasted)
    return f"/w/{room}/journeys/{made['id']}"


def test_a_pain_is_asked_why_and_its_cause_becomes_a_hypothesis_with_a_verdict(page: Page) -> None:
    sign_up(page, "en", email="after@example.org")
    page.goto(map_with_a_pain(page))
    expect(page.locator(".freshness")).to_contain_text(said("light.amber"), timeout=20_000)
    page.locator('[data-lane="pains"]').filter(has_text=PAIN).focus()
    page.keyboard.press("Alt+h")
    drawer = page.get_by_role("dialog")
    drawer.get_by_label(pattern("en", "tasks.whys.ask")).fill(CAUSE)
    page.keyboard.press("Enter")
    drawer.get_by_role("button", name=said("whys.to_hypothesis")).click()
    form = drawer.locator("form").filter(has=page.get_by_label(said("field.title_hypothesis")))
    expect(form.get_by_label(said("field.title_hypothesis"))).to_have_value(CAUSE)
    form.get_by_role("button", name="Add").click()
    expect(drawer.locator(".task-card")).to_contain_text(CAUSE)
    expect_accessible(page)
    page.get_by_role("link", name=said("title")).first.click()
    expect(page.get_by_role("heading", level=1, name=said("title"))).to_be_visible()
    card = page.locator(".task-card")
    expect(card).to_contain_text(CAUSE)
    expect(card).to_contain_text(re.compile("Order"))
    card.get_by_role("button", name=said("verdict.give")).click()
    card.get_by_label(said("verdict.reason")).fill("7 of 8 interviewees said so")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text(said("state.confirmed"), timeout=20_000)
    expect_accessible(page)
