"""Waiting before and after a touchpoint, and the time spent there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import numpy as np

from tropa.analysis.journeys.closing import closings
from tropa.analysis.survival import duration_quantile
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table
    from numpy.typing import NDArray

    from tropa.store.journeys import Journeys

    Ints = NDArray[np.int64]

NOTHING = np.array([], dtype=np.int64)


def transitions(journeys: Journeys, steps: Table) -> Table:
    """List the waits between events of which at least one lies at a bound touchpoint.

    The last event of an open case waits since then, until the data ends; that of a closed case
    waits for nothing and is left out.

    Returns
    -------
    ibis Table
        ``here, next: int16 (−1 elsewhere, next null while the wait runs on), wait_us: int64``.
    """
    going = steps.filter(steps.next.notnull(), (steps.here >= 0) | (steps.next >= 0))
    closing = closings(journeys)
    still_open = closing.filter(closing.is_open).select("case_no")
    lasts = steps.filter(steps.is_last, steps.here >= 0).semi_join(still_open, "case_no")
    since_us = (ibis.literal(journeys.as_of_us, "int64") - lasts.time_us).cast("int64")
    return going.select("here", "next", "wait_us").union(
        lasts.select("here", "next", wait_us=ibis.greatest(since_us, ibis.literal(0, "int64")))
    )


def processing(steps: Table) -> Table:
    """List the time between start and end of events that have both: ``here, wait_us``."""
    known = steps.filter(steps.here >= 0, steps.end_us.notnull())
    return known.select("here", wait_us=known.end_us - known.time_us)


def wait_figures(waits: pa.Table, *, touchpoints: int) -> list[dict[str, Figure]]:
    """Estimate the median wait before and after each touchpoint.

    Parameters
    ----------
    waits : pyarrow.Table
        Rows of :func:`transitions`.
    touchpoints : int
        How many touchpoints the binding has.
    """
    is_over = waits["next"].is_valid().to_numpy()
    here = waits["here"].to_numpy()
    after = waits["next"].fill_null(-1).to_numpy()
    wait_us = waits["wait_us"].to_numpy()
    running = _by_number(here[~is_over], wait_us[~is_over], touchpoints=touchpoints)
    ended = _by_number(here[is_over], wait_us[is_over], touchpoints=touchpoints)
    before = _by_number(after[is_over], wait_us[is_over], touchpoints=touchpoints)
    return [
        {
            "wait_before": median_seconds(before[number], NOTHING),
            "wait_after": median_seconds(ended[number], running[number]),
        }
        for number in range(touchpoints)
    ]


def processing_figures(spent: pa.Table, *, touchpoints: int) -> list[dict[str, Figure]]:
    """Estimate the median time spent at each touchpoint; none where the log has no end times."""
    here, wait_us = spent["here"].to_numpy(), spent["wait_us"].to_numpy()
    groups = _by_number(here, wait_us, touchpoints=touchpoints)
    return [{"processing": median_seconds(own, NOTHING)} if len(own) else {} for own in groups]


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


def _by_number(number: Ints, values: Ints, *, touchpoints: int) -> list[Ints]:
    """Part values by touchpoint number; what lies elsewhere is dropped."""
    order = np.argsort(number, kind="stable")
    bounds = np.searchsorted(number[order], np.arange(touchpoints + 1), side="left")
    placed = values[order]
    return [placed[bounds[i] : bounds[i + 1]] for i in range(touchpoints)]
