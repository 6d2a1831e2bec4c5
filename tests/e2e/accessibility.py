"""axe looks at a page that stands still."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose outcome another colour scheme can change."""
STILL_FRAMES = 3
# What pulses for ever (a skeleton, a bar under way) is no obstacle;
# what fades in has not its own colours yet.
STAND_STILL = """async frames => {
  const moving = () => document.getAnimations().filter(
    one => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
  for (let still = 0; still < frames; still += 1) {
    await new Promise(requestAnimationFrame);
    if (moving().length > 0) still = -1;
    await Promise.allSettled(moving().map(one => one.finished));
  }
}"""
LOOK = """async rules => {
  const found = await axe.run(document, {
    resultTypes: ['violations'], ...(rules.length > 0 && {runOnly: rules})});
  return found.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html)]);
}"""


def expect_still(page: Page) -> None:
    """Wait until all is loaded, no figures are on their way, and nothing fades or slides."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".is-working")).to_have_count(0)
    page.evaluate(STAND_STILL, STILL_FRAMES)


def expect_accessible(page: Page, *, rules: tuple[str, ...] = ()) -> None:
    """Fail when axe finds something serious, by all rules unless some are named.

    The page's policy lets no foreign script in, so axe is evaluated rather than loaded.
    """
    expect_still(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = [item for item in page.evaluate(LOOK, list(rules)) if item[0] in GRAVE]
    assert found == [], f"{page.url}: {found}"
