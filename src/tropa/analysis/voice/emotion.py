"""Emotion on −2…+2 from one named source: gap, score or sentiment; sources are never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.core.errors import InputError
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from tropa.core.mappings import Scale

EmotionSource = Literal["gap", "score", "sentiment"]


@dataclass(frozen=True, slots=True)
class Emotion:
    """One point of one emotion series."""

    source: EmotionSource
    value: Estimate


def emotion_of_gap(gap: Estimate, scale: Scale) -> Emotion:
    """Turn a gap into emotion: 2 · gap / (max − min).

    Examples
    --------
    >>> from tropa.core.mappings import Scale
    >>> emotion_of_gap(Estimate(-2.0, -3.0, -1.0, n=40), Scale(minimum=1, maximum=5)).value.value
    -1.0
    """
    return Emotion("gap", _linear(gap, factor=2 / _width(scale)))


def emotion_of_score(score: Estimate, scale: Scale) -> Emotion:
    """Turn a mean score into emotion: 4 · (score − mid) / (max − min).

    Examples
    --------
    >>> from tropa.core.mappings import Scale
    >>> emotion_of_score(Estimate(5.0, 5.0, 5.0, n=40), Scale(minimum=1, maximum=5)).value.value
    2.0
    """
    mid = (scale.minimum + scale.maximum) / 2
    return Emotion("score", _linear(score, factor=4 / _width(scale), origin=mid))


def emotion_of_sentiment(sentiment: Estimate) -> Emotion:
    """Turn a mean sentiment (−1…1) into emotion: 2 · sentiment.

    Examples
    --------
    >>> emotion_of_sentiment(Estimate(0.5, 0.4, 0.6, n=40)).value.value
    1.0
    """
    return Emotion("sentiment", _linear(sentiment, factor=2.0))


def _width(scale: Scale) -> float:
    width = scale.maximum - scale.minimum
    if width <= 0:
        raise InputError("The scale is empty.", hint="Name its lowest and its highest rating.")
    return width


def _linear(estimate: Estimate, *, factor: float, origin: float = 0.0) -> Estimate:
    def move(value: float | None) -> float | None:
        return None if value is None else factor * (value - origin)

    return Estimate(
        move(estimate.value),
        move(estimate.low),
        move(estimate.high),
        n=estimate.n,
        denominator=estimate.denominator,
        n_effective=estimate.n_effective,
    )
