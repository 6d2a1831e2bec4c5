"""When two names are the same one, on every database alike."""

from __future__ import annotations

from unicodedata import normalize

LONGEST_GROWTH = 3
"""A letter may become so many when its case is folded."""


def name_key(name: str) -> str:
    """Fold a name so that its case, and how its accents are stored, make no second one.

    Databases do not agree here: SQLite folds the letters of English alone.

    Examples
    --------
    >>> name_key("Оплата НА КАССЕ") == name_key("оплата на кассе")
    True
    """
    return normalize("NFC", name).casefold()
