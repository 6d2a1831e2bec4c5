"""Names for columns: none blank, none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def unique_names(headings: Iterable[str]) -> tuple[str, ...]:
    """Name blank headings by their place and number the repeated ones.

    Examples
    --------
    >>> unique_names(["id", "", "id", "id (2)"])
    ('id', 'column 2', 'id (2)', 'id (2) (2)')
    """
    names: dict[str, None] = {}
    for place, heading in enumerate(headings, start=1):
        wanted = " ".join(heading.split()) or f"column {place}"
        name, ordinal = wanted, 2
        while name in names:
            name, ordinal = f"{wanted} ({ordinal})", ordinal + 1
        names[name] = None
    return tuple(names)
