"""Scores of a rating: NPS, CSAT (top two) and the mean, each with its interval."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING, Literal, get_args

from tropa.analysis.intervals import Z95, Moments, mean_estimate
from tropa.analysis.voice.ratings import Place, Rating, Ratings, clean
from tropa.analysis.voice.topbox import top_box
from tropa.core.errors import InputError
from tropa.core.results import Estimate, Score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.mappings import Scale

ScoreMeasure = Literal["nps", "csat", "mean"]
PROMOTERS_FROM = 9
DETRACTORS_TO = 6


def score(
    values: Sequence[Rating],
    *,
    measure: ScoreMeasure,
    scale: Scale,
    weights: Sequence[Rating] | None = None,
    place: Place | None = None,
) -> Score:
    """Score ratings; denominator: ratings that are neither blank nor a missing code.

    Parameters
    ----------
    values : Sequence[float | str | None]
        The ratings, missing ones included.
    measure : {'nps', 'csat', 'mean'}
        NPS in points (promoters 9–10 less detractors 0–6, on 0–10 only), CSAT as the share of the
        two highest points of the scale, mean in points of the scale.
    weights : Sequence[float] | None
        One a rating; the intervals then use the effective n (Σw)² / Σw².
    place : Place | None
        File and column, for messages.

    Raises
    ------
    InputError
        A value outside the scale, a bad weight, or a scale on which the measure is not defined.

    Examples
    --------
    >>> from tropa.core.mappings import Scale
    >>> ratings = [10] * 60 + [8] * 20 + [3] * 20
    >>> nps = score(ratings, measure="nps", scale=Scale(minimum=0, maximum=10))
    >>> nps.value, round(nps.low, 1), round(nps.high, 1)
    (40.0, 23.4, 54.3)
    """
    _check(measure, scale)
    ratings = clean(values, scale=scale, weights=weights, place=place)
    estimate = _estimate(ratings, measure, scale=scale)
    return Score(
        measure=measure,
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        n=estimate.n,
        n_missing=ratings.n_missing,
        n_effective=ratings.moments.n_effective,
        scale_min=scale.minimum,
        scale_max=scale.maximum,
    )


def nps_estimate(promoters: float, detractors: float, *, moments: Moments) -> Estimate:
    """Give the NPS in points with the adjusted Wald interval (Rocks 2016, ¾ to each cell).

    Parameters
    ----------
    promoters, detractors : float
        Sums of their weights.
    moments : Moments
        Of all ratings; only n and the sums of weights are used.
    """
    if moments.weight <= 0:
        return Estimate(None, None, None, n=moments.n, n_effective=0.0)
    n = moments.n_effective
    p = (n * promoters / moments.weight + 0.75) / (n + 3)
    d = (n * detractors / moments.weight + 0.75) / (n + 3)
    half = Z95 * sqrt((p + d - (p - d) ** 2) / (n + 3))
    return Estimate(
        100 * (promoters - detractors) / moments.weight,
        100 * (p - d - half),
        100 * (p - d + half),
        n=moments.n,
        n_effective=n,
    )


def _check(measure: str, scale: Scale) -> None:
    if measure not in get_args(ScoreMeasure):
        raise InputError(f"'{measure}' is no score.", hint="Ask for nps, csat or mean.")
    if scale.maximum <= scale.minimum:
        raise InputError(
            f"The scale {scale.minimum:g}–{scale.maximum:g} is empty.",
            hint="Name the lowest and the highest rating, lowest first.",
        )
    if measure == "nps" and (scale.minimum, scale.maximum) != (0, 10):
        raise InputError(
            f"NPS is defined on the scale 0–10 only, not on {scale.minimum:g}–{scale.maximum:g}.",
            hint="Ask for csat or mean, or correct the scale.",
        )


def _estimate(ratings: Ratings, measure: ScoreMeasure, *, scale: Scale) -> Estimate:
    if measure == "mean":
        return mean_estimate(ratings.moments)
    if measure == "csat":
        return top_box(ratings, scale=scale)
    return nps_estimate(
        fsum(ratings.weights[ratings.values >= PROMOTERS_FROM]),
        fsum(ratings.weights[ratings.values <= DETRACTORS_TO]),
        moments=ratings.moments,
    )
