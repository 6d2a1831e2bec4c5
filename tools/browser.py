"""Find a Chromium for the browser tests, and fetch one where there is none.

Prints the path of the program; ``find()`` is what the tests call.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Find a Chromium: named by TROPA_CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("TROPA_CHROMIUM")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def fetch() -> None:
    """Fetch one: Playwright's own download first, else the system's packages."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(own, check=False, timeout=600).returncode == 0:
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=True)
        subprocess.run([apt, "install", "-y", "-qq", "chromium", "fonts-noto-core"], check=True)


def main() -> int:
    """Make sure that there is one."""
    if find() is None:
        fetch()
    found = find()
    print(found or "No Chromium: install it, or name one in TROPA_CHROMIUM.")
    return 0 if found else 1


if __name__ == "__main__":
    raise SystemExit(main())
