"""Top-box: the share of ratings at the top of the scale."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from tropa.analysis.intervals import weighted_share
from tropa.core.errors import InputError

if TYPE_CHECKING:
    from tropa.analysis.voice.ratings import Ratings
    from tropa.core.mappings import Scale
    from tropa.core.results import Estimate


def top_from(scale: Scale, *, boxes: int = 2) -> float:
    """Tell the lowest rating that counts as top.

    Raises
    ------
    InputError
        The scale has no point left below the top boxes.

    Examples
    --------
    >>> from tropa.core.mappings import Scale
    >>> top_from(Scale(minimum=1, maximum=5))
    4.0
    """
    lowest = scale.maximum - boxes + 1
    if lowest <= scale.minimum:
        raise InputError(
            f"The scale {scale.minimum:g}–{scale.maximum:g} has no points below its top {boxes}.",
            hint="Ask for the mean, or for fewer top boxes.",
        )
    return float(lowest)


def top_box(ratings: Ratings, *, scale: Scale, boxes: int = 2) -> Estimate:
    """Give the share in the top boxes with Wilson's interval; denominator: valid ratings.

    Examples
    --------
    >>> from tropa.analysis.voice.ratings import clean
    >>> from tropa.core.mappings import Scale
    >>> scale = Scale(minimum=1, maximum=5)
    >>> share = top_box(clean([5] * 18 + [2] * 12, scale=scale), scale=scale)
    >>> share.value, round(share.low, 3), round(share.high, 3)
    (0.6, 0.423, 0.754)
    """
    is_top = ratings.values >= top_from(scale, boxes=boxes)
    return weighted_share(fsum(ratings.weights[is_top]), ratings.moments)
