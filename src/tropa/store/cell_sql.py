"""A foreign cell as SQL reads it: blanks around it taken away, nothing left is null."""

from __future__ import annotations

from tropa.store.names_sql import literal

_HARD_SPACE = "\u00a0"
_BLANKS = literal(f" \t\r\n\v\f{_HARD_SPACE}\u202f\u2009\ufeff")


def cell_text(value: str, kind: str = "VARCHAR") -> str:
    """Read a cell as text.

    Most cells have no blanks around them: to look first costs a seventh of trimming all alike.
    """
    text = value if kind == "VARCHAR" else f"CAST({value} AS VARCHAR)"
    is_bare = (
        f"substr({text}, 1, 1) > ' ' AND substr({text}, -1, 1) > ' '"
        f" AND NOT contains({text}, {literal(_HARD_SPACE)})"
    )
    return f"CASE WHEN {is_bare} THEN {text} ELSE nullif(trim({text}, {_BLANKS}), '') END"
