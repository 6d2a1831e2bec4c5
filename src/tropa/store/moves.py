"""Moves: the kinds of steps there are, numbered, so that one small number stands for a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.store.arrow_columns import ArrowColumn, column

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.signedinteger]

NOWHERE = -1
"""Code of the next activity after the last one."""
MARKS = ("is_first", "is_first_of_edge", "is_first_of_activity")
MOST_MOVES = 2**16
"""With more, numbers are no shorter than what they stand for."""
LOOKED_UP = 2**23
"""Keys up to here are told apart by a table, not by sorting."""


class Moves:
    """Moves met so far: from which activity to which, and what of it is so for the first time.

    A question about steps groups by one number instead of two names and three marks, and reads a
    third of the columns.

    Parameters
    ----------
    most : int, optional
        With more, numbering is given up; ``MOST_MOVES`` when not given.
    """

    def __init__(self, *, most: int | None = None) -> None:
        self._most = MOST_MOVES if most is None else most
        self._numbers: dict[tuple[int, int, int], int] = {}

    @property
    def are_few(self) -> bool:
        """Whether every step has got its number."""
        return len(self._numbers) <= self._most

    def numbers(
        self, codes: Codes, following: Codes, marks: NDArray[np.uint8]
    ) -> NDArray[np.int64]:
        """Number the moves of steps.

        Parameters
        ----------
        codes, following : numpy.ndarray
            Activity and next activity (or ``NOWHERE``) of each step.
        marks : numpy.ndarray
            ``marks_of`` each step.
        """
        if not self.are_few or not len(codes):
            return np.zeros(len(codes), np.int64)
        size = int(max(codes.max(), following.max())) + 2
        keys = (codes.astype(np.int64) * size + following + 1) << len(MARKS) | marks
        present, places = _distinct(keys, span=size * size << len(MARKS))
        found = [
            self._numbers.setdefault(
                (key // size >> len(MARKS), (key >> len(MARKS)) % size - 1, key % 2 ** len(MARKS)),
                len(self._numbers),
            )
            for key in present.tolist()
        ]
        return np.array(found, np.int64)[places]

    def table(self, names: ArrowColumn) -> pa.Table:
        """Tell what each number stands for: ``move, activity, next_activity`` and the marks.

        Parameters
        ----------
        names : pyarrow.Array
            Names of the activities by code.
        """
        known = list(self._numbers) if self.are_few else []
        source, target, marks = np.array(known, np.int64).reshape(-1, 3).T
        columns: dict[str, ArrowColumn] = {
            "move": column(np.arange(len(known))),
            "activity": names.take(column(source)),
            "next_activity": names.take(column(target, mask=target == NOWHERE)),
        }
        columns |= {name: column((marks >> bit & 1).astype(bool)) for bit, name in enumerate(MARKS)}
        return pa.table(columns)


def marks_of(*flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Fold the flags named by ``MARKS`` into one number for each step."""
    marks = np.zeros(len(flags[0]), np.uint8)
    for bit, flag in enumerate(flags):
        marks |= flag.astype(np.uint8) << np.uint8(bit)
    return marks


def _distinct(keys: NDArray[np.int64], *, span: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the distinct keys and the place of each key among them."""
    if span > LOOKED_UP:
        present, places = np.unique(keys, return_inverse=True)
        return present, places
    is_present = np.zeros(span, bool)
    is_present[keys] = True
    return np.flatnonzero(is_present), (np.cumsum(is_present) - 1)[keys]
