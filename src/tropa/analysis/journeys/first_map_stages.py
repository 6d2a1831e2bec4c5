"""The stages of a first map: consecutive blocks that hold together in flow, time and context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

CONTEXT = 0.3
FEWEST, MOST = 3, 9


def cohesion(counts: Floats, closeness: Floats) -> Floats:
    """Say how strongly touchpoints hold together: S = G + Gᵀ.

    Parameters
    ----------
    counts, closeness : NDArray, shape (n, n)
        O (transitions i → j, no self loops) and T (the same, each weighed by its nearness in time).

    Returns
    -------
    NDArray, shape (n, n)
        G = A/ΣA + 0.3 · C/ΣC made symmetric; A is T normalised by what leaves i and what enters j,
        C the likeness of i's and j's successors and predecessors.
    """
    flow = _normalised(closeness, counts)
    shape = _normalised(counts, counts)
    context = (_cosines(shape) + _cosines(shape.T)) / 2
    np.fill_diagonal(context, 0.0)
    strength = _share(flow) + CONTEXT * _share(context)
    return strength + strength.T


def cut_stages(bonds: Floats, order: Ints) -> tuple[list[int], float]:
    """Cut an order into 3 … 9 consecutive stages of greatest modularity.

    Parameters
    ----------
    bonds : NDArray, shape (n, n)
        S of :func:`cohesion`.
    order : NDArray[int64], shape (n,)
        Touchpoints, first to last.

    Returns
    -------
    tuple[list[int], float]
        Where each stage starts (places in the order, the first is 0), and the quality Q. Among
        equal qualities the fewer stages win; below three touchpoints there is one stage, Q = 0.

    Examples
    --------
    >>> pairs = np.kron(np.eye(3), np.array([[0.0, 1.0], [1.0, 0.0]]))
    >>> starts, quality = cut_stages(pairs, np.arange(6))
    >>> starts, round(quality, 3)
    ([0, 2, 4], 0.667)
    """
    n = len(order)
    if n < FEWEST:
        return [0], 0.0
    values = _block_values(bonds[np.ix_(order, order)])
    best = np.full((min(MOST, n) + 1, n + 1), -np.inf)
    choice = np.zeros(best.shape, dtype=np.int64)
    best[0, 0] = 0.0
    for k in range(1, len(best)):
        sums = best[k - 1, :n, None] + values[:n, :]
        choice[k] = sums.argmax(axis=0)
        best[k] = sums.max(axis=0)
    return _trace(choice, _fewest_best(best[:, n])), float(best[FEWEST:, n].max())


def _fewest_best(totals: Floats) -> int:
    highest = totals[FEWEST:].max()
    return FEWEST + int(np.argmax(totals[FEWEST:] >= highest - 1e-12))


def _trace(choice: Ints, k: int) -> list[int]:
    starts: list[int] = []
    stop = choice.shape[1] - 1
    for blocks in range(k, 0, -1):
        stop = int(choice[blocks, stop])
        starts.append(stop)
    return starts[::-1]


def _block_values(placed: Floats) -> Floats:
    """Give what each block [start, stop) adds to Q; −∞ where it is empty."""
    n = len(placed)
    total = placed.sum()
    area = np.zeros((n + 1, n + 1))
    area[1:, 1:] = placed.cumsum(axis=0).cumsum(axis=1)
    corner = np.diag(area)
    inside = corner[None, :] - area - area.T + corner[:, None]
    degree = np.r_[0.0, placed.sum(axis=1).cumsum()]
    reach = degree[None, :] - degree[:, None]
    values = inside / total - (reach / total) ** 2 if total > 0 else np.zeros((n + 1, n + 1))
    values[np.tril_indices(n + 1)] = -np.inf
    return values


def _normalised(weights: Floats, counts: Floats) -> Floats:
    leaving = _divide(weights, counts.sum(axis=1)[:, None])
    entering = _divide(weights, counts.sum(axis=0)[None, :])
    return (leaving + entering) / 2


def _cosines(rows: Floats) -> Floats:
    length = np.sqrt((rows**2).sum(axis=1))
    return _divide(rows @ rows.T, length[:, None] * length[None, :])


def _share(weights: Floats) -> Floats:
    return _divide(weights, np.asarray(weights.sum()))


def _divide(part: Floats, whole: Floats) -> Floats:
    """Divide, with 0/0 = 0."""
    whole = np.broadcast_to(whole, part.shape)
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
