"""Waiting before and after a touchpoint, and the time spent there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.survival import duration_quantile
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from tropa.analysis.journeys.measures_walks import Numbers, Walks
    from tropa.analysis.ordered_rows import Flags, Ints

NOTHING = np.array([], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Times:
    """The times of every touchpoint, in microseconds: one array for each, by its number.

    Attributes
    ----------
    before, after : list of NDArray[int64]
        Waits that are over.
    running : list of NDArray[int64]
        Waits of open cases since their last event, until the data ends. The last event of a
        closed case waits for nothing.
    spent : list of NDArray[int64]
        From start to end, of events that have both.
    first_us, last_us : list of NDArray[int64]
        The first and the last event; empty where nobody came.
    """

    before: list[Ints]
    after: list[Ints]
    running: list[Ints]
    spent: list[Ints]
    first_us: list[Ints]
    last_us: list[Ints]

    def __add__(self, other: Times) -> Times:
        """Put the times of two parts of a log together."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Times(*([np.r_[a, b] for a, b in zip(*pair, strict=True)] for pair in pairs))


def times(walks: Walks, *, as_of_us: int, touchpoints: int) -> Times:
    """Part all times by touchpoint."""
    is_last, here = walks.is_last, walks.here
    goes_on, runs_on = ~is_last, is_last & walks.cases.is_open[walks.case]

    def by_here(values: Ints, rows: Flags) -> list[Ints]:
        order = walks.by_here[rows[walks.by_here]]
        return _parted(here[order], values[order], touchpoints=touchpoints)

    led_here = walks.by_following  # what ends a case leads nowhere and is sorted before all others
    moments = _parted(here[walks.by_here], walks.time_us[walks.by_here], touchpoints=touchpoints)
    return Times(
        before=_parted(walks.following[led_here], walks.wait_us[led_here], touchpoints=touchpoints),
        after=by_here(walks.wait_us, goes_on),
        running=by_here(np.maximum(as_of_us - walks.time_us, 0), runs_on),
        spent=by_here(walks.spent_us, walks.has_end),
        first_us=[own.min(keepdims=True) if len(own) else own for own in moments],
        last_us=[own.max(keepdims=True) if len(own) else own for own in moments],
    )


def time_figures(found: Times, number: int) -> dict[str, Figure]:
    """Estimate the median times of one touchpoint; no ``processing`` where no event has an end."""
    figures = {
        "wait_before": median_seconds(found.before[number], NOTHING),
        "wait_after": median_seconds(found.after[number], found.running[number]),
    }
    if len(found.spent[number]):
        figures["processing"] = median_seconds(found.spent[number], NOTHING)
    return figures


def median_seconds(ended_us: Ints, running_us: Ints) -> Figure:
    """Give the median in seconds, waits still running kept as such (Kaplan–Meier)."""
    estimate = duration_quantile(ended_us, running_us)

    def seconds(microseconds: float | None) -> float | None:
        return None if microseconds is None else microseconds / MICROSECONDS_PER_SECOND

    return Figure(
        Estimate(
            seconds(estimate.value), seconds(estimate.low), seconds(estimate.high), n=estimate.n
        ),
        "seconds",
        sources=("events",),
        counts={"n_censored": len(running_us)},
    )


def _parted(number: Numbers, values: Ints, *, touchpoints: int) -> list[Ints]:
    """Part values, ordered by touchpoint number; what lies elsewhere is dropped."""
    bounds = np.searchsorted(number, np.arange(touchpoints + 1), side="left")
    return [values[bounds[i] : bounds[i + 1]] for i in range(touchpoints)]
