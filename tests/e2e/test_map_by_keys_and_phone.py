"""A map is made with the keyboard alone, comes back whole from its own file, is read on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.accessibility import expect_accessible
from e2e.signing import sign_up
from e2e.words import word

pytestmark = pytest.mark.browser
NEW = "journeys/newmap"
OPENED = re.compile("/journeys/[0-9a-f-]{36}")
MOST_TABS = 60
PHONE = {"width": 390, "height": 844}


def tab_to(page: Page, wanted: Locator) -> None:
    """Go to something by the Tab key alone."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("The keyboard does not reach it.")


def written(page: Page) -> dict[str, object]:
    """Read the open map as its server has it; its own id and version are no part of its content."""
    workspace, made = page.url.split("/w/")[1].split("/journeys/")
    answer = page.request.get(f"/api/v1/workspaces/{workspace}/maps/{made[:36]}").json()
    return {key: value for key, value in answer["document"].items() if key not in ("id", "version")}


def make_by_keys(page: Page) -> None:
    """Name a stage, add a step to it and a lane, and write into it, without a mouse."""
    keys = page.keyboard
    tab_to(page, page.get_by_role("link", name=word("en", f"{NEW}.title")))
    keys.press("Enter")
    tab_to(page, page.get_by_role("button", name=word("en", f"{NEW}.empty.action")))
    keys.press("Enter")
    page.wait_for_url(OPENED)
    tab_to(page, page.locator(".stage-head"))
    keys.press("F2")
    keys.insert_text("At the till")
    keys.press("Enter")
    keys.press("Alt+t")
    name = page.get_by_role("dialog").get_by_label(word("en", "journeys.touchpoint.name"))
    expect(name).to_be_focused()
    keys.insert_text("Pays by card")
    keys.press("Enter")
    expect(page.locator(".step-cell")).to_have_count(1)
    tab_to(page, page.locator('[data-row][tabindex="0"]').first)
    pains = page.locator(".lane-head").filter(has_text=word("en", "journeys.lane.pains"))
    for _ in range(int(pains.get_attribute("data-row") or 0)):
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator(".lane-cell textarea")).to_be_focused()
    keys.insert_text("The queue is long")
    keys.press("Tab")


def test_a_map_by_keyboard_comes_back_from_its_file_and_fits_a_phone(
    page: Page, tmp_path: Path
) -> None:
    sign_up(page, "en", email="keys@example.org")
    at = f"/w/{page.url.split('/w/')[1].split('/')[0]}"
    page.goto(f"{at}/journeys")
    make_by_keys(page)
    expect(page.get_by_text("The queue is long").first).to_be_visible()
    expect(page.get_by_text("At the till").first).to_be_visible()
    before = written(page)

    page.get_by_role("button", name=word("en", "journeys.export.menu")).click()
    with page.expect_download() as loading:
        page.get_by_role("menuitem", name=word("en", "journeys.export.json")).click()
    kept = tmp_path / "kept.json"
    loading.value.save_as(kept)
    page.goto(f"{at}/journeys/import")
    page.locator("input[type=file]").set_input_files(kept)
    make = page.get_by_role("button", name=word("en", f"{NEW}.read.make"))
    expect(make).to_be_enabled()
    make.click()
    page.wait_for_url(OPENED)
    expect(page.get_by_text("The queue is long").first).to_be_visible()
    assert written(page) == before

    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    expect(page.get_by_text("Pays by card").first).to_be_visible()
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
    expect_accessible(page)
