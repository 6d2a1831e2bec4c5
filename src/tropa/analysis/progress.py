"""From today's journey to the one that is wanted, as measured: before, now, and the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.analysis.claims import state_of
from tropa.analysis.differences import COUNTED, clear_of, figure_difference
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.figures import Figure
    from tropa.core.maps import MapClaim

Verdict = Literal["reached", "not_reached", "undecided", "scarce", "unmeasured"]
"""``reached``: the interval of now lies inside the target; ``not_reached``: wholly outside."""
Way = Literal["closer", "farther", "unclear"]
"""Where the value went, when the change is clear; ``unclear`` says nothing about it."""
VERDICTS: dict[str, Verdict] = {
    "supported": "reached",
    "refuted": "not_reached",
    "undecided": "undecided",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A target with what is measured of it, disclosed already: before the change and now."""

    claim: MapClaim
    before: Figure | None
    now: Figure | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one target is.

    Attributes
    ----------
    change : Estimate | None
        ``now − before`` with its interval; None where either is missing, withheld, or on another
        scale.
    way : {'closer', 'farther', 'unclear'} or None
        None where there is no change to speak of.
    """

    verdict: Verdict
    change: Estimate | None
    way: Way | None


def progress_of(targets: Sequence[Target]) -> list[Progress]:
    """Tell of each target how far it is; changes are clear after all of them are counted.

    A change is clear by its interval after Benjamini and Hochberg (5 %) over all targets. It says
    that a figure moved, not why: only an experiment could.

    Examples
    --------
    >>> from tropa.core.figures import Figure
    >>> from tropa.core.maps import MapClaim
    >>> waited = lambda days, n: Figure(Estimate(days, days - 0.2, days + 0.2, n=n), "seconds")
    >>> target = Target(MapClaim(measure="wait_after", high=2), waited(4.0, 90), waited(3.0, 60))
    >>> [(one.verdict, one.change.value, one.way) for one in progress_of([target])]
    [('not_reached', -1.0, 'closer')]
    """
    changes = [_change(target) for target in targets]
    clear = iter(clear_of([change for change in changes if change]))
    return [
        Progress(
            verdict=verdict_of(target),
            change=change,
            way=_way(target, is_clear=next(clear)) if change else None,
        )
        for target, change in zip(targets, changes, strict=True)
    ]


def verdict_of(target: Target) -> Verdict:
    """Tell whether a target is reached by what is measured now.

    A count grows with the days since the change: whichever target it passes, it decides nothing.
    """
    now = target.now
    if now is None or now.base == 0:
        return "unmeasured"
    if now.withheld == "withheld":
        return "scarce"
    if now.unit in COUNTED:
        return "undecided"
    return VERDICTS.get(state_of(now, target.claim), "unmeasured")


def _change(target: Target) -> Estimate | None:
    if target.before is None or target.now is None:
        return None
    return figure_difference(target.before, target.now, is_independent=True)


def _way(target: Target, *, is_clear: bool) -> Way:
    was, now = (_distance(figure, target.claim) for figure in (target.before, target.now))
    if not is_clear or was == now:
        return "unclear"
    return "closer" if now < was else "farther"


def _distance(figure: Figure | None, claim: MapClaim) -> float:
    """Measure how far a value lies outside its target."""
    value = figure.estimate.value if figure else None
    if value is None:
        return 0.0
    low, high = claim.range
    below = 0.0 if low is None else max(0.0, low - value)
    above = 0.0 if high is None else max(0.0, value - high)
    return below + above
