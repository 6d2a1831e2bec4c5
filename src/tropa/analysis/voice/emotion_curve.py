"""The marks of an emotion curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class CurveMarks:
    """What people are said to remember of a journey, and its mean: all three are shown.

    Attributes
    ----------
    peak : float
        The strongest emotion, good or bad (−2…+2); of equally strong ones the first.
    end : float
        The last one.
    mean : float
        The plain mean over the touchpoints that were measured.
    """

    peak: float
    end: float
    mean: float


def curve_marks(values: Sequence[float]) -> CurveMarks | None:
    """Mark a curve, its values in the order of the map; None where nothing was measured.

    A meta-analysis of 174 effects finds peak and end no better a predictor than the mean, so all
    three are given.

    Examples
    --------
    >>> curve_marks([0.5, -1.5, 1.0])
    CurveMarks(peak=-1.5, end=1.0, mean=0.0)
    """
    if not values:
        return None
    return CurveMarks(max(values, key=abs), values[-1], sum(values) / len(values))
