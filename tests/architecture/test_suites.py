"""Suites that look into some folders only leave no test behind."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
FOLDERS = {"browser": {"e2e"}, "server": {"server", "hostile"}}


@pytest.mark.parametrize("mark", FOLDERS)
def test_every_test_of_a_suite_lies_where_the_suite_looks(mark):
    marked = {
        path.relative_to(TESTS).parts[0]
        for path in TESTS.rglob("test_*.py")
        if f"mark.{mark}" in path.read_text(encoding="utf-8")
    }
    assert marked == FOLDERS[mark]
