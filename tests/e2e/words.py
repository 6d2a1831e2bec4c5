"""The words of the screens, read from where the front end has them: tests follow the wording."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

FEATURES = Path(__file__).resolve().parents[2] / "web" / "src" / "features"
PLACE = re.compile(r"\\\{\\\{.*?\\\}\\\}")


@cache
def book(feature: str, language: str) -> dict[str, object]:
    """Read the words of a feature in a language."""
    path = FEATURES / feature / f"words.{language}.json"
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def word(language: str, address: str) -> str:
    """Look a text up: ``word("ru", "sources.start.action")``."""
    feature, *keys = address.split(".")
    found: object = book(feature, language)
    for key in keys:
        assert isinstance(found, dict)
        found = found[key]
    assert isinstance(found, str)
    return found


def pattern(language: str, address: str) -> re.Pattern[str]:
    """Look a text up as a pattern in which anything may stand for its places."""
    return re.compile(PLACE.sub(".*", re.escape(word(language, address))))
