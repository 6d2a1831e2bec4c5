"""The filter bar by its own controls, a transition, and axe on every screen, light and dark."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from e2e.accessibility import expect_accessible
from e2e.signing import sign_up
from e2e.words import pattern, word

pytestmark = pytest.mark.browser
MAPPING = {
    "kind": "events",
    "columns": {
        "order": {"role": "case", "object_type": "order"},
        "step": {"role": "activity"},
        "time": {"role": "time"},
        "channel": {"role": "channel"},
        "region": {"role": "attribute"},
    },
}
SCREENS = [
    "",
    "/journeys",
    "/journeys/{map}",
    "/journeys/new",
    "/journeys/import",
    "/process",
    "/variants",
    "/import",
    "/imports/{import}",
    "/sources",
    "/sources/{source}",
    "/touchpoints",
    "/settings",
]
MIDDLE = """edge => {
  const path = edge.querySelector(".react-flow__edge-interaction");
  const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
  return [at.x, at.y];
}"""


def orders() -> bytes:
    """Write forty orders of May: half from each region, a third of them by phone."""
    rows = [["order", "step", "time", "channel", "region"]]
    for number in range(40):
        day = f"2025-05-{1 + number % 28:02}"
        channel = "phone" if number % 3 == 0 else "site"
        region = "North" if number % 2 else "South"
        steps = ["Order", "Pay", "Deliver"] if number % 4 else ["Order", "Cancel"]
        rows += [
            [f"O{number}", step, f"{day} {9 + hour}:00", channel, region]
            for hour, step in enumerate(steps)
        ]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


class Room:
    """A workspace with forty orders, and the page of its owner."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.id = page.url.split("/w/")[1].split("/")[0]
        self.ids: dict[str, str] = {}

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """Ask the server as the owner's browser does."""
        cookies = {one["name"]: one["value"] for one in self.page.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"], "Referer": self.page.url}
        at = f"/api/v1/workspaces/{self.id}{path}"
        answer = self.page.request.fetch(at, method=method, headers=headers, **more)
        assert answer.ok, answer.text()
        return answer.json()

    def fill(self) -> None:
        """Import the orders, cut their journeys, draw the map."""
        headers_free = {"params": {"name": "orders.csv"}, "data": orders()}
        upload = self.ask("POST", "/uploads", **headers_free)
        order = {
            "upload_id": upload["id"],
            "source_name": "Shop",
            "mapping": MAPPING,
            "lens": {"object_type": "order"},
        }
        item = self.ask("POST", "/imports", data=order)
        self.until(lambda: self.ask("GET", "/imports")[0]["state"] == "done")
        self.until(lambda: [one["state"] for one in self.ask("GET", "/lenses")] == ["ready"])
        lens = self.ask("GET", "/lenses")[0]["id"]
        drawn = self.ask("POST", "/maps", data={"lens_id": lens, "title": "Orders"})
        source = self.ask("GET", "/sources")[0]["id"]
        self.ids = {"map": drawn["id"], "import": item["id"], "source": source}

    def until(self, is_so: Any) -> None:
        """Ask again until it is so; a minute at most."""
        for _ in range(120):
            if is_so():
                return
            self.page.wait_for_timeout(500)
        pytest.fail("The worker does not come to an end.")

    def go(self, screen: str) -> None:
        """Open a screen."""
        self.page.goto(f"/w/{self.id}{screen.format(**self.ids)}")


@pytest.fixture(scope="module")
def room(browser: Browser, server: str) -> Iterator[Room]:
    context = browser.new_context(
        base_url=server, viewport={"width": 1440, "height": 900}, locale="en-GB"
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"The page broke: {error}"))
    sign_up(page, "en", email="screens@example.org")
    own = Room(page)
    own.fill()
    yield own
    context.close()


def control(page: Page, address: str) -> Locator:
    """Find a button of the filter bar."""
    name = word("en", f"insights.filter.{address}")
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def test_the_filter_bar_narrows_by_period_channel_and_attribute(room: Room) -> None:
    page = room.page
    room.go("/variants")
    expect(page.get_by_text("40 of 40").first).to_be_visible()

    control(page, "period").click()
    days = page.locator(".mantine-DatePicker-day:not([data-outside]):not([disabled])")
    days.first.click()
    days.nth(6).click()
    expect(page.get_by_text("14 of 40").first).to_be_visible()
    page.keyboard.press("Escape")

    control(page, "channel").click()
    page.get_by_role("checkbox", name="phone").check()
    expect(page.get_by_text("5 of 40").first).to_be_visible()
    page.keyboard.press("Escape")

    control(page, "more").click()
    page.get_by_role("combobox", name=word("en", "insights.filter.condition")).or_(
        page.get_by_label(word("en", "insights.filter.condition"))
    ).first.click()
    page.get_by_role("option", name="region").click()
    page.locator("input").and_(page.get_by_label("region")).click()
    page.get_by_role("option", name="North").click()
    expect(page.get_by_text("2 of 40").first).to_be_visible()
    address = unquote(page.url)
    assert all(part in address for part in ("since_us", "phone", "North"))
    page.reload()
    expect(page.get_by_text("2 of 40").first).to_be_visible()


def test_a_transition_shows_its_journeys(room: Room) -> None:
    page = room.page
    room.go("/process?filter=%7B%7D")
    edge = page.locator(".react-flow__edge").nth(1)  # the first leads from the start
    expect(edge).to_be_attached(timeout=60_000)
    page.wait_for_timeout(800)  # the layout comes to rest
    page.mouse.click(*edge.evaluate(MIDDLE))
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(word("en", "insights.edge.sample"))).to_be_visible()
    expect_accessible(page)
    drawer.get_by_role("button", name=re.compile(r"^O\d+$")).first.click()
    expect(drawer.get_by_label(pattern("en", "insights.case.steps"))).to_be_visible()
    drawer.get_by_role("button", name=word("en", "insights.edge.only_these")).click()
    page.wait_for_url(re.compile("follows"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_screen(room: Room, scheme: str) -> None:
    room.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for screen in SCREENS:
        room.go(screen)
        expect(room.page.get_by_role("heading").first).to_be_visible()
        assert room.page.locator("html").get_attribute("data-mantine-color-scheme") == scheme
        expect_accessible(room.page)
