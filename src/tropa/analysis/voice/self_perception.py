"""How a company sees itself beside how its customers do: own rating, promise, and differences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tropa.analysis.differences import difference
from tropa.analysis.intervals import mean_estimate
from tropa.analysis.voice.ratings import clean
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.core.mappings import Scale

OWN_RATING, AGAINST_OWN, AGAINST_PROMISE = "own_rating", "experience_own", "experience_promise"
SELF_PERCEPTION = (OWN_RATING, AGAINST_OWN, AGAINST_PROMISE)
"""The measures told here, in the order shown."""
OTHER_SCALE = "own-rating-other-scale"
WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True)
class OwnRatings:
    """What participants gave, by touchpoint; nobody's in particular.

    Attributes
    ----------
    values : Mapping[str, Sequence[int]]
        Touchpoint → ratings, in no order that tells who gave them.
    at_us : int | None
        When the meeting was.
    """

    values: Mapping[str, Sequence[int]]
    scale: Scale
    at_us: int | None = None


@dataclass(frozen=True, slots=True)
class PromisedValue:
    """What the brand promises at a touchpoint, as a rating on a scale."""

    value: float
    scale: tuple[float, float]


def own_rating(values: Sequence[int], *, given: OwnRatings) -> Figure:
    """Give the mean of the ratings that staff gave privately, with its t interval.

    Denominator: the ratings given. No values come back: only the mean, its interval and n.
    """
    estimate = mean_estimate(clean(list(values), scale=given.scale).moments)
    return Figure(
        estimate,
        unit="rating",
        scale=(given.scale.minimum, given.scale.maximum),
        first_us=given.at_us,
        last_us=given.at_us,
        sources=(WORKSHOP,),
    )


def against_own(experience: Figure, own: Figure) -> Figure | None:
    """Tell customers' experience − own rating: two groups of people, each with its interval.

    The interval is MOVER's (Zou and Donner 2008). Its n is the smaller of the two, so that it is
    withheld when either is. None where the scales differ.

    Examples
    --------
    >>> mean = lambda value, n: Figure(
    ...     Estimate(value, value - 0.3, value + 0.4, n=n), unit="rating", scale=(1, 5))
    >>> found = against_own(mean(3.0, 90), mean(4.5, 12))
    >>> found.estimate.value, found.estimate.n, round(found.estimate.low, 1)
    (-1.5, 12, -2.0)
    """
    if experience.scale != own.scale:
        return None
    found = difference(own.estimate, experience.estimate)
    if found.value is None:
        return None
    least = min(experience.estimate.n, own.estimate.n)
    return replace(
        experience,
        estimate=Estimate(found.value, found.low, found.high, n=least),
        sources=(*experience.sources, *own.sources),
        counts={"n_customers": experience.estimate.n, "n_own": own.estimate.n},
    )


def against_promise(experience: Figure, promise: PromisedValue) -> Figure | None:
    """Tell customers' experience − what the brand promises; None where the scales differ.

    A promise is a number without uncertainty: the interval is that of the experience, moved.
    """
    estimate = experience.estimate
    if experience.scale != promise.scale or estimate.value is None:
        return None
    low, high = (
        None if end is None else end - promise.value for end in (estimate.low, estimate.high)
    )
    moved = replace(estimate, value=estimate.value - promise.value, low=low, high=high)
    return replace(experience, estimate=moved, counts={})


def with_self_perception(
    measured: Mapping[str, Mapping[str, Figure]],
    *,
    given: OwnRatings | None,
    promises: Mapping[str, PromisedValue],
) -> dict[str, dict[str, Figure]]:
    """Put the own rating and the differences beside what is measured, touchpoint by touchpoint."""
    return {
        touchpoint: {**found, **_beside(touchpoint, found, given=given, promises=promises)}
        for touchpoint, found in measured.items()
    }


def _beside(
    touchpoint: str,
    found: Mapping[str, Figure],
    *,
    given: OwnRatings | None,
    promises: Mapping[str, PromisedValue],
) -> dict[str, Figure]:
    values = given.values.get(touchpoint, ()) if given else ()
    own = own_rating(values, given=given) if given and values else None
    experience = found.get("experience")
    is_rated = experience is not None and experience.estimate.value is not None
    told: dict[str, Figure | None] = {}
    if own is not None:
        is_other = is_rated and experience is not None and experience.scale != own.scale
        told[OWN_RATING] = replace(own, notes=(OTHER_SCALE,)) if is_other else own
    if is_rated and experience is not None:
        told[AGAINST_OWN] = against_own(experience, own) if own else None
        promise = promises.get(touchpoint)
        told[AGAINST_PROMISE] = against_promise(experience, promise) if promise else None
    return {measure: figure for measure, figure in told.items() if figure is not None}
