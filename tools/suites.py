"""Run the suites, print what each took, and fail when one failed.

Usage: ``python tools/suites.py [NAME …]``; without names, all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
PYTEST = [PYTHON, "-m", "pytest", "-q", "--durations=5"]
GROUPED = [*PYTEST, "-n", "2", "--dist", "loadscope"]
"""On two cores; the tests of one module stay on one, for they share what is dear to make."""
NPM = [PYTHON, str(ROOT / "tools" / "node.py"), "npm", "run"]

SUITES: dict[str, list[list[str]]] = {
    "lint": [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [str(Path(PYTHON).with_name("lint-imports")), "--no-cache"],
        [PYTHON, "-m", "mypy"],
    ],
    "web-lint": [[*NPM, "typecheck"], [*NPM, "lint"]],
    "web": [[*NPM, "test"]],
    "python": [[*GROUPED, "-m", "not real and not browser and not server", "tests"]],
    "real": [
        [
            *GROUPED,
            "-m",
            "real and not browser",
            *[f"tests/{room}" for room in ("analysis", "formats", "log", "real", "store")],
        ]
    ],
    "server": [[*GROUPED, "-m", "server", "tests/server", "tests/hostile"]],
    "postgres": [
        [
            *PYTEST,
            "--migrations",
            "-m",
            "not real and not browser and not server and not engine",  # tests/api calls them once
            "tests/api",
            "tests/features",
            "tests/kit",
        ],
    ],
    "browser": [[*PYTEST, "-m", "browser", "tests/e2e"]],
}

TURNS = (
    ("lint", "web-lint"),
    ("python",),
    ("real",),
    ("server",),  # alone, for its workers stand back behind whatever else runs
    ("browser", "postgres", "web"),
)
"""Which suites share a turn, two at a time: those that keep one core busy, or that often wait."""


def environment(name: str) -> dict[str, str]:
    """Let Python keep its compiled modules, for it starts again and again; choose the database."""
    kept = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    return kept | ({"TROPA_TEST_DATABASE": "postgres"} if name == "postgres" else {})


def run(name: str, *, is_quiet: bool = False) -> tuple[float, bool]:
    """Run one suite; tell its seconds and whether it passed; a quiet one speaks when it is over."""
    started = time.monotonic()
    is_well, said = True, f"\n══ {name}"
    if not is_quiet:
        print(said, flush=True)
    for command in SUITES[name]:
        folder = ROOT / "web" if command[: len(NPM)] == NPM else ROOT
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment(name),
            check=False,
            stdout=subprocess.PIPE if is_quiet else None,
            stderr=subprocess.STDOUT if is_quiet else None,
            encoding="utf-8",
            errors="replace",
        )
        is_well = is_well and done.returncode == 0
        said += f"\n{done.stdout}"
    if is_quiet:
        print(said, flush=True)
    return time.monotonic() - started, is_well


def run_all(names: list[str]) -> dict[str, tuple[float, bool]]:
    """Run the suites turn by turn."""
    outcomes: dict[str, tuple[float, bool]] = {}
    for turn in TURNS:
        wanted = [name for name in turn if name in names]
        ask = partial(run, is_quiet=len(wanted) > 1)
        with ThreadPoolExecutor(2) as both:
            outcomes |= dict(zip(wanted, both.map(ask, wanted), strict=True))
    return outcomes


def main() -> int:
    """Run what was asked for and print the table."""
    names = sys.argv[1:] or list(SUITES)
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        print(f"No suite {', '.join(unknown)}. There are: {', '.join(SUITES)}.")
        return 2
    started = time.monotonic()
    outcomes = run_all(names)
    print("\nsuite       seconds  outcome")
    for name, (seconds, is_well) in outcomes.items():
        print(f"{name:<10} {seconds:8.1f}  {'passed' if is_well else 'FAILED'}")
    print(f"{'together':<10} {time.monotonic() - started:8.1f}")
    return 0 if all(is_well for _, is_well in outcomes.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
