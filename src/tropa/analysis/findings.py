"""What stands out on a map: where it fails its customers and where it shines, by one stated rule.

A finding is a figure of a touchpoint whose whole interval lies on one side of a line:

- *gap*: zero, neither better nor worse than expected;
- *score, experience* where no gap is known, *complaints*: the mean of the map's touchpoints, if
  there are three or more on the same scale;
- *decisive*: zero, coming here goes with no other chance of the wanted outcome;
- *waits, processing, return, exit*: the end of the claimed range, where somebody claims one.

Its size is the distance from the line on −1…1: ratings as parts of their scale, shares and
chances as they are, complaints per customer, waits as the part of the longer of the two. Of all
figures held against a line, those are findings that are clear together (Benjamini and Hochberg
1995, 5 %). They are ranked by the end of the size's interval that is nearest to zero, so that few
records do not win by chance, times the share of customers who come to the touchpoint (1 where
nobody knows it). The highest finding of each kind speaks for its touchpoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.analysis.differences import clear_of
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from tropa.core.figures import Figure

    Measured = Mapping[str, Mapping[str, Figure]]
    Claims = Mapping[tuple[str, str], tuple[float | None, float | None]]

Side = Literal["problem", "strength"]
Basis = Literal["gap", "average", "outcome", "claim"]
AVERAGED = ("score", "experience")
CLAIMED = ("wait_before", "wait_after", "processing", "return", "exit")
"""Measures of which more is worse and which have no line of their own."""
LEAST_FOR_A_MEAN = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure that stands out.

    Attributes
    ----------
    line : float
        What the figure is held against, in its own unit.
    size : Estimate
        Distance from the line on −1…1 with its 95 % interval; negative is worse.
    share : float | None
        Share of customers who come to the touchpoint; None where nobody knows it.
    """

    touchpoint: str
    measure: str
    figure: Figure
    basis: Basis
    line: float
    size: Estimate
    share: float | None

    @property
    def side(self) -> Side:
        """Whether it is a problem or a strength."""
        return "problem" if (self.size.value or 0.0) < 0 else "strength"

    @property
    def weight(self) -> float:
        """By what findings are ranked."""
        ends = (abs(self.size.low or 0.0), abs(self.size.high or 0.0))
        return min(ends) * (1.0 if self.share is None else self.share)


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands out, the heaviest first.

    Attributes
    ----------
    problems, strengths : tuple[Finding, ...]
        One for each touchpoint.
    turning : tuple[Finding, ...]
        Where the chance of the wanted outcome changes clearly, up or down.
    compared, clear : int
        How many figures were held against a line, and how many of them lie clearly on one side.
    """

    problems: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    turning: tuple[Finding, ...]
    compared: int
    clear: int


def findings(measured: Measured, claims: Claims, *, goals: Collection[str] = ()) -> Findings:
    """Find what stands out among the figures of a map.

    Parameters
    ----------
    measured : Mapping[str, Mapping[str, Figure]]
        Touchpoint → measure → figure, disclosed already: what is withheld is no finding.
    claims : Mapping[tuple[str, str], tuple[float | None, float | None]]
        (touchpoint, measure) → the range that people claim.
    goals : Collection[str]
        Touchpoints that are themselves the wanted outcome: to say that they decide it says nothing.

    Examples
    --------
    >>> from tropa.core.figures import Figure
    >>> gap = Figure(Estimate(-0.8, -1.0, -0.6, n=90), "rating", scale=(1.0, 5.0))
    >>> found = findings({"pay": {"gap": gap}}, {})
    >>> [(one.measure, one.side, round(one.weight, 2)) for one in found.problems]
    [('gap', 'problem', 0.15)]
    """
    held = [
        one
        for touchpoint, figures in measured.items()
        for one in _held(touchpoint, figures, measured=measured, claims=claims)
        if one.basis != "outcome" or touchpoint not in goals
    ]
    clear = [
        one
        for one, is_clear in zip(held, clear_of([x.size for x in held]), strict=True)
        if is_clear
    ]
    ranked = sorted(clear, key=lambda one: (-one.weight, one.touchpoint, one.measure))
    turning = tuple(one for one in ranked if one.basis == "outcome")
    return Findings(
        problems=_of(ranked, "problem"),
        strengths=_of(ranked, "strength"),
        turning=turning,
        compared=len(held),
        clear=len(clear),
    )


def _of(ranked: list[Finding], side: Side) -> tuple[Finding, ...]:
    """Take the heaviest finding of each touchpoint on one side."""
    first: dict[str, Finding] = {}
    for one in ranked:
        if one.side == side:
            first.setdefault(one.touchpoint, one)
    return tuple(first.values())


def _held(
    touchpoint: str, figures: Mapping[str, Figure], *, measured: Measured, claims: Claims
) -> Iterator[Finding]:
    """Hold the figures of a touchpoint against their lines."""
    reach = figures.get("reach_share")
    share = reach.estimate.value if reach else None
    for measure, figure in figures.items():
        against = _line(touchpoint, measure, figure, measured=measured, claims=claims)
        if against is None:
            continue
        basis, line, distance = against
        size = _sized(figure.estimate, distance)
        if size is not None:
            yield Finding(touchpoint, measure, figure, basis, line, size, share)


def _line(
    touchpoint: str, measure: str, figure: Figure, *, measured: Measured, claims: Claims
) -> tuple[Basis, float, Callable[[float], float]] | None:
    """Tell what a figure is held against, and how far from there a value lies on −1…1."""
    low, high = figure.scale or (0.0, 0.0)
    if measure == "gap" and high > low:
        return "gap", 0.0, lambda value: value / (high - low)
    if measure == "decisive":
        return "outcome", 0.0, lambda value: value
    if measure in AVERAGED and high > low and not _is_known(measured[touchpoint].get("gap")):
        return _averaged(_mean(measure, figure, measured), size_of_one=1 / (high - low))
    if measure == "complaints":
        return _averaged(_mean(measure, figure, measured), size_of_one=-1 / 1000)
    if measure in CLAIMED and (touchpoint, measure) in claims:
        return _claimed(figure, claims[touchpoint, measure])
    return None


def _averaged(
    mean: float | None, *, size_of_one: float
) -> tuple[Basis, float, Callable[[float], float]] | None:
    return None if mean is None else ("average", mean, lambda x: (x - mean) * size_of_one)


def _is_known(figure: Figure | None) -> bool:
    return figure is not None and figure.estimate.value is not None


def _mean(measure: str, like: Figure, measured: Measured) -> float | None:
    """Give the mean of a measure over the touchpoints of the map, those on the same scale."""
    values = [
        figure.estimate.value
        for figures in measured.values()
        if (figure := figures.get(measure)) is not None
        and figure.estimate.value is not None
        and figure.scale == like.scale
    ]
    return sum(values) / len(values) if len(values) >= LEAST_FOR_A_MEAN else None


def _claimed(
    figure: Figure, claim: tuple[float | None, float | None]
) -> tuple[Basis, float, Callable[[float], float]] | None:
    """Hold a figure against the nearer end of a claimed range; inside of it nothing is told."""
    value, (low, high) = figure.estimate.value, claim
    if value is None:
        return None
    end = high if high is not None and value > high else low
    if end is None or (end == low and value >= end):
        return None
    if figure.unit == "seconds":
        return "claim", end, lambda x: (end - x) / max(x, end, 1.0)
    return "claim", end, lambda x: end - x


def _sized(estimate: Estimate, distance: Callable[[float], float]) -> Estimate | None:
    """Put an estimate on −1…1; None where it has no interval."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return None
    ends = sorted((distance(estimate.low), distance(estimate.high)))
    return Estimate(distance(estimate.value), ends[0], ends[1], n=estimate.n)
