"""A workshop with whoever leads it, a guest at a desk and a guest with a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from e2e.accessibility import expect_accessible
from e2e.asking import ask
from e2e.opening import PHONE, opened
from e2e.signing import sign_up
from e2e.words import pattern, word

pytestmark = pytest.mark.browser


def said(address: str) -> str:
    """Look up a word of the workshop."""
    return word("en", f"workshops.{address}")


@pytest.fixture
def leader(browser: Browser, server: str) -> Iterator[Page]:
    """Vera, with a workshop about a map before her."""
    page = opened(browser, server)
    sign_up(page, "en", email="vera-workshop@example.org")
    at = page.url.split("/w/")[1].split("/")[0]
    template = {"template": "car-service", "language": "en"}
    made = ask(page, "POST", f"/workspaces/{at}/maps/from-template", data=template)
    page.goto(f"/w/{at}/journeys/{made['id']}/workshops")
    page.get_by_label(said("goal.label")).fill("Why they do not return")
    expect_accessible(page)
    page.get_by_role("button", name=said("list.prepare")).click()
    page.wait_for_url("**/workshops/*-*")
    yield page
    page.context.close()


def come_in(page: Page, address: str, name: str) -> Page:
    """Take part by the link."""
    page.goto(address)
    page.get_by_label(said("join.name")).fill(name)
    page.get_by_role("button", name=said("join.go")).click()
    expect(page.get_by_text(name)).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    """Write a note."""
    field = page.get_by_label(said("note.text"))
    field.fill(text)
    field.press("Enter")
    expect(note(page, text)).to_be_visible()


def note(page: Page, text: str) -> Locator:
    """Find a note by what it says."""
    return page.locator(".sticky-note", has_text=text)


def test_two_guests_write_for_themselves_then_all_see_and_the_map_receives(
    leader: Page, browser: Browser, server: str
) -> None:
    leader.get_by_role("switch", name=said("door.open")).click(force=True)
    expect(leader.get_by_role("img", name=said("door.code"))).to_be_visible()
    address = leader.get_by_label(said("door.link")).input_value()
    desk = come_in(opened(browser, server), address, "Gustav")
    phone = come_in(opened(browser, server, size=PHONE), address, "Gina")
    expect(leader.get_by_text("Gina")).to_be_visible()

    write(desk, "Nobody called")
    write(phone, "Friendly staff")
    expect_accessible(phone)
    expect(note(phone, "Nobody called")).to_have_count(0)
    expect(note(leader, "Friendly staff")).to_have_count(0)

    leader.get_by_role("button", name=said("lead.reveal")).click()
    for page in (leader, desk, phone):
        expect(page.locator(".sticky-note")).to_have_count(2)
    phone.reload()
    expect(phone.locator(".sticky-note")).to_have_count(2)

    leader.get_by_role("switch", name=said("lead.is_voting")).click(force=True)
    mine = note(phone, "Nobody called")
    mine.get_by_role("button", name=said("vote.more")).click()
    expect(phone.get_by_text(pattern("en", "workshops.vote.left_other"))).to_contain_text("4")

    expect_accessible(leader)
    leader.get_by_role("button", name=said("hand.all")).click()
    leader.get_by_label(said("hand.where")).first.click()
    leader.get_by_role("option").first.click()
    leader.get_by_role("button", name=pattern("en", "workshops.hand.go_other")).click()
    expect(note(desk, "Nobody called")).to_contain_text(said("hand.there"))
    for page in (desk, phone):
        page.context.close()
