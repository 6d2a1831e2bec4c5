"""Two people on one map: each sees what the other does, and neither loses what was done alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from e2e.accessibility import expect_accessible
from e2e.asking import ask
from e2e.opening import opened
from e2e.signing import sign_up
from e2e.words import pattern, word

pytestmark = pytest.mark.browser
LIVE = "journeys/live"
HEAD_ROWS = 2
LABEL = "cell => getComputedStyle(cell, '::after').content"


@dataclass
class Desk:
    """Somebody's page with the map open."""

    page: Page
    document: dict[str, Any]

    def step(self, number: int) -> Locator:
        """Find the card of a step, counted from 0."""
        return self.page.locator(f'.step-cell[data-id="{self.document["steps"][number]["id"]}"]')

    def cell(self, number: int) -> Locator:
        """Find the pains of a step, scrolled to."""
        lanes = [lane["kind"] for lane in self.document["lanes"]]
        row = lanes.index("pains") + HEAD_ROWS
        self.page.locator(f'.lane-head[data-row="{row}"]').scroll_into_view_if_needed()
        return self.page.locator(f'.lane-cell[data-row="{row}"][data-column="{number}"]')

    def rename(self, number: int, name: str) -> None:
        """Give a step another name."""
        self.step(number).press("F2")
        field = self.page.get_by_label(word("en", "journeys.action.rename_step"))
        field.fill(name)
        field.press("Enter")

    def write(self, number: int, text: str) -> None:
        """Write behind what stands in a cell."""
        self.cell(number).click()
        field = self.page.get_by_label(word("en", "journeys.cell.note"))
        field.press("End")
        field.press_sequentially(text)
        field.press("Control+Enter")


def sit_down(browser: Browser, server: str, name: str) -> Page:
    """Open a browser of one's own and sign up in it."""
    page = opened(browser, server)
    sign_up(page, "en", email=f"{name.lower()}-live@example.org")
    ask(page, "PATCH", "/session", data={"name": name})
    return page


@pytest.fixture
def desks(browser: Browser, server: str) -> Iterator[tuple[Desk, Desk]]:
    """Vera, whose workspace it is, and Jan, whom she has invited, with one map before them."""
    vera, jan = sit_down(browser, server, "Vera"), sit_down(browser, server, "Jan")
    at = vera.url.split("/w/")[1].split("/")[0]
    wanted = {"email": "jan-live@example.org", "role": "editor"}
    invited = ask(vera, "POST", f"/workspaces/{at}/invitations", data=wanted)
    ask(jan, "POST", f"/invitations/{invited['token_url'].split('/')[-1]}/accept")
    template = {"template": "car-service", "language": "en"}
    made = ask(vera, "POST", f"/workspaces/{at}/maps/from-template", data=template)
    for page in (vera, jan):
        page.goto(f"/w/{at}/journeys/{made['id']}")
        expect(page.locator(".step-cell").first).to_be_visible(timeout=30_000)
    yield Desk(vera, made["document"]), Desk(jan, made["document"])
    vera.context.close()
    jan.context.close()


def test_two_people_work_on_one_map_also_without_a_connection(desks: tuple[Desk, Desk]) -> None:
    vera, jan = desks
    here = jan.page.get_by_role("list", name=word("en", f"{LIVE}.people.title"))
    expect(here.get_by_label("Vera", exact=True)).to_be_visible()
    vera.rename(0, "A light comes on")
    expect(jan.step(0)).to_contain_text("A light comes on")
    vera.cell(3).click()
    expect(here.get_by_label("Vera is writing")).to_be_visible()
    assert "Vera" in jan.cell(3).evaluate(LABEL)
    expect_accessible(jan.page)
    vera.page.keyboard.press("Escape")
    vera.write(3, " Nobody answers.")
    expect(jan.cell(3)).to_contain_text("Nobody answers.")

    jan.page.context.set_offline(True)
    # The notice pushes the map down; it comes late, and a click in that moment would miss its cell.
    expect(jan.page.get_by_role("status").get_by_role("alert")).to_be_visible()
    jan.rename(1, "Jan alone")
    jan.write(3, " Music for ever.")
    jan.write(4, " Two lifts.")
    unsent = pattern("en", f"{LIVE}.away.waiting_other")
    expect(jan.page.get_by_text(unsent)).to_contain_text("3 changes")
    vera.rename(1, "Vera meanwhile")
    vera.write(3, " No number to call.")
    vera.rename(2, "Vera alone")
    expect(jan.step(2)).not_to_contain_text("Vera alone")

    jan.page.context.set_offline(False)
    for desk in desks:
        expect(desk.step(1)).to_contain_text("Vera meanwhile")
        expect(desk.step(2)).to_contain_text("Vera alone")
        expect(desk.cell(3)).to_contain_text("No number to call.")
        expect(desk.cell(3)).to_contain_text("Music for ever.")
        expect(desk.cell(4)).to_contain_text("Two lifts.")
    expect(jan.page.get_by_text(pattern("en", "journeys.conflict.lost_one"))).to_be_visible()
    expect(jan.page.get_by_text(unsent)).to_have_count(0)
    rows = [desk.page.locator(".map-row").all_inner_texts() for desk in desks]
    assert rows[0] == rows[1]

    jan.page.get_by_role("button", name=word("en", "journeys.action.undo"), exact=True).click()
    expect(vera.cell(4)).not_to_contain_text("Two lifts.")
    expect(vera.step(2)).to_contain_text("Vera alone")
