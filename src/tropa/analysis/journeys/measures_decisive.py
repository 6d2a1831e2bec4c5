"""Decisive touchpoints: how much the chance of the wanted outcome changes by coming here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Moments, mean_estimate
from tropa.analysis.journeys.measures_visits import EVENTS, NOT_DECLARED
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tropa.analysis.journeys.measures_walks import Walks
    from tropa.analysis.ordered_rows import Flags, Ints

    Edges = NDArray[np.int64]
    Floats = NDArray[np.float64]

FOLDS = 5


def outcome_edges(walks: Walks, *, touchpoints: int) -> Edges:
    """Count first walks of each edge, by fold, in cases whose outcome is known.

    Returns
    -------
    NDArray[int64]
        Axes: all or wanted; fold; from; to. Places beside the touchpoints: ``touchpoints`` is
        elsewhere, the one beyond it the start (from) and the end (to).
    """
    places = touchpoints + 2
    size = FOLDS * places * places
    elsewhere, beyond = touchpoints, touchpoints + 1
    here = np.where(walks.here < 0, elsewhere, walks.here)
    goes_to = np.where(walks.following < 0, elsewhere, walks.following)
    goes_to[walks.is_last] = beyond
    is_known = walks.cases.is_known[walks.case]
    walked = np.flatnonzero(is_known & (walks.is_new_edge | walks.is_last) & (here != goes_to))
    entered = np.flatnonzero(is_known & walks.is_first)

    def cells(rows: Ints, source: Ints, target: Ints) -> Ints:
        case = walks.case[rows]
        group = walks.cases.is_wanted[case] * FOLDS + walks.cases.case_no[case] % FOLDS
        found: Ints = (group * places + source) * places + target
        return found

    moves = cells(walked, here[walked].astype(np.int64), goes_to[walked].astype(np.int64))
    starts = np.full(len(entered), beyond, np.int64)
    entries = cells(entered, starts, here[entered].astype(np.int64))
    counts = np.bincount(np.r_[moves, entries], minlength=2 * size)
    lost, won = counts.reshape(2, FOLDS, places, places)
    return np.stack([lost + won, won])


def decisive_figures(edges: Edges, *, known_cases: int) -> list[Figure]:
    """Measure the change of P(wanted outcome) associated with coming to each touchpoint.

    Before: the chance of cases at the touchpoint they came from, learnt from the other folds of
    the cases. After: what became of those that came here. The mean difference has a t interval
    over the arrivals; a case that comes from two places counts from each.

    Parameters
    ----------
    edges : NDArray[int64]
        Counts of :func:`outcome_edges`.
    known_cases : int
        Cases with a known outcome, the denominator.
    """
    before, is_told = _chances_without(edges)
    walked, won = (np.where(is_told, counts, 0) for counts in edges)
    lost = walked - won
    n = walked.sum(axis=(0, 1))
    total = (won * (1 - before) - lost * before).sum(axis=(0, 1))
    squares = (won * (1 - before) ** 2 + lost * before**2).sum(axis=(0, 1))
    touchpoints = edges.shape[-1] - 2
    return [
        _figure(int(n[to]), float(total[to]), float(squares[to]), known_cases=known_cases)
        for to in range(touchpoints)
    ]


def undeclared_figure() -> Figure:
    """Say that the lens names no wanted outcome."""
    nothing = Estimate(None, None, None, n=0)
    return Figure(nothing, "share", sources=EVENTS, notes=(NOT_DECLARED,))


def _chances_without(edges: Edges) -> tuple[Floats, Flags]:
    """Give, for each fold and place, the chance of the outcome there in all other folds.

    Where the other folds never came to a place they tell nothing: False then.
    """
    inside = edges.sum(axis=3, keepdims=True)
    others, wanted = inside.sum(axis=1, keepdims=True) - inside
    is_told = others > 0
    return np.divide(wanted, others, out=np.zeros(others.shape), where=is_told), is_told


def _figure(n: int, total: float, squares: float, *, known_cases: int) -> Figure:
    estimate = mean_estimate(Moments(n, n, n, total, squares))
    return Figure(
        Estimate(estimate.value, estimate.low, estimate.high, n=n),
        "share",
        sources=EVENTS,
        counts={"known_cases": known_cases},
    )
