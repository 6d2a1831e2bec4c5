"""A map begins with a template, with a file and with pasted notes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.signing import sign_up
from e2e.words import pattern, word

pytestmark = pytest.mark.browser
NEW = "journeys/newmap"
TABLE = "Stage;Choosing;;Buying\nStep;Looks;Compares;Pays\nPain points;slow;;card refused\n"


def open_new_map(page: Page, language: str, *, email: str) -> str:
    """Sign up and go to where maps begin; tell the address of the workspace."""
    sign_up(page, language, email=email)
    at = page.url.split("/w/")[1].split("/")[0]
    page.goto(f"/w/{at}/journeys")
    page.get_by_role("link", name=word(language, f"{NEW}.title")).click()
    expect(page.get_by_role("heading", name=word(language, f"{NEW}.title"))).to_be_visible()
    return f"/w/{at}"


def test_the_car_service_is_a_few_clicks_away(page: Page) -> None:
    open_new_map(page, "en", email="template@example.org")
    expect(page.get_by_text("7 stages × 14 steps")).to_be_visible()
    expect_accessible(page)
    page.get_by_role("button", name=re.compile(": Car service$")).click()
    page.wait_for_url(re.compile("/journeys/[0-9a-f-]{36}"))
    for stage in ("Something is wrong", "At the service centre", "Living with the car"):
        expect(page.get_by_text(stage, exact=True).first).to_be_visible()
    expect(page.get_by_text("What the company sees").first).to_be_visible()


def test_a_table_is_corrected_before_it_becomes_a_map(page: Page) -> None:
    at = open_new_map(page, "en", email="table@example.org")
    page.goto(f"{at}/journeys/import")
    file = {"name": "Shop.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(pattern("en", f"{NEW}.read.understood"))).to_contain_text(
        "2 stages, 3 steps, 1 lane, 2 filled cells"
    )
    expect_accessible(page)
    page.get_by_role("combobox", name=re.compile("Pain points")).click()
    page.get_by_role("option", name=word("en", "journeys.lane.opportunities")).click()
    make = page.get_by_role("button", name=word("en", f"{NEW}.read.make"))
    expect(make).to_be_enabled()
    make.click()
    page.wait_for_url(re.compile("/journeys/[0-9a-f-]{36}"))
    expect(page.get_by_text("card refused").first).to_be_visible()
    expect(page.get_by_text("Pain points").first).to_be_visible()


def test_pasted_notes_wait_in_a_stage_of_their_own(page: Page) -> None:
    at = open_new_map(page, "en", email="notes@example.org")
    page.goto(f"{at}/journeys/import")
    page.get_by_label(word("en", f"{NEW}.paste.label")).fill("no seats\ncold hall\n")
    page.get_by_role("button", name=word("en", f"{NEW}.paste.action")).click()
    expect(page.get_by_text(word("en", f"{NEW}.unsorted"), exact=True)).to_be_visible()
    page.get_by_label(word("en", f"{NEW}.read.name")).fill("Wall")
    page.get_by_role("button", name=word("en", f"{NEW}.read.make")).click()
    page.wait_for_url(re.compile("/journeys/[0-9a-f-]{36}"))
    expect(page.get_by_text("cold hall").first).to_be_visible()
