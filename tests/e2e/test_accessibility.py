"""axe judges what a page looks like once it stands still, and judges that indeed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.accessibility import OF_COLOUR, expect_accessible

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><head><title>Fading</title><style>
  body { background: #fff; }
  @keyframes appear { from { opacity: 0.05; } }
  @keyframes pulse { 50% { opacity: 0.4; } }
  #words { color: INK; animation: appear 3600s linear; }
  #bar { height: 9px; background: #ccc; animation: pulse 400ms infinite; }
</style></head><body><main><h1>Words</h1><p id="words">Words that fade in.</p><div id="bar"></div>
</main><script>
  // The words come to rest only once somebody asks what moves: no clock decides this test.
  const moving = document.getAnimations.bind(document);
  document.getAnimations = () => {
    const rest = () => words.getAnimations().forEach(one => one.finish());
    requestAnimationFrame(() => requestAnimationFrame(rest));
    return moving();
  };
</script></body></html>"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_what_fades_in_is_judged_by_its_own_colours(blank: Page) -> None:
    blank.set_content(PAGE.replace("INK", "#222"))
    expect_accessible(blank)


@pytest.mark.parametrize("rules", [(), OF_COLOUR], ids=["by all rules", "by those of colour"])
def test_what_stays_pale_is_found(blank: Page, rules: tuple[str, ...]) -> None:
    blank.set_content(PAGE.replace("INK", "#ccc"))
    with pytest.raises(AssertionError, match="color-contrast"):
        expect_accessible(blank, rules=rules)
