"""What the first map is computed from: cut cases, precedence, transitions, for many resamples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


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

    ``relative`` is sorted within each touchpoint, so that a weighted median is one search.
    """

    pairs: csc_array
    touchpoint: Ints
    case: Ints
    relative: Floats
    touchpoints: int

    def matrix(self, weights: Floats) -> Floats:
        """Give P of one or many weightings: (resamples, touchpoints, touchpoints)."""
        flat: Floats = (self.pairs @ weights.T).T
        return flat.reshape(len(weights), self.touchpoints, self.touchpoints)

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
        last = len(self.relative) - 1
        middle = (
            self.relative[np.clip(lower, 0, last)] + self.relative[np.clip(upper, 0, last)]
        ) / 2
        return np.where(counts > 0, middle, 0.5) + 1e-4 * means


def precedence(cut: CutCases) -> Precedence:
    """Find which first occurrences precede which, and how far into its case each lies."""
    code = cut.case * cut.touchpoints + cut.touchpoint
    _, first = np.unique(code, return_index=True)
    first.sort()
    case, touchpoint = cut.case[first], cut.touchpoint[first]
    span = np.maximum(cut.length[case] - 1, 1)
    relative = np.where(cut.length[case] == 1, 0.5, cut.position[first] / span)
    order = np.lexsort((relative, touchpoint))
    pairs = _pairs(case, touchpoint, cut=cut)
    return Precedence(pairs, touchpoint[order], case[order], relative[order], cut.touchpoints)


def _pairs(case: Ints, touchpoint: Ints, *, cut: CutCases) -> csc_array:
    """Mark, per case, each ordered pair of first occurrences: (touchpoints², cases)."""
    reached = np.bincount(case, minlength=cut.cases)
    stop = np.cumsum(reached)[case]
    later = stop - np.arange(len(case)) - 1
    earlier = np.repeat(np.arange(len(case)), later)
    offset = np.arange(len(earlier)) - np.repeat(np.cumsum(later) - later, later)
    code = touchpoint[earlier] * cut.touchpoints + touchpoint[earlier + offset + 1]
    starts = np.r_[0, np.cumsum(np.bincount(case[earlier], minlength=cut.cases))]
    shape = (cut.touchpoints**2, cut.cases)
    return csc_array((np.ones(len(code)), code, starts), shape=shape)


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
        counts = np.bincount(self.edge, weighing, size).reshape(shape)
        return counts, np.bincount(self.edge, near, size).reshape(shape)

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
