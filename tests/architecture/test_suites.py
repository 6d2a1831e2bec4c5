"""A suite that looks only into some folders must look where its tests are."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MARKED = re.compile(r"pytest\.mark\.(real|server|browser)\b")


def suites() -> dict[str, list[list[str]]]:
    """Load the table of suites from the tool that runs them."""
    spec = importlib.util.spec_from_file_location("suites", ROOT / "tools" / "suites.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, list[list[str]]] = module.SUITES
    return found


def files_marked(mark: str) -> list[str]:
    """Find the test files in which a mark stands; the browser's own go before all others."""
    found = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        marks = set(MARKED.findall(path.read_text(encoding="utf-8")))
        if mark in marks and (mark == "browser" or "browser" not in marks):
            found.append(path.relative_to(ROOT).as_posix())
    return found


@pytest.mark.parametrize("mark", ["real", "server", "browser"])
def test_a_suite_looks_where_its_tests_are(mark: str) -> None:
    (command,) = suites()[mark]
    folders = [part for part in command if part.startswith("tests/")]
    marked = files_marked(mark)
    assert marked
    assert [path for path in marked if not path.startswith(tuple(f"{f}/" for f in folders))] == []
