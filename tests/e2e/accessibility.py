"""axe looks at a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
LOOK = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html)]);
}"""


def expect_accessible(page: Page) -> None:
    """Fail when axe finds something serious; the page's policy lets no foreign script in."""
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = [item for item in page.evaluate(LOOK) if item[0] in GRAVE]
    assert found == [], f"{page.url}: {found}"
