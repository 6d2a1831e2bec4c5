"""Maps that lead to other maps: which ones are below a map, however deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def maps_below(starts: Iterable[str], opens: Mapping[str, Iterable[str]]) -> set[str]:
    """List all maps that one comes to from some, these themselves among them.

    Parameters
    ----------
    starts : Iterable[str]
        Where one begins.
    opens : Mapping[str, Iterable[str]]
        Map → the maps to which its steps and cells lead; a circle in it does no harm.

    Examples
    --------
    >>> sorted(maps_below(["buy"], {"buy": ["pay"], "pay": ["refund"], "visit": ["buy"]}))
    ['buy', 'pay', 'refund']
    """
    found: set[str] = set()
    ahead = list(starts)
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead.extend(opens.get(one, ()))
    return found
