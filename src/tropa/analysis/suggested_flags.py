"""Marks that the data suggests: moments of truth and quick wins, each with its reason.

- *Moment of truth*: coming here goes with another chance of the wanted outcome (``decisive``),
  clear among all findings (:mod:`tropa.analysis.findings`), by 5 points or more at the end of the
  interval that is nearest to zero.
- *Quick win*: a problem among the findings, where at least half of the customers come and one
  department answers alone. That is a high value, and few who must agree; how much work the change
  is, no data knows: people judge it.

What a person declined comes back when its size has changed enough: when the intervals of then
and of now have no point in common, and it weighs more now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.analysis.findings import Finding, Findings
    from tropa.core.maps import DeclinedFlag, MapStep, StepFlag

LEAST_CHANGE = 0.05
"""A moment of truth moves the chance of the outcome by five points or more."""
LEAST_SHARE = 0.5
"""A quick win is where half of the customers come, or more."""


@dataclass(frozen=True, slots=True)
class SuggestedFlag:
    """A mark for a step, and the finding that suggests it."""

    step_id: str
    flag: StepFlag
    reason: Finding


def suggested_flags(
    steps: Sequence[MapStep], found: Findings, *, alone: Mapping[str, str]
) -> list[SuggestedFlag]:
    """Suggest marks for the steps of a map, those that weigh most first.

    Parameters
    ----------
    alone : Mapping[str, str]
        Touchpoint → the only department that answers for it; several or none: absent.
    """
    turning = {one.touchpoint: one for one in found.turning if _least(one) >= LEAST_CHANGE}
    winning = {
        one.touchpoint: one
        for one in found.problems
        if one.touchpoint in alone and one.share is not None and one.share >= LEAST_SHARE
    }
    suggested = [
        SuggestedFlag(step.id, flag, reason)
        for step in steps
        for flag, reasons in _both(turning, winning)
        if (reason := reasons.get(step.touchpoint_id or "")) is not None
        and not getattr(step, flag)
        and not any(one.flag == flag and not _has_grown(one, reason) for one in step.declined)
    ]
    return sorted(suggested, key=lambda one: -one.reason.weight)


def _both(
    turning: dict[str, Finding], winning: dict[str, Finding]
) -> tuple[tuple[StepFlag, dict[str, Finding]], ...]:
    return (("is_moment_of_truth", turning), ("is_quick_win", winning))


def _least(one: Finding) -> float:
    return min(abs(one.size.low or 0.0), abs(one.size.high or 0.0))


def _has_grown(declined: DeclinedFlag, reason: Finding) -> bool:
    """Tell whether a size lies wholly beyond that at which the mark was declined."""
    low, high = reason.size.low or 0.0, reason.size.high or 0.0
    return low > max(declined.high, 0.0) or high < min(declined.low, 0.0)
