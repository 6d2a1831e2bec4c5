"""The gap: experience less expectation of the same answer (negative = worse than expected)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import mean_estimate
from tropa.analysis.voice.ratings import Ratings
from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tropa.core.results import Estimate


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap and the raw pair beside it.

    Attributes
    ----------
    gap : Estimate
        Mean of experience − expectation over answers that hold both, paired t interval.
    expectation, experience : Estimate
        Means of the same answers.
    n_unpaired : int
        Answers with only one of the two, left out.
    """

    gap: Estimate
    expectation: Estimate
    experience: Estimate
    n_unpaired: int


def gap(
    expectation: Sequence[float | None],
    experience: Sequence[float | None],
    *,
    weights: Sequence[float] | None = None,
) -> Gap:
    """Measure the gap; denominator: answers with both ratings.

    Parameters
    ----------
    expectation, experience : Sequence[float | None]
        One place per answer, on the same scale; None (or NaN) where the answer has no rating.
    weights : Sequence[float] | None
        One per answer; the interval then uses the effective n.

    Raises
    ------
    InputError
        The columns are not of one length.

    Examples
    --------
    >>> measured = gap([5, 4, None], [4, 4, 5])
    >>> measured.gap.value, measured.gap.n, measured.n_unpaired
    (-0.5, 2, 1)
    """
    expected, experienced = _column(expectation), _column(experience)
    weighing = np.ones(len(expected)) if weights is None else np.array(weights, float)
    if not len(expected) == len(experienced) == len(weighing):
        raise InputError(
            "Expectation, experience and weights are not of one length.",
            hint="Give each answer one place in each.",
        )
    has_one = ~np.isnan(expected) | ~np.isnan(experienced)
    has_both = ~np.isnan(expected) & ~np.isnan(experienced)
    weighing = weighing[has_both]

    def mean(values: NDArray[np.float64]) -> Estimate:
        return mean_estimate(Ratings(values, weighing, 0).moments)

    return Gap(
        gap=mean(experienced[has_both] - expected[has_both]),
        expectation=mean(expected[has_both]),
        experience=mean(experienced[has_both]),
        n_unpaired=int(has_one.sum() - has_both.sum()),
    )


def _column(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], float)
