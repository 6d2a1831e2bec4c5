"""Telling how far the writing of a file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Progress = Callable[[float], None]
"""Takes the share that is done, 0…1; may raise to stop the work."""
_EVERY = 32


def silent(_: float) -> None:
    """Tell nobody."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Tell the share of a part of the work as a share of the whole.

    Examples
    --------
    >>> told = []
    >>> part_of(told.append, 0.5, 1.0)(0.5)
    >>> told
    [0.75]
    """
    return lambda share: progress(start + share * (end - start))


def told(items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    """Go through things, telling now and then how many are done.

    Examples
    --------
    >>> shares = []
    >>> list(told("ab", shares.append)), shares
    (['a', 'b'], [0.0, 1.0])
    """
    for index, item in enumerate(items):
        if index % _EVERY == 0:
            progress(index / len(items))
        yield item
    progress(1.0)
