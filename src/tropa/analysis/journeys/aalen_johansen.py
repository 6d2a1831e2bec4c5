"""The Aalen–Johansen estimator on exact integer times, with quantiles and their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Z95
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many records ended how, at each time; all arrays have one entry per distinct time.

    Attributes
    ----------
    time_us : int64 array
        Distinct times, ascending.
    reached, never, censored : int64 arrays
        Records that reached the target, can never reach it any more, or were lost from sight.
    """

    time_us: NDArray[np.int64]
    reached: NDArray[np.int64]
    never: NDArray[np.int64]
    censored: NDArray[np.int64]

    @property
    def n(self) -> int:
        """All records."""
        return int(self.reached.sum() + self.never.sum() + self.censored.sum())


@dataclass(frozen=True, slots=True)
class Incidence:
    """The cumulative incidence F(t) of reaching the target, at each time."""

    time_us: NDArray[np.int64]
    value: NDArray[np.float64]
    variance: NDArray[np.float64]
    n: int


def cumulative_incidence(outcomes: Outcomes) -> Incidence:
    """Estimate the share of records that have reached the target by each time.

    F(t) = Σ S(u−) · reached(u) / at_risk(u) over u ≤ t, where S is the Kaplan–Meier estimate of
    neither having reached it nor having become unable to. At equal times endings come before
    censoring. The variance is the delta-method one (Marubini and Valsecchi 1995, section 10.4);
    without censoring it is the binomial F·(1 − F)/n.

    Examples
    --------
    >>> one = np.array([1, 1, 0]), np.array([0, 0, 1]), np.array([0, 1, 0])
    >>> cumulative_incidence(Outcomes(np.array([5, 7, 9]), *one)).value.tolist()
    [0.25, 0.5, 0.5]
    """
    reached = outcomes.reached.astype(np.float64)
    ended = reached + outcomes.never
    left = ended + outcomes.censored
    at_risk = left[::-1].cumsum()[::-1]
    survival = np.cumprod(1 - ended / at_risk)
    before = np.concatenate([[1.0], survival[:-1]]) if len(survival) else survival
    value = np.cumsum(before * reached / at_risk)
    variance = _variance(value, before, np.stack([reached, ended, at_risk]))
    return Incidence(outcomes.time_us, value, variance, outcomes.n)


def _variance(
    value: NDArray[np.float64], before: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Add up the delta-method terms; (F(t) − F(u))² is multiplied out so that sums suffice."""
    reached, ended, at_risk = counts
    alive = at_risk - ended
    spread = np.divide(ended, at_risk * alive, out=np.zeros_like(ended), where=alive > 0)
    own = before**2 * reached * (at_risk - reached) / at_risk**3
    shared = before * reached / at_risk**2
    squares = value**2 * spread.cumsum()
    squares += (value**2 * spread).cumsum() - 2 * value * (value * spread).cumsum()
    crossed = value * shared.cumsum() - (value * shared).cumsum()
    total: NDArray[np.float64] = np.maximum(squares + own.cumsum() - 2 * crossed, 0.0)
    return total


WIDEST = 700.0
"""Beyond it the limits are 0 and 1 to the last digit, and ``exp`` would overflow (at 709)."""


def band(incidence: Incidence) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give pointwise 95 % limits of F by log(−log(1 − F)); where F is 0 or 1 they are F itself."""
    value = incidence.value
    inside = (value > 0) & (value < 1)
    rest = np.where(inside, 1 - value, 0.5)
    width = Z95 * np.sqrt(incidence.variance) / (rest * -np.log(rest))
    width = np.minimum(width, WIDEST)
    low = np.where(inside, 1 - rest ** np.exp(-width), value)
    high = np.where(inside, 1 - rest ** np.exp(width), value)
    return low, high


def incidence_quantile(incidence: Incidence, share: float) -> Estimate:
    """Tell after how many seconds a share of all records has reached the target.

    The 95 % interval inverts the pointwise band: from the first time at which the upper limit of
    F reaches ``share`` to the first at which the lower limit does (Brookmeyer and Crowley 1982
    for one kind of ending). What is never reached is None.
    """
    low, high = band(incidence)
    low = np.where(incidence.value < 1, low, np.nan)
    value, first, last = (
        _first_seconds(incidence.time_us, curve >= share - ROUNDING)
        for curve in (incidence.value, high, low)
    )
    return Estimate(value, first, last, n=incidence.n)


ROUNDING = 1e-12
"""How far below a share a sum of fractions may fall by rounding alone."""


def _first_seconds(time_us: NDArray[np.int64], is_reached: NDArray[np.bool_]) -> float | None:
    where = np.flatnonzero(is_reached)
    return int(time_us[where[0]]) / MICROSECONDS_PER_SECOND if len(where) else None
