"""Evidence from events: waits and visits by month, and the cases behind them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.binding import located
from tropa.analysis.journeys.measures_waits import NOTHING, median_seconds
from tropa.analysis.months import day_of, month_number
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.results import Estimate

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.analysis.binding import Binding
    from tropa.store.journeys import Journeys

MOST_BINS = 24


def _here(journeys: Journeys, binding: Binding, *, number: int) -> Table:
    steps = located(journeys, binding)
    return steps.filter(steps.here == number)


def _waits(journeys: Journeys, binding: Binding, *, number: int, is_before: bool) -> Table:
    """Take the waits that are over."""
    steps = located(journeys, binding)
    at = steps.next if is_before else steps.here
    return steps.filter(at == number, steps.wait_us.notnull())


def monthly_waits(
    journeys: Journeys, binding: Binding, *, number: int, is_before: bool, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Give the median of the waits that are over, by the month in which they began."""
    waits = _waits(journeys, binding, number=number, is_before=is_before)
    table = journeys.run(waits.select("wait_us", day=day_of(journeys, waits, zone=zone)))
    by_month: dict[int, list[int]] = defaultdict(list)
    for day, wait_us in zip(table["day"].to_pylist(), table["wait_us"].to_pylist(), strict=True):
        by_month[month_number(day)].append(wait_us)
    return [
        (month, median_seconds(np.array(times_us, np.int64), NOTHING).estimate)
        for month, times_us in sorted(by_month.items())
    ]


def wait_bins(
    journeys: Journeys, binding: Binding, *, number: int, is_before: bool
) -> list[tuple[float, float, int]]:
    """Count waits in bins of equal width up to the 99th percentile; the last bin takes the rest."""
    waits = _waits(journeys, binding, number=number, is_before=is_before)
    table = journeys.run(waits.select("wait_us"))
    seconds = table["wait_us"].to_numpy() / MICROSECONDS_PER_SECOND
    if len(seconds) == 0:
        return []
    top = float(np.quantile(seconds, 0.99)) or 1.0
    edges = np.linspace(0.0, top, MOST_BINS + 1)
    edges[-1] = max(top, float(seconds.max()))
    counts, _ = np.histogram(seconds, edges)
    return [
        (float(low), float(high), int(n))
        for low, high, n in zip(edges[:-1], edges[1:], counts, strict=True)
    ]


def monthly_visits(
    journeys: Journeys, binding: Binding, *, number: int, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Count cases that came, by month (a case counts once a month)."""
    steps = _here(journeys, binding, number=number)
    days = steps.select("case_no", day=day_of(journeys, steps, zone=zone)).distinct()
    by_month = days.group_by(month=month_number(days.day))
    counts = by_month.agg(cases=days.case_no.nunique()).order_by("month")
    return [
        (row["month"], Estimate(float(row["cases"]), None, None, n=row["cases"]))
        for row in journeys.run(counts).to_pylist()
    ]


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
