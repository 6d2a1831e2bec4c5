"""Durations some of which are not over yet: Kaplan–Meier quantiles with intervals."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import exp, log, sqrt
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Z95
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

ROUNDING = 1e-12
LONG, NEAR = 400, 0.25
"""Of a curve of so many steps only what lies near the level is asked for its bounds."""


def duration_quantile(ended: Ints, running: Ints, *, quantile: float = 0.5) -> Estimate:
    """Estimate a quantile of durations by Kaplan–Meier.

    Parameters
    ----------
    ended, running : NDArray[int64]
        Durations that are over, and those still running (censored), in any one unit.
    quantile : float
        0.5 is the median.

    Returns
    -------
    Estimate
        In the same unit, with the log–log interval (Brookmeyer & Crowley). A quantile, or an upper
        bound, that the curve never reaches is None. ``n`` counts all durations.

    Examples
    --------
    >>> ended, running = np.array([1, 2, 3, 4]), np.array([9])
    >>> duration_quantile(ended, running).value
    3.0
    """
    n = len(ended) + len(running)
    if len(ended) == 0:
        return Estimate(None, None, None, n=n)
    level = 1 - quantile + ROUNDING
    if len(running) == 0:
        places = list(_places_at_level(n, level))
        value, low, high = np.partition(ended, places)[places].astype(float).tolist()
        return Estimate(value, low, high, n=n)
    times, survival, spread = _curve(ended, running)
    rows = _near(survival, level)
    lower, upper = _bounds(survival[rows], spread[rows])
    is_near = (rows.start == 0 or lower[0] > level) and upper[-1] <= level
    if len(lower) < len(times) and not is_near:  # a bound lies farther than one would think
        rows = slice(0, len(times))
        lower, upper = _bounds(survival, spread)

    def first_at_or_below(curve: Floats) -> float | None:
        below = np.flatnonzero(curve <= level)
        return float(times[rows][below[0]]) if len(below) else None

    return Estimate(
        first_at_or_below(survival[rows]), first_at_or_below(lower), first_at_or_below(upper), n=n
    )


def _near(survival: Floats, level: float) -> slice:
    """Give the rows of a long curve between which it and its bounds come down to a level."""
    if len(survival) < LONG or survival[-1] > level - NEAR:
        return slice(0, len(survival))
    start, stop = np.searchsorted(-survival, [-level - NEAR, -level + NEAR])
    return slice(int(start), int(stop) + 1)


@lru_cache(maxsize=4096)
def _places_at_level(n: int, level: float) -> tuple[int, int, int]:
    """Give the ranks (from 0) at which the curve and its bounds come down to a level.

    Where nothing is still running the curve depends on ranks alone: 1 − i/n after the i-th, with
    Greenwood's sum i/(n(n − i)). Only the durations of three ranks need be found then.
    """

    def bound(i: int, sign: int) -> float:
        left = 1 - i / n
        if sign == 0 or i == n:
            return left
        half = Z95 * sqrt(i / (n * (n - i))) / -log(left)
        return float(left ** exp(sign * half))

    def place(sign: int) -> int:
        return bisect_left(range(1, n), -level, key=lambda i: -bound(i, sign))

    return place(0), place(1), place(-1)


def survival_curve(ended: Ints, running: Ints) -> tuple[Floats, Floats, Floats, Floats]:
    """Give the Kaplan–Meier curve at each duration that ended, with its log–log interval.

    Returns
    -------
    tuple of NDArray[float64]
        Durations, share still running after each, lower and upper bound of that share.
    """
    times, survival, spread = _curve(ended, running)
    return times, survival, *_bounds(survival, spread)


def _curve(ended: Ints, running: Ints) -> tuple[Floats, Floats, Floats]:
    """Give durations, the share still running after each, and the root of Greenwood's sum."""
    times, counts = np.unique(ended, return_counts=True)
    at_risk = len(ended) - np.cumsum(counts) + counts
    at_risk = at_risk + len(running) - np.searchsorted(np.sort(running), times, side="left")
    survival = np.cumprod(1 - counts / at_risk)
    left = at_risk - counts
    terms = np.divide(counts, at_risk * left, out=np.zeros(len(times)), where=left > 0)
    return times.astype(float), survival.astype(float), np.sqrt(np.cumsum(terms))


def _bounds(survival: Floats, spread: Floats) -> tuple[Floats, Floats]:
    is_inside = (survival > 0) & (survival < 1)
    safe = np.where(is_inside, survival, 0.5)
    half = Z95 * spread / np.abs(np.log(safe))
    low = np.where(is_inside, safe ** np.exp(half), survival)
    high = np.where(is_inside, safe ** np.exp(-half), survival)
    return low.astype(float), high.astype(float)
