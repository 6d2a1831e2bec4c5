"""The map of the car service is laid out by hand in few actions, and in fewer from a template."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from e2e.accessibility import expect_accessible
from e2e.signing import sign_up
from e2e.words import word

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser
NEW = "journeys/newmap"
SOURCE = Path(__file__).resolve().parents[2] / "src/tropa/features/journeys/templates"
CAR_SERVICE = json.loads((SOURCE / "car-service.json").read_text(encoding="utf-8"))
STAGES = CAR_SERVICE["en"]["stages"]
STAGE_OF_STEP = [step["stage"] for step in CAR_SERVICE["steps"]]
STEPS = [texts[0] for texts in CAR_SERVICE["en"]["steps"]]
PAINS = [texts[2] for texts in CAR_SERVICE["en"]["steps"]]
MOST_BY_HAND, MOST_FROM_TEMPLATE, LANES = 120, 20, 6


@dataclass
class Hand:
    """A person at the screen whose every click, key press and written text counts as one."""

    page: Page
    actions: int = 0

    def click(self, place: Locator) -> None:
        self.actions += 1
        place.click()

    def press(self, key: str) -> None:
        self.actions += 1
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.actions += 1
        self.page.keyboard.insert_text(text)

    def paste(self, *texts: str) -> None:
        """Paste texts written in another program: each of them has been written."""
        self.actions += len(texts)
        self.page.evaluate("text => navigator.clipboard.writeText(text)", "\t".join(texts))
        self.press("Control+v")


def go_to_new_map(page: Page, hand: Hand) -> None:
    hand.click(page.get_by_role("link", name=word("en", f"{NEW}.title")))
    expect(page.get_by_role("heading", name=word("en", f"{NEW}.title"))).to_be_visible()


def sign_in(page: Page, email: str) -> None:
    sign_up(page, "en", email=email)
    page.goto(f"/w/{page.url.split('/w/')[1].split('/')[0]}/journeys")


def test_the_car_service_by_hand_in_few_actions(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, "byhand@example.org")
    hand = Hand(page)
    go_to_new_map(page, hand)
    hand.click(page.get_by_role("button", name=word("en", f"{NEW}.empty.action")))
    page.wait_for_url(re.compile("/journeys/[0-9a-f-]{36}"))
    hand.click(page.locator(".stage-head"))
    hand.press("F2")
    hand.write(STAGES[0])
    hand.press("Enter")
    hand.paste(*STAGES[1:])
    expect(page.locator(".stage-head")).to_have_count(len(STAGES))
    for stage in range(len(STAGES)):
        first = STAGE_OF_STEP.index(stage)
        hand.click(page.locator(f'[data-row="1"][data-column="{first}"]'))
        names = [n for n, at in zip(STEPS, STAGE_OF_STEP, strict=True) if at == stage]
        hand.paste(*names)
        expect(page.get_by_text(names[-1])).to_be_visible()
    lanes = page.locator(".lane-head")
    while lanes.count() < LANES:
        before = lanes.count()
        hand.press("Alt+l")
        hand.click(page.get_by_role("button", name=word("en", "journeys.lane.text"), exact=True))
        expect(lanes).to_have_count(before + 1)
    pains = lanes.filter(has_text=word("en", "journeys.lane.pains")).get_attribute("data-row")
    page.locator(f'[data-row="{pains}"][data-column="0"]').focus()
    hand.actions += 1
    hand.paste(*PAINS)
    expect(page.get_by_text(PAINS[-1])).to_be_visible()
    expect(page.locator(".step-cell")).to_have_count(len(STEPS))
    assert hand.actions < MOST_BY_HAND
    hand.press("Shift+ArrowRight")
    expect(page.get_by_role("toolbar")).to_contain_text("2 cells chosen")
    expect_accessible(page)
    page.keyboard.press("Delete")
    expect(page.get_by_text(PAINS[0])).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(page.get_by_text(PAINS[1])).to_be_visible()
    page.keyboard.press("Control+f")
    page.keyboard.insert_text("tow truck")
    expect(page.get_by_text(word("en", "journeys/looking.find.nothing"))).to_be_visible()


def test_the_car_service_from_its_template_in_fewer(page: Page) -> None:
    sign_in(page, "bytemplate@example.org")
    hand = Hand(page)
    go_to_new_map(page, hand)
    hand.click(page.get_by_role("button", name=re.compile(": Car service$")))
    expect(page.locator(".step-cell")).to_have_count(len(STEPS))
    expect(page.locator(".stage-head")).to_have_count(len(STAGES))
    assert page.locator(".lane-head").count() >= LANES
    assert hand.actions < MOST_FROM_TEMPLATE
