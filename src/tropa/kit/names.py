"""When two names are the same one, on every database alike."""

from __future__ import annotations

from typing import Any
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


def name_keys_fill(model: Any, *, longest: int) -> None:
    """Give every row its key, in a migration; a name that is there already gets a number."""
    seen: set[tuple[object, str]] = set()
    rows = model._default_manager
    for row in rows.order_by("created_at", "pk"):
        name, number = row.name, 1
        is_one_of_many = not getattr(row, "merged_into_id", None)
        while is_one_of_many and (row.workspace_id, name_key(name)) in seen:
            number += 1
            ending = f" ({number})"
            name = row.name[: longest - len(ending)] + ending
        if is_one_of_many:
            seen.add((row.workspace_id, name_key(name)))
        rows.filter(pk=row.pk).update(name=name, name_key=name_key(name))
