"""Evidence from events: waits and visits by month, and the cases behind them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.binding import located
from tropa.analysis.journeys.durations import BOUNDS_SECONDS, filled_bins
from tropa.analysis.journeys.measures_waits import NOTHING, median_seconds
from tropa.analysis.months import day_of, distinct_by_month, month_number
from tropa.core.clock import MICROSECONDS_PER_SECOND

if TYPE_CHECKING:
    import numpy.typing as npt
    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.analysis.binding import Binding
    from tropa.core.results import Estimate
    from tropa.store.journeys import Journeys

MOST_BINS = 24
LONG_TAIL = 8
"""From how many times the median on the 99th percentile makes one bar of bins of equal width."""


def _here(journeys: Journeys, binding: Binding, *, number: int) -> Table:
    steps = located(journeys, binding)
    return steps.filter(steps.here == number)


def _times(journeys: Journeys, binding: Binding, *, number: int, measure: str) -> Table:
    """Take the waits, or the times from start to end, that are over, as ``lasted_us``."""
    steps = located(journeys, binding)
    lasted_us = steps.end_us - steps.time_us if measure == "processing" else steps.wait_us
    at = steps.next if measure == "wait_before" else steps.here
    steps = steps.mutate(lasted_us=lasted_us)
    return steps.filter(at == number, steps.lasted_us.notnull())


def monthly_times(
    journeys: Journeys, binding: Binding, *, number: int, measure: str, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Give the median of the times that are over, by the month in which they began."""
    times = _times(journeys, binding, number=number, measure=measure)
    table = journeys.run(times.select("lasted_us", day=day_of(journeys, times, zone=zone)))
    by_month: dict[int, list[int]] = defaultdict(list)
    for day, lasted_us in zip(
        table["day"].to_pylist(), table["lasted_us"].to_pylist(), strict=True
    ):
        by_month[month_number(day)].append(lasted_us)
    return [
        (month, median_seconds(np.array(times_us, np.int64), NOTHING).estimate)
        for month, times_us in sorted(by_month.items())
    ]


def time_bins(
    journeys: Journeys, binding: Binding, *, number: int, measure: str
) -> list[tuple[float, float | None, int]]:
    """Count times in bins ``[low, high)`` in seconds; together they hold all of them.

    Bins of equal width up to the 99th percentile, then one without end (``high`` is None) that
    holds the rest. Where few times are so long that nearly all would lie in the first of those,
    the bins that are the same everywhere, each longer than the one before.
    """
    times = _times(journeys, binding, number=number, measure=measure)
    table = journeys.run(times.select("lasted_us"))
    seconds = table["lasted_us"].to_numpy() / MICROSECONDS_PER_SECOND
    if len(seconds) == 0:
        return []
    top = float(np.quantile(seconds, 0.99, method="higher"))
    if top > LONG_TAIL * float(np.median(seconds)):
        counts, _ = np.histogram(seconds, [*BOUNDS_SECONDS, np.inf])
        bins = filled_bins(counts.tolist())
        return [(one.from_seconds, one.to_seconds, one.count) for one in bins]
    return _even_bins(seconds, top or 1.0)


def _even_bins(
    seconds: npt.NDArray[np.float64], top: float
) -> list[tuple[float, float | None, int]]:
    counts, edges = np.histogram(seconds, MOST_BINS, (0.0, top))
    bins: list[tuple[float, float | None, int]] = [
        (float(low), float(high), int(n))
        for low, high, n in zip(edges[:-1], edges[1:], counts, strict=True)
    ]
    beyond = int((seconds > top).sum())
    return [*bins, (top, None, beyond)] if beyond else bins


def monthly_visits(
    journeys: Journeys, binding: Binding, *, number: int, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Count cases that came, by month (a case counts once a month)."""
    steps = _here(journeys, binding, number=number)
    return distinct_by_month(journeys, steps, "case_no", zone=zone)


def cases_page(
    journeys: Journeys, binding: Binding, *, number: int, offset: int, limit: int
) -> tuple[pa.Table, int]:
    """List cases that came, newest first: ``case_no, case, first_us, events, state``; and all."""
    steps = _here(journeys, binding, number=number)
    visits = steps.group_by("case_no").agg(first_us=steps.time_us.min(), events=steps.count())
    cases = journeys.cases.select("case_no", "case", "state")
    rows = visits.join(cases, "case_no").select("case_no", "case", "first_us", "events", "state")
    total = journeys.run(visits.aggregate(n=visits.count()))["n"][0].as_py()
    ordered = rows.order_by(rows.first_us.desc(), rows.case)
    return journeys.run(ordered.limit(limit, offset=offset)), total
