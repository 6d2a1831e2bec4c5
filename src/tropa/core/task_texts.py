"""A cell of a blueprint lane read as tasks: one a line, or a short list with commas."""

from __future__ import annotations

import re

LONGEST_TASK_WORDS = 5
"""A part with more words is a sentence: its commas part no tasks."""
_LINES = re.compile(r"(\s*(?:\n|;\s)\s*)")
_COMMAS = re.compile(r"(\s*,\s+)")


def tasks_in(text: str) -> list[tuple[str, str]]:
    """Part a text into tasks, each with what stands between it and the next.

    Joined again, the parts are the text.

    Examples
    --------
    >>> tasks_in("Repair, invoice")
    [('Repair', ', '), ('invoice', '')]
    >>> tasks_in("If the part is missing, order it\\nCall")
    [('If the part is missing, order it', '\\n'), ('Call', '')]
    """
    parts = _LINES.split(text)
    if len(parts) == 1:
        short = _COMMAS.split(text)
        is_list = all(len(part.split()) <= LONGEST_TASK_WORDS for part in short[::2])
        parts = short if is_list and not text.rstrip().endswith(".") else parts
    found: list[tuple[str, str]] = []
    for place in range(0, len(parts), 2):
        name, joint = parts[place], parts[place + 1] if place + 1 < len(parts) else ""
        if name.strip():
            found.append((name, joint))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + name + joint)
    return found
