"""Sign up, import the help desk's log, see map, process and evidence; in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.accessibility import expect_accessible
from e2e.opening import opened
from e2e.signing import sign_up
from e2e.words import pattern, word

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
HELPDESK = DATA / "helpdesk" / "helpdesk.xes.gz"
LOCALES = {"en": "en-GB", "ru": "ru-RU", "pl": "pl-PL"}

pytestmark = [pytest.mark.browser, pytest.mark.real]


@pytest.fixture(params=["en", "ru"])  # Polish is read by the guest of test_screens
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visitor(browser: Browser, server: str, language: str) -> Iterator[Page]:
    if not HELPDESK.exists():
        pytest.skip("the real data does not lie beside the project")
    page = opened(browser, server, locale=LOCALES[language])
    page.set_default_timeout(30_000)
    yield page
    page.context.close()


def expect_well_made(page: Page, language: str) -> None:
    """Let axe look once: its rules know no language."""
    if language == "en":
        expect_accessible(page)


def import_file(page: Page, language: str) -> None:
    """Drop the file, look at what was understood, import it."""
    room = page.url.split("/w/")[1].split("/")[0]
    page.goto(f"/w/{room}/import")
    page.locator("input[type=file]").set_input_files(HELPDESK)
    understood = page.get_by_text(pattern(language, "sources.understood.all_taken"))
    expect(understood).to_be_visible(timeout=90_000)
    expect(page.get_by_text(re.compile("21[,\u00a0\u202f ]348")).first).to_be_visible()
    expect_well_made(page, language)
    page.get_by_role("button", name=word(language, "sources.start.action"), exact=True).click()
    show = page.get_by_role("button", name=word(language, "sources.report.show")).or_(
        page.get_by_role("link", name=word(language, "sources.report.show"))
    )
    expect(show).to_be_enabled(timeout=120_000)
    expect_well_made(page, language)
    show.click()
    page.wait_for_url("**/journeys/**", timeout=60_000)


def test_a_newcomer_sees_the_journey_and_its_evidence(visitor: Page, language: str) -> None:
    page = visitor
    sign_up(page, language, email=f"vera-{language}@example.org")
    import_file(page, language)

    for name in ("Insert ticket", "Take in charge ticket", "Closed"):
        expect(page.get_by_text(name, exact=True).first).to_be_visible(timeout=60_000)
    expect_well_made(page, language)
    page.get_by_role("gridcell").filter(has_text="%").first.click()
    drawer = page.get_by_role("dialog").or_(page.get_by_role("complementary")).last
    expect(drawer).to_be_visible()
    expect_well_made(page, language)
    page.keyboard.press("Escape")

    room = page.url.split("/w/")[1].split("/")[0]
    page.goto(f"/w/{room}/process")
    expect(page.locator(".react-flow__node").first).to_be_visible(timeout=60_000)
    expect_well_made(page, language)

    page.goto(f"/w/{room}/variants")
    page.get_by_role("checkbox").first.check(timeout=60_000)
    page.get_by_role("button", name=pattern(language, "insights.variants.only_chosen_one")).click()
    page.wait_for_url("**filter=**")
    narrowed = page.get_by_text(re.compile("2[,\u00a0\u202f ]?366.*4[,\u00a0\u202f ]?580")).first
    expect(narrowed).to_be_visible(timeout=60_000)
    expect_well_made(page, language)
    page.goto(f"/w/{room}/process?{page.url.split('?')[1]}")
    expect(narrowed).to_be_visible(timeout=60_000)
