"""The order of touchpoints on a first map: precedence of first occurrences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

EARLIER = 1e-6
"""How much being earlier in the case weighs where precedence does not decide."""


def order_touchpoints(before: Floats, placement: Floats) -> Ints:
    """Order touchpoints so that few cases contradict it.

    Parameters
    ----------
    before : NDArray, shape (n, n)
        P: cases in which the first i precedes the first j.
    placement : NDArray, shape (n,)
        f: how far into a case i first is (0 … 1). Touchpoints are numbered by name, so that equal
        placement falls back on the name.

    Returns
    -------
    NDArray[int64]
        Touchpoint numbers, first to last.

    Examples
    --------
    >>> before = np.array([[0.0, 1.0, 0.0], [3.0, 0.0, 2.0], [1.0, 0.0, 0.0]])
    >>> order_touchpoints(before, np.array([0.9, 0.1, 0.5])).tolist()
    [1, 2, 0]
    """
    weights = before + EARLIER * (placement[:, None] < placement[None, :])
    np.fill_diagonal(weights, 0.0)
    return _insert(_eades_lin_smyth(before, placement), weights)


def backward(order: Ints, weights: Floats) -> float:
    """Sum the weights of i before j over all pairs that the order places j before i."""
    placed = weights[np.ix_(order, order)]
    return float(np.tril(placed, -1).sum())


def _eades_lin_smyth(before: Floats, placement: Floats) -> Ints:
    """Take sinks to the end and sources to the start, else the greatest surplus to the start."""
    left = np.lexsort((np.arange(len(placement)), placement))
    head: list[int] = []
    tail: list[int] = []
    while len(left):
        rest = before[np.ix_(left, left)]
        out, into = rest.sum(axis=1), rest.sum(axis=0)
        sinks, sources = np.flatnonzero(out <= 0), np.flatnonzero(into <= 0)
        if len(sinks):
            taken = int(sinks[-1])
            tail.append(int(left[taken]))
        else:
            taken = int(sources[0]) if len(sources) else int(np.argmax(out - into))
            head.append(int(left[taken]))
        left = np.delete(left, taken)
    return np.array(head + tail[::-1], dtype=np.int64)


def _insert(order: Ints, weights: Floats) -> Ints:
    """Repeat the single insertion that lowers the backward weight most, until none does."""
    smallest = 1e-9 * max(float(weights.sum()), 1.0) * EARLIER
    while len(order) > 1:
        source, target, gain = _best_insertion(weights[np.ix_(order, order)])
        if gain <= smallest:
            return order
        moved = order[source]
        order = np.insert(np.delete(order, source), target, moved)
    return order


def _best_insertion(placed: Floats) -> tuple[int, int, float]:
    """Find the move (from, to) that lowers the sum below the diagonal most.

    Moving i from place p to a later q makes its pairs with p+1 … q change sides: what was i before
    them (above the diagonal) becomes backward, and the reverse; likewise to an earlier place.
    """
    n = len(placed)
    surplus = placed.T - placed  # [p, k]: gain from placing p after k
    later = np.cumsum(np.triu(surplus, 1), axis=1)
    earlier = np.cumsum(np.tril(-surplus, -1)[:, ::-1], axis=1)[:, ::-1]
    gains = np.where(np.triu(np.ones((n, n), bool), 1), later, earlier)
    np.fill_diagonal(gains, 0.0)
    best = int(np.argmax(gains))
    return best // n, best % n, float(gains.flat[best])
