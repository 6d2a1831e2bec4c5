"""Reading JSON as its standard has it, whichever way it came in."""

from __future__ import annotations

import json
import re
from typing import Any

NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The one character that PostgreSQL takes in no text, as JSON writes it."""


def read_json(text: str) -> Any:
    """Read JSON without NaN and Infinity, and with no text that a database refuses.

    Whatever gets in is sent out again, and no browser could read such an answer.

    Raises
    ------
    ValueError
        When it is no such JSON, or nested deeper than anybody nests.
    """
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("The JSON is nested too deep.") from error
    if NUL.search(text):
        raise ValueError("A text holds the character 0.")
    return found


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is no number in JSON.")
