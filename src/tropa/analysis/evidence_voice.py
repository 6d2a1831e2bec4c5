"""Evidence from observations: ratings by value and month, sources, quotes and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.intervals import Moments, mean_estimate
from tropa.analysis.months import day_of, distinct_by_month, month_number
from tropa.analysis.voice.measures_ratings import COMPLAINT, QUOTE
from tropa.analysis.voice.reported import raw_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.core.results import Estimate
    from tropa.store.observations import Observations

QUOTES_SHOWN = 20
COMPLAINTS = "complaints"
"""A measure whose records are known by their kind of source: all that a complaint says."""


def _records(observations: Observations, names: Sequence[str], *, measure: str) -> Table:
    table = raw_records(observations)
    is_behind = (
        table.source_kind == COMPLAINT if measure == COMPLAINTS else table.measure == measure
    )
    return table.filter(table.touchpoint.isin(names), is_behind)


def _ratings(observations: Observations, names: Sequence[str], *, measure: str) -> Table:
    table = _records(observations, names, measure=measure)
    return table.filter(~table.is_missing, table.value.notnull())


def rating_bins(
    observations: Observations, names: Sequence[str], *, measure: str
) -> list[tuple[float, int]]:
    """Count ratings by value."""
    table = _ratings(observations, names, measure=measure)
    counts = table.group_by("value").agg(n=table.count()).order_by("value")
    return [(row["value"], row["n"]) for row in observations.run(counts).to_pylist()]


def monthly_ratings(
    observations: Observations, names: Sequence[str], *, measure: str, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Give the mean by month; ratings without a time stay out."""
    table = _ratings(observations, names, measure=measure)
    table = table.filter(table.time_us.notnull())
    table = table.mutate(day=day_of(observations, table, zone=zone), w=table.weight.fill_null(1.0))
    of_days = table.group_by("day").agg(
        n=table.count(),
        weight=table.w.sum(),
        weight_squares=(table.w * table.w).sum(),
        total=(table.w * table.value).sum(),
        squares=(table.w * table.value * table.value).sum(),
    )
    names_of_sums = ("n", "weight", "weight_squares", "total", "squares")
    of_months = of_days.group_by(month=month_number(of_days.day)).agg(
        **{name: of_days[name].sum() for name in names_of_sums}
    )
    rows = observations.run(of_months.order_by("month")).to_pylist()
    return [(row.pop("month"), mean_estimate(Moments(**row))) for row in rows]


def monthly_records(
    observations: Observations, names: Sequence[str], *, measure: str, zone: str = "UTC"
) -> list[tuple[int, Estimate]]:
    """Count answers by month (one that rates much is one); those without a time stay out."""
    table = _records(observations, names, measure=measure)
    table = table.filter(table.time_us.notnull())
    return distinct_by_month(observations, table, "answer_id", zone=zone)


def source_mix(observations: Observations, names: Sequence[str], *, measure: str) -> dict[str, int]:
    """Count records by source."""
    table = _records(observations, names, measure=measure)
    counts = table.group_by("source").agg(n=table.count()).order_by("source")
    return {row["source"]: row["n"] for row in observations.run(counts).to_pylist()}


def quotes_sample(observations: Observations, names: Sequence[str]) -> pa.Table:
    """Take the newest quotes: ``observation_id, text, time_us, source``."""
    table = _records(observations, names, measure=QUOTE)
    quotes = table.filter(table.text.notnull(), table.text != "")
    ordered = quotes.order_by(quotes.time_us.desc(), quotes.observation_id)
    chosen = ordered.limit(QUOTES_SHOWN).select("observation_id", "text", "time_us", "source")
    return observations.run(chosen)


def records_page(
    observations: Observations, names: Sequence[str], *, measure: str, offset: int, limit: int
) -> tuple[pa.Table, int]:
    """List the records behind a measure, newest first, and count them all."""
    table = _records(observations, names, measure=measure)
    total = observations.run(table.aggregate(n=table.count()))["n"][0].as_py()
    ordered = table.order_by(table.time_us.desc(), table.observation_id)
    page = ordered.limit(limit, offset=offset).select(
        "observation_id",
        "source",
        "source_kind",
        "measure",
        "value",
        "is_missing",
        "text",
        "answer_id",
        "time_us",
        "weight",
        "channel",
        "department",
        "record",
    )
    return observations.run(page), total
