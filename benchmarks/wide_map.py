"""Open a map of 50 stages, 300 steps and 40 lanes in Chromium, and scroll over it.

Writes ``benchmarks/RESULTS-screens.md``. Every step has events and ratings, every note a text;
the front end is the built one, served by the real server. Each repetition opens a page in a
browser that knows nothing yet.
"""

from __future__ import annotations

import os
import statistics
import sys
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import machine
from playwright.sync_api import sync_playwright
from wide_facts import LANES, STAGES, STEPS, wide_map

from server import PORT, served, signed_in

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
import browser as chromium  # the project's own finder of a Chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

RESULTS = Path(__file__).parent / "RESULTS-screens.md"
REPETITIONS = 5
OPEN_LIMIT_MS, FRAME_LIMIT_MS = 2000, 50
FIRST_STEP = ".step-cell .step-name"
FIRST_FIGURE = ".lane-cell .figure-value"
ASKED = """() => performance.getEntriesByType("resource")
  .find((entry) => entry.name.includes("/measured")).duration"""
PAINTED = """() => new Promise((done) =>
  requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""
SCROLL = """([x, y]) => new Promise((done) => {
  const frame = document.querySelector(".map-frame");
  const frames = [];
  const empty = () => [...document.querySelectorAll(".step-cell .step-name")].some((name) => {
    const at = name.getBoundingClientRect();
    return at.left > 300 && at.right < innerWidth;
  });
  let last = performance.now(), left = 120, blank = 0;
  const next = (now) => {
    frames.push(now - last);
    last = now;
    if (!empty()) blank += 1;
    frame.scrollBy(x, y);
    left -= 1;
    if (left > 0) requestAnimationFrame(next);
    else done([frames.slice(1), blank]);
  };
  requestAnimationFrame(next);
})"""


@contextmanager
def opened(
    browser: Browser, cookies: list[Any], address: str
) -> Iterator[tuple[Page, dict[str, float]]]:
    """Open the map in a browser without a cache: the page, and how long that took.

    Milliseconds to the grid with its steps and to the figures in it, and of the processor's time
    for the page itself (its main thread): the last hardly depends on what else the machine does.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_cookies(cookies)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address, wait_until="commit")
    page.wait_for_selector(FIRST_STEP, timeout=120_000)
    took = {"drawn": float(page.evaluate(PAINTED))}
    page.wait_for_selector(FIRST_FIGURE, timeout=120_000)
    took["open"] = float(page.evaluate(PAINTED))
    told = devtools.send("Performance.getMetrics")["metrics"]
    took["page cpu"] = next(one["value"] for one in told if one["name"] == "TaskDuration") * 1000
    yield page, took
    context.close()


def look(browser: Browser, cookies: list[Any], address: str) -> dict[str, list[float]]:
    """Open and scroll again and again: figures by name, a list over the repetitions."""
    found: dict[str, list[float]] = {}
    for _ in range(REPETITIONS):
        with opened(browser, cookies, address) as (page, took):
            figures = {**took, "asked": float(page.evaluate(ASKED))}
            for name, way in {"across": [90, 0], "down": [0, 45]}.items():
                frames, blank = page.evaluate(SCROLL, way)
                figures[f"{name} p95"] = statistics.quantiles(frames, n=20)[18]
                figures[f"{name} longest"] = max(frames)
                figures[f"{name} long"] = sum(frame > FRAME_LIMIT_MS for frame in frames)
                figures[f"{name} blank"] = blank
            figures["elements"] = page.evaluate("document.querySelectorAll('.map-frame *').length")
        for name, figure in figures.items():
            found.setdefault(name, []).append(figure)
        print({name: round(figure) for name, figure in figures.items()}, flush=True)
    return found


def table(found: dict[str, list[float]]) -> str:
    """Write what was found."""
    names = ("tropa", "playwright")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    middle = {name: statistics.median(figures) for name, figures in found.items()}
    rows = [
        ("open, from an empty cache to the grid", middle["drawn"], "ms", OPEN_LIMIT_MS),
        ("and to the figures in it", middle["open"], "ms", OPEN_LIMIT_MS),
        ("of it, the page's own work (CPU)", middle["page cpu"], "ms", None),
        ("of it, the server's answer with the figures", middle["asked"], "ms", None),
        ("a frame while scrolling across, p95", middle["across p95"], "ms", FRAME_LIMIT_MS),
        ("a frame while scrolling down, p95", middle["down p95"], "ms", FRAME_LIMIT_MS),
        (f"frames of 120 above {FRAME_LIMIT_MS} ms across", middle["across long"], "", None),
        (f"frames of 120 above {FRAME_LIMIT_MS} ms down", middle["down long"], "", None),
        ("the longest frame across", middle["across longest"], "ms", None),
        ("the longest frame down", middle["down longest"], "ms", None),
        ("frames of 120 without any step in sight", middle["across blank"], "", 0),
        ("elements drawn", middle["elements"], "", None),
    ]
    lines = [
        "# The screens",
        "",
        f"A map of {STAGES} stages, {STEPS} steps and {LANES} lanes, each step measured and each"
        f" note written, opened {REPETITIONS} times in a headless Chromium that knows nothing yet,"
        " window 1440 × 900, drawn by the processor; medians. Scrolled by 90 pixels a frame across,"
        f" 45 down, for 120 frames. {machine()}; load average at the end"
        f" {os.getloadavg()[0]:.1f}; {versions}.",
        "",
        "| what | median | bar | met |",
        "|---|--:|--:|---|",
    ]
    for words, figure, unit, bar in rows:
        limit = "" if bar is None else f"{bar} {unit}".strip()
        verdict = "" if bar is None else "yes" if figure <= bar else "**no**"
        lines.append(f"| {words} | {figure:,.0f} {unit} | {limit} | {verdict} |".replace("  ", " "))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Serve, make the map, look, write."""
    with served() as link:
        client = signed_in(link)
        address = f"http://127.0.0.1:{PORT}{wide_map(client)}"
        cookies = [
            {"name": cookie.name, "value": cookie.value or "", "domain": "127.0.0.1", "path": "/"}
            for cookie in client.cookies.jar
        ]
        with sync_playwright() as playwright:
            own = playwright.chromium.launch(
                executable_path=str(chromium.find()), args=["--no-sandbox"]
            )
            found = look(own, cookies, address)
            own.close()
    RESULTS.write_text(table(found), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
