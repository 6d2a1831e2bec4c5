"""The difference of two measured groups, with its interval, and which of many are clear."""

from __future__ import annotations

from math import erfc, sqrt
from typing import TYPE_CHECKING

from tropa.analysis.intervals import Z95
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.figures import Figure

FALSE_SHARE = 0.05
"""Of the differences called clear, so many may be chance."""
COUNTED = frozenset({"cases", "records"})
"""Units whose difference says how large the groups are, not how they fare."""


def difference(first: Estimate, second: Estimate, *, is_independent: bool = True) -> Estimate:
    """Give ``second − first``; its n is that of both, its interval that of two separate groups.

    The interval comes from the two intervals (MOVER: Zou and Donner 2008), whatever they were
    made by; for two shares with Wilson's intervals it is Newcombe's hybrid score interval (1998,
    method 10). Groups that share members have a difference but no interval.

    Parameters
    ----------
    first, second : Estimate
        The same measure in two groups.
    is_independent : bool
        Whether nobody belongs to both.

    Examples
    --------
    >>> from tropa.analysis.intervals import share_estimate
    >>> found = difference(share_estimate(48, 80), share_estimate(56, 70))
    >>> [round(number, 4) for number in (found.value, found.low, found.high)]
    [0.2, 0.0524, 0.3339]
    """
    n = first.n + second.n
    if first.value is None or second.value is None:
        return Estimate(None, None, None, n=n)
    value = second.value - first.value
    ends = (first.low, first.high, second.low, second.high)
    if not is_independent or any(end is None for end in ends):
        return Estimate(value, None, None, n=n)
    first_low, first_high, second_low, second_high = (float(end or 0.0) for end in ends)
    down = sqrt((second.value - second_low) ** 2 + (first_high - first.value) ** 2)
    up = sqrt((second_high - second.value) ** 2 + (first.value - first_low) ** 2)
    return Estimate(value, value - down, value + up, n=n)


def figure_difference(first: Figure, second: Figure, *, is_independent: bool) -> Estimate | None:
    """Compare one measure of two groups; None where no comparison makes sense.

    That is: counts (they tell the size of a group), ratings on different scales, and a figure
    that is withheld.
    """
    if first.unit in COUNTED or first.unit != second.unit or first.scale != second.scale:
        return None
    if "withheld" in {first.withheld, second.withheld}:
        return None
    found = difference(first.estimate, second.estimate, is_independent=is_independent)
    return None if found.value is None else found


def clear_of(differences: Sequence[Estimate]) -> list[bool]:
    """Tell which of many differences are clear (Benjamini and Hochberg 1995, 5 %).

    The p value of one is taken from the side of its interval that faces zero. A difference
    without an interval, or with one of no width, is never clear.

    Examples
    --------
    >>> clear_of([Estimate(1.0, 0.5, 1.5, n=80), Estimate(0.2, -0.4, 0.8, n=80)])
    [True, False]
    """
    judged = [
        (place, p) for place, one in enumerate(differences) if (p := _chance(one)) is not None
    ]
    is_clear = [False] * len(differences)
    if judged:
        from scipy.stats import false_discovery_control  # a second to load: only where it is asked

        adjusted = false_discovery_control([p for _, p in judged], method="bh")
        for (place, _), p in zip(judged, adjusted, strict=True):
            is_clear[place] = bool(p <= FALSE_SHARE)
    return is_clear


def _chance(found: Estimate) -> float | None:
    """Tell the two-sided p value that no difference goes with such an interval."""
    if found.value is None or found.low is None or found.high is None:
        return None
    half = found.value - found.low if found.value > 0 else found.high - found.value
    if half <= 0:
        return None
    return erfc(abs(found.value) * Z95 / half / sqrt(2))
