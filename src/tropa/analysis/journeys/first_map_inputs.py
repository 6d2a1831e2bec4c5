"""What the first map is computed from: cut cases, precedence, transitions, for many resamples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

ABSENT = 127
"""Rank of a touchpoint that a case never reaches; above all ranks of a map's touchpoints."""
ROWS_AT_ONCE = 2048
"""Bounds the memory: at most so many cases times touchpoints squared at once."""


@dataclass(frozen=True, slots=True)
class CutCases:
    """Events of the kept touchpoints only, in case order, re-indexed within each case.

    Attributes
    ----------
    case, touchpoint, time_us : NDArray[int64]
        One place per event; cases and touchpoints are numbered from 0 without holes.
    position : NDArray[int64]
        Index of the event within its cut case.
    length : NDArray[int64]
        Events per cut case.
    touchpoints : int
        How many touchpoints are kept.
    """

    case: Ints
    touchpoint: Ints
    time_us: Ints
    position: Ints
    length: Ints
    touchpoints: int

    @property
    def cases(self) -> int:
        """How many cases have an event left."""
        return len(self.length)


def cut_cases(case: Ints, touchpoint: Ints, time_us: Ints, *, touchpoints: int) -> CutCases:
    """Number the cases anew and give every event its place; events lie in case order.

    Examples
    --------
    >>> case, touchpoint, time_us = np.array([[7, 7, 9], [0, 1, 0], [0, 5, 9]])
    >>> cut = cut_cases(case, touchpoint, time_us, touchpoints=2)
    >>> cut.position.tolist(), cut.length.tolist()
    ([0, 1, 0], [2, 1])
    """
    if len(case) == 0:
        return CutCases(case, touchpoint, time_us, case, case, touchpoints)
    starts = np.flatnonzero(np.r_[True, case[1:] != case[:-1]])
    length = np.diff(np.r_[starts, len(case)])
    number = np.repeat(np.arange(len(starts)), length)
    position = np.arange(len(case)) - np.repeat(starts, length)
    return CutCases(number, touchpoint, time_us, position, length, touchpoints)


@dataclass(frozen=True, slots=True)
class Precedence:
    """First occurrences, ready to be summed under any weights of the cases.

    Attributes
    ----------
    rank : NDArray[int8], shape (cases, touchpoints)
        Place of each touchpoint among the first occurrences of a case; ``ABSENT`` where it is none.
    touchpoint, case, relative : NDArray
        One place per first occurrence, sorted by (touchpoint, relative first index), so that a
        weighted median is one search.
    """

    rank: NDArray[np.int8]
    touchpoint: Ints
    case: Ints
    relative: Floats
    touchpoints: int

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.rank)

    def matrix(self, weights: Floats) -> Floats:
        """Give P under many weightings of the cases: (weightings, touchpoints, touchpoints)."""
        size = self.touchpoints
        rows, row_of_case = _distinct(self.rank)
        totals = np.stack([np.bincount(row_of_case, own, len(rows)) for own in weights])
        before = np.zeros((size * size, len(weights)))
        for start in range(0, len(rows), ROWS_AT_ONCE):
            rank = rows[start : start + ROWS_AT_ONCE]
            later = np.where(rank == ABSENT, -1, rank)
            is_before = (rank[:, :, None] < later[:, None, :]).reshape(len(rank), -1)
            ends = np.r_[0, np.cumsum(is_before.sum(axis=1))]
            code = np.nonzero(is_before)[1]
            pairs = csr_array((np.ones(len(code)), code, ends), shape=is_before.shape)
            before += pairs.T @ totals[:, start : start + ROWS_AT_ONCE].T
        return before.T.reshape(len(weights), size, size)

    def placement(self, weights: Floats) -> Floats:
        """Give f of one weighting by whole numbers: median of the relative first index."""
        weighing = weights[self.case]
        counts = np.bincount(self.touchpoint, weighing, self.touchpoints)
        totals = np.bincount(self.touchpoint, weighing * self.relative, self.touchpoints)
        means = np.divide(totals, counts, out=np.full(len(totals), 0.5), where=counts > 0)
        upto = np.cumsum(weighing)
        before = np.r_[0.0, np.cumsum(counts)[:-1]]
        lower = np.searchsorted(upto, before + np.floor((counts - 1) / 2), side="right")
        upper = np.searchsorted(upto, before + np.floor(counts / 2), side="right")
        places = np.minimum(np.stack([lower, upper]), len(self.relative) - 1)
        medians = self.relative[places].mean(axis=0)
        found: Floats = np.where(counts > 0, medians, 0.5) + 1e-4 * means
        return found


