"""The filter bar, a transition, the keyboard, and axe on every screen, light and dark."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from e2e.accessibility import OF_COLOUR, expect_accessible, expect_still
from e2e.asking import ask
from e2e.opening import PHONE, opened
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
    "/tasks",
    "/journeys",
    "/journeys/{map}",
    "/journeys/{map}/versions/{version}",
    "/journeys/{map}/versions/{version}/changes",
    *[f"/journeys/{{map}}?view={view}" for view in ("coverage", "company", "story")],
    "/journeys/{map}/workshops",
    "/journeys/{to_be}/to-be",
    "/journeys/new",
    "/journeys/import",
    "/personas",
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
        return ask(self.page, method, f"/workspaces/{self.id}{path}", **more)

    def fill(self) -> None:
        """Import the orders, cut their journeys, draw the map."""
        upload = self.ask("POST", "/uploads", params={"name": "orders.csv"}, data=orders())
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
        wanted = self.ask("POST", f"/maps/{drawn['id']}/to-be", data={"title": "Orders to be"})
        kept = self.ask("POST", f"/maps/{drawn['id']}/versions", data={"name": "For the board"})
        self.ids = {"map": drawn["id"], "import": item["id"], "source": source, "lens": lens}
        self.ids |= {"version": kept["id"], "to_be": wanted["id"]}

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
    page = opened(browser, server)
    page.context.set_default_timeout(30_000)
    sign_up(page, "en", email="screens@example.org")
    own = Room(page)
    own.fill()
    yield own
    page.context.close()


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
    expect_still(page)
    page.mouse.click(*edge.evaluate(MIDDLE))
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(word("en", "insights.edge.sample"))).to_be_visible()
    expect_accessible(page)
    drawer.get_by_role("button", name=re.compile(r"^O\d+$")).first.click()
    expect(drawer.get_by_label(pattern("en", "insights.case.steps"))).to_be_visible()
    drawer.get_by_role("button", name=word("en", "insights.edge.only_these")).click()
    page.wait_for_url(re.compile("follows"))


def test_the_keyboard_opens_an_arrow_and_an_activity(room: Room) -> None:
    page = room.page
    room.go("/process?filter=%7B%7D")
    for part in (".react-flow__edge[role=button]", ".react-flow__node[role=button]"):
        page.locator(part).first.focus(timeout=60_000)
        page.keyboard.press("Enter")
        drawer = page.get_by_role("dialog")
        expect(drawer.get_by_role("button", name=re.compile("^Only")).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)


def test_a_name_gives_the_focus_back_to_its_step(room: Room) -> None:
    page = room.page
    room.go("/journeys/{map}?filter=%7B%7D")
    step = page.locator("[data-row='1'][data-column='0']")
    step.focus()
    page.keyboard.press("F2")
    page.get_by_label(word("en", "journeys.action.rename_step")).fill("Ordering")
    page.keyboard.press("Enter")
    expect(step).to_contain_text("Ordering")
    expect(step).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-row='0'][data-column='0']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-row='2'][data-column='-1']")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(step).to_be_focused()


def test_one_key_takes_back_one_thing(room: Room) -> None:
    page = room.page
    room.ask("POST", "/maps", data={"lens_id": room.ids["lens"], "title": "Draft"})
    room.go("/journeys")
    menu = word("en", "journeys.action.menu").replace("{{name}}", "Draft")
    page.get_by_role("button", name=menu).click()
    page.get_by_role("menuitem", name=word("en", "journeys.maps.remove")).click()
    draft = page.get_by_role("link", name="Draft", exact=True)
    expect(draft).to_have_count(0)
    page.get_by_role("link", name="Orders", exact=True).click()
    stage = page.get_by_role("columnheader", name=word("en", "journeys.word.new_stage"))
    page.locator("[data-row='0'][data-column='0']").focus()
    page.keyboard.press("Alt+KeyS")
    expect(stage).to_be_visible()
    undo = page.get_by_label(word("en", "journeys.action.undo"), exact=True)
    expect(undo).to_be_enabled()
    page.keyboard.press("Control+KeyZ")
    expect(stage).to_have_count(0)
    page.get_by_role("link", name="Journeys", exact=True).click()
    expect(page.get_by_role("link", name="Orders", exact=True)).to_be_visible()
    expect(draft).to_have_count(0)
    page.keyboard.press("Control+KeyZ")
    expect(draft).to_be_visible()


def test_another_workspace_begins_with_no_filter_of_this_one(room: Room) -> None:
    page = room.page
    page.goto("/new-workspace")
    page.get_by_label(word("en", "workspaces.new.name")).fill("Branch")
    page.get_by_role("button", name=word("en", "workspaces.new.action")).click()
    page.wait_for_url("**/w/**")
    room.go("/variants?filter=%7B%22starts%22%3A%5B%22Order%22%5D%7D")
    expect(page.get_by_text("40 of 40").first).to_be_visible()
    page.locator(".workspace-button").click()
    page.get_by_role("menuitem", name="Branch").click()
    page.wait_for_url(lambda address: room.id not in address)
    assert "filter" not in page.url
    assert "lens" not in page.url


def test_a_guest_without_an_account_reads_a_kept_version_by_its_link(
    room: Room, browser: Browser
) -> None:
    order = {"version_id": room.ids["version"]}
    url = room.ask("POST", f"/maps/{room.ids['map']}/share-links", data=order)["url"]
    page = opened(browser, url.split("/shared/")[0], size=PHONE, locale="pl-PL")
    page.goto(url)
    expect(page.get_by_role("heading", name="Orders")).to_be_visible()
    expect(page.get_by_text("For the board")).to_be_visible()
    expect(page.locator(".map-frame .figure-value").first).to_be_visible()
    expect_accessible(page)
    assert "sessionid" not in str(page.context.cookies())
    page.goto(f"/w/{room.id}")
    page.wait_for_url("**/sign-in**")
    page.context.close()


def test_axe_finds_nothing_serious_where_a_visitor_comes_in(browser: Browser, server: str) -> None:
    page = opened(browser, server)
    for screen in ("/sign-up", "/sign-in"):
        page.goto(screen)
        expect_accessible_in_both_schemes(page)
    page.context.close()


def test_axe_finds_nothing_serious_on_any_screen(room: Room) -> None:
    for screen in SCREENS:
        room.go(screen)
        expect_accessible_in_both_schemes(room.page)


def expect_accessible_in_both_schemes(page: Page) -> None:
    """Ask axe about all in the light, and about the colours when the same screen turns dark."""
    expect(page.get_by_role("heading").first).to_be_visible()
    for scheme, rules in (("light", ()), ("dark", OF_COLOUR)):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
        expect_accessible(page, rules=rules)
    page.emulate_media(color_scheme="light")
