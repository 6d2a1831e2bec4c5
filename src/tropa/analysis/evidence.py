"""The evidence behind a cell: what the drawer shows beside the figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pyarrow as pa

from tropa.analysis.evidence_events import (
    cases_page,
    monthly_times,
    monthly_visits,
    time_bins,
)
from tropa.analysis.evidence_voice import (
    COMPLAINTS,
    monthly_ratings,
    monthly_records,
    quotes_sample,
    rating_bins,
    records_page,
    source_mix,
)
from tropa.analysis.months import month_name
from tropa.core.errors import InputError
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from tropa.analysis.binding import Binding
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations

Fact = Literal["events", "observations"]
FROM_EVENTS = frozenset(
    {
        "reach",
        "reach_share",
        "intensity",
        "return",
        "exit",
        "wait_before",
        "wait_after",
        "processing",
        "decisive",
    }
)
TIMES = frozenset({"wait_before", "wait_after", "processing"})


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a distribution: values in ``[low, high)``, ``low == high`` for a rating.

    A bar of times without end has no ``high``.
    """

    low: float
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month (``2026-03``) of a trend, as the clocks of the zone asked for show it."""

    month: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one figure.

    Attributes
    ----------
    distribution : tuple[Bin, ...]
        Ratings by value, or waits and processing by length in seconds.
    trend : tuple[MonthPoint, ...]
        By month: mean ratings, median times, cases that came, or complaints.
    source_mix : dict[str, int]
        Records by source.
    quotes : pyarrow.Table
        ``observation_id, text, time_us, source``: newest first.
    records : pyarrow.Table
        A page: observations, or cases (``case_no, case, first_us, events, state``).
    total_records : int
        How many records there are in all pages.
    how : str
        Key of the sentence "how computed".
    """

    distribution: tuple[Bin, ...] = ()
    trend: tuple[MonthPoint, ...] = ()
    source_mix: dict[str, int] = field(default_factory=dict)
    quotes: pa.Table = field(default_factory=lambda: pa.table({}))
    records: pa.Table = field(default_factory=lambda: pa.table({}))
    total_records: int = 0
    how: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Which records to show."""

    offset: int = 0
    limit: int = 50


def evidence(
    journeys: Journeys | None,
    observations: Observations | None,
    binding: Binding,
    *,
    touchpoint: str,
    measure: str,
    page: Page | None = None,
    zone: str = "UTC",
) -> Evidence:
    """Gather the evidence of one measure of one touchpoint.

    Parameters
    ----------
    journeys, observations : Journeys | None, Observations | None
        Narrowed to the filter already.
    binding : Binding
        As for :func:`tropa.analysis.journeys.measures.measures`.
    touchpoint, measure : str
        Which figure. ``…_top`` and ``emotion_…`` rest on the same records as their rating; for
        ``gap`` the distribution is that of the experience.
    page : Page | None
        Which records; the first 50 by default.
    zone : str
        Whose months the trend is told by (IANA name).

    Raises
    ------
    InputError
        The binding has no such touchpoint.
    """
    if touchpoint not in binding.ids:
        raise InputError(
            f"The map binds no touchpoint '{touchpoint}'.", hint="Choose one of the map's."
        )
    shown = page or Page()
    if measure in FROM_EVENTS:
        found = _of_events(
            journeys, binding, touchpoint=touchpoint, measure=measure, page=shown, zone=zone
        )
    else:
        found = _of_voice(
            observations, binding, touchpoint=touchpoint, measure=measure, page=shown, zone=zone
        )
    return found


def _of_events(
    journeys: Journeys | None,
    binding: Binding,
    *,
    touchpoint: str,
    measure: str,
    page: Page,
    zone: str,
) -> Evidence:
    how = f"how.{measure}"
    if journeys is None:
        return Evidence(how=how)
    number = binding.ids.index(touchpoint)
    table, total = cases_page(
        journeys, binding, number=number, offset=page.offset, limit=page.limit
    )
    bins: list[tuple[float, float | None, int]] = []
    if measure in TIMES:
        months = monthly_times(journeys, binding, number=number, measure=measure, zone=zone)
        bins = time_bins(journeys, binding, number=number, measure=measure)
    else:
        months = monthly_visits(journeys, binding, number=number, zone=zone)
    return Evidence(
        distribution=tuple(Bin(*one) for one in bins),
        trend=_trend(months),
        source_mix={"events": sum(estimate.n for _, estimate in months)},
        records=table,
        total_records=total,
        how=how,
    )


def _of_voice(
    observations: Observations | None,
    binding: Binding,
    *,
    touchpoint: str,
    measure: str,
    page: Page,
    zone: str,
) -> Evidence:
    rated = rated_measure(measure)
    how = f"how.{'top' if measure.endswith('_top') else measure}"
    if observations is None:
        return Evidence(how=how)
    names = binding.touchpoints[touchpoint].observations
    table, total = records_page(
        observations, names, measure=rated, offset=page.offset, limit=page.limit
    )
    by_month = monthly_records if measure == COMPLAINTS else monthly_ratings
    bins = [] if measure == COMPLAINTS else rating_bins(observations, names, measure=rated)
    return Evidence(
        distribution=tuple(Bin(value, value, n) for value, n in bins),
        trend=_trend(by_month(observations, names, measure=rated, zone=zone)),
        source_mix=source_mix(observations, names, measure=rated),
        quotes=quotes_sample(observations, names),
        records=table,
        total_records=total,
        how=how,
    )


def rated_measure(measure: str) -> str:
    """Tell which rating a measure rests on.

    Examples
    --------
    >>> [rated_measure(name) for name in ("score_top", "emotion_score", "gap", "quote")]
    ['score', 'score', 'experience', 'quote']
    """
    rated = measure.removesuffix("_top").removeprefix("emotion_")
    return "experience" if rated == "gap" else rated


def _trend(months: list[tuple[int, Estimate]]) -> tuple[MonthPoint, ...]:
    return tuple(MonthPoint(month_name(month), estimate) for month, estimate in months)
