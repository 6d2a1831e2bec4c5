"""Intervals at 95 % from sums: the same few formulas under every figure."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from tropa.core.results import Estimate

Z95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Weighted sums of ratings: all that a mean and its interval need.

    Attributes
    ----------
    n : int
        Ratings.
    weight, weight_squares : float
        Σw and Σw² (both are n without weights).
    total, squares : float
        Σwx and Σwx².
    """

    n: int
    weight: float
    weight_squares: float
    total: float
    squares: float

    @property
    def n_effective(self) -> float:
        """Kish's effective n: (Σw)² / Σw²."""
        return self.weight**2 / self.weight_squares if self.weight_squares > 0 else 0.0

    @property
    def mean(self) -> float | None:
        """Weighted mean; None without any weight."""
        return self.total / self.weight if self.weight > 0 else None

    @property
    def variance(self) -> float | None:
        """Weighted variance, unbiased by the effective n; None below two."""
        if self.mean is None or self.n_effective <= 1 + 1e-9:
            return None
        spread = max(self.squares / self.weight - self.mean**2, 0.0)
        return spread * self.n_effective / (self.n_effective - 1)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Give Wilson's interval of a share; ``n`` may be an effective n.

    Examples
    --------
    >>> [round(bound, 3) for bound in wilson(18 / 30, 30)]
    [0.423, 0.754]
    """
    centre = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def share_estimate(part: int, whole: int) -> Estimate:
    """Give the share ``part / whole`` with Wilson's interval (no figure when the whole is 0).

    Examples
    --------
    >>> share_estimate(0, 0).value is None
    True
    """
    if whole == 0:
        return Estimate(None, None, None, n=part, denominator=whole)
    low, high = wilson(part / whole, whole)
    return Estimate(part / whole, low, high, n=part, denominator=whole)


def weighted_share(part: float, moments: Moments) -> Estimate:
    """Give a weighted share with Wilson's interval on the effective n.

    Parameters
    ----------
    part : float
        Sum of the weights that count.
    moments : Moments
        Of all; only n and the sums of weights are used.
    """
    if moments.weight <= 0:
        return Estimate(None, None, None, n=moments.n, n_effective=0.0)
    share = min(max(part / moments.weight, 0.0), 1.0)
    low, high = wilson(share, moments.n_effective)
    return Estimate(share, low, high, n=moments.n, n_effective=moments.n_effective)


def mean_estimate(moments: Moments) -> Estimate:
    """Give the weighted mean with its t interval on the effective n.

    Below an effective n of two there is a mean but no interval.

    Examples
    --------
    >>> estimate = mean_estimate(Moments(n=2, weight=2, weight_squares=2, total=4, squares=10))
    >>> estimate.value, round(estimate.high - estimate.value, 2)
    (2.0, 12.71)
    """
    mean, variance, n = moments.mean, moments.variance, moments.n_effective
    if mean is None or variance is None:
        return Estimate(mean, None, None, n=moments.n, n_effective=n)
    from scipy.special import stdtrit  # half a second to load, and most commands need none

    half = float(stdtrit(n - 1, 0.975)) * sqrt(variance / n)
    return Estimate(mean, mean - half, mean + half, n=moments.n, n_effective=n)


def rate_per(events: int, exposure: int, *, per: int) -> Estimate:
    """Give a Poisson rate ``per`` so many exposed, with the exact (Garwood) interval.

    Examples
    --------
    >>> estimate = rate_per(0, 1000, per=1000)
    >>> estimate.value, estimate.low, round(estimate.high, 2)
    (0.0, 0.0, 3.69)
    """
    if exposure == 0:
        return Estimate(None, None, None, n=events, denominator=exposure)
    from scipy.special import gammaincinv  # half a second to load, and most commands need none

    low = float(gammaincinv(events, 0.025)) if events else 0.0
    high = float(gammaincinv(events + 1, 0.975))
    factor = per / exposure
    return Estimate(events * factor, low * factor, high * factor, n=events, denominator=exposure)