def _distinct(rank: NDArray[np.int8]) -> tuple[NDArray[np.int8], Ints]:
    """Fold cases with the same first occurrences: the distinct rows, and the row of each case."""
    if rank.size == 0:
        return rank, np.zeros(len(rank), np.int64)
    whole = np.ascontiguousarray(rank).view(np.dtype((np.void, rank.shape[1]))).ravel()
    _, sample, row_of_case = np.unique(whole, return_index=True, return_inverse=True)
    return rank[sample], row_of_case


def first_visits(case: Ints, touchpoint: Ints) -> Ints:
    """Find the events at which a case is at a touchpoint for the first time, in event order.

    Examples
    --------
    >>> first_visits(np.array([0, 0, 0, 1]), np.array([4, 2, 4, 4])).tolist()
    [0, 1, 3]
    """
    order = np.argsort(touchpoint.astype(np.int16), kind="stable")
    cases, places = case[order], touchpoint[order]
    is_first = np.ones(len(case), bool)
    is_first[order[1:]] = (cases[1:] != cases[:-1]) | (places[1:] != places[:-1])
    return np.flatnonzero(is_first)


def precedence(cut: CutCases) -> Precedence:
    """Find which first occurrences precede which, and how far into its case each lies."""
    first = first_visits(cut.case, cut.touchpoint)
    case, touchpoint = cut.case[first], cut.touchpoint[first]
    reached = np.bincount(case, minlength=cut.cases)
    begins = np.cumsum(reached) - reached
    rank = np.full((cut.cases, cut.touchpoints), ABSENT, dtype=np.int8)
    rank[case, touchpoint] = np.arange(len(case)) - begins[case]
    span = np.maximum(cut.length[case] - 1, 1)
    relative = np.where(cut.length[case] == 1, 0.5, cut.position[first] / span)
    rising = np.argsort(relative, kind="stable")
    order = rising[np.argsort(touchpoint[rising].astype(np.int16), kind="stable")]
    return Precedence(rank, touchpoint[order], case[order], relative[order], cut.touchpoints)


@dataclass(frozen=True, slots=True)
class Transitions:
    """Steps from one touchpoint to another (no self loops), sorted by their duration."""

    edge: Ints
    case: Ints
    wait_us: Floats
    touchpoints: int

    def counts_and_closeness(self, weights: Floats) -> tuple[Floats, Floats]:
        """Give O (counts) and T (closeness in time: Σ 1/(1 + Δt/τ)) under weights of the cases."""
        weighing = weights[self.case]
        near = weighing / (1.0 + self.wait_us / self._typical_us(weighing))
        size = self.touchpoints**2
        shape = (self.touchpoints, self.touchpoints)
        counts: Floats = np.bincount(self.edge, weighing, size).astype(np.float64)
        closeness: Floats = np.bincount(self.edge, near, size).astype(np.float64)
        return counts.reshape(shape), closeness.reshape(shape)

    def _typical_us(self, weighing: Floats) -> float:
        """Give τ: the median Δt; if it is 0, the median positive one; else 1."""
        median = _median_of_sorted(self.wait_us, weighing)
        if median > 0:
            return median
        positive = np.searchsorted(self.wait_us, 0.0, side="right")
        return _median_of_sorted(self.wait_us[positive:], weighing[positive:]) or 1.0


def transitions(cut: CutCases) -> Transitions:
    """Find the steps between neighbouring events of a cut case."""
    follows = (cut.case[1:] == cut.case[:-1]) & (cut.touchpoint[1:] != cut.touchpoint[:-1])
    source, target = cut.touchpoint[:-1][follows], cut.touchpoint[1:][follows]
    wait_us = (cut.time_us[1:] - cut.time_us[:-1])[follows]
    order = np.argsort(wait_us, kind="stable")
    edge = (source * cut.touchpoints + target)[order]
    return Transitions(edge, cut.case[1:][follows][order], wait_us[order] * 1.0, cut.touchpoints)


def _median_of_sorted(values: Floats, weighing: Floats) -> float:
    upto = np.cumsum(weighing)
    total = upto[-1] if len(upto) else 0.0
    if total <= 0:
        return 0.0
    middle = np.searchsorted(upto, [np.floor((total - 1) / 2), np.floor(total / 2)], side="right")
    return float(values[middle].mean())
