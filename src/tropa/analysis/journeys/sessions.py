"""Sessions: stretches of a case without a long silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from tropa.analysis.intervals import share_estimate
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys

MICROSECONDS_PER_MINUTE = 60 * MICROSECONDS_PER_SECOND
MEDIAN = 0.5
QUANTILES = (0.25, MEDIAN, 0.75, 0.9)


@dataclass(frozen=True, slots=True)
class Sessions:
    """How long and how full sessions are.

    Attributes
    ----------
    minutes : float
        The silence that ends a session: one longer than this.
    sessions, cases, events : int
        What was cut, and into how many sessions.
    single_event_sessions : int
        Sessions of one event: their length is not known, so they are in no length below.
    single_event_share : Estimate
        Their share of all sessions.
    p25_seconds, median_seconds, p75_seconds, p90_seconds : float | None
        Exact quantiles of last − first event over sessions of two events and more. The time on
        the last page is not measured.
    p25_events, median_events, p75_events, p90_events : float | None
        Exact quantiles of events per session, over all sessions.
    """

    minutes: float
    sessions: int
    cases: int
    events: int
    single_event_sessions: int
    single_event_share: Estimate
    p25_seconds: float | None
    median_seconds: float | None
    p75_seconds: float | None
    p90_seconds: float | None
    p25_events: float | None
    median_events: float | None
    p75_events: float | None
    p90_events: float | None


def sessions(journeys: Journeys, *, minutes: float = 30, where: Filter | None = None) -> Sessions:
    """Cut each case where more than ``minutes`` pass without an event, and measure the pieces.

    Raises
    ------
    InputError
        When ``minutes`` is not positive or the filter names something unknown.
    """
    if not minutes > 0:
        raise InputError(f"Sessions of {minutes} minutes.", hint="Give more than zero.")
    chosen = narrow(journeys, where or Filter())
    gap_us = round(minutes * MICROSECONDS_PER_MINUTE)
    (row,) = chosen.run(_figures(cut_sessions(chosen.steps, gap_us=gap_us))).to_pylist()
    count, single = row["sessions"], row["single"] or 0
    return Sessions(
        minutes=minutes,
        sessions=count,
        cases=row["cases"],
        events=row["events"] or 0,
        single_event_sessions=single,
        single_event_share=share_estimate(single, count),
        **{f"{_name(q)}_seconds": _seconds(row[f"{_name(q)}_us"]) for q in QUANTILES},
        **{f"{_name(q)}_events": row[f"{_name(q)}_events"] for q in QUANTILES},
    )


def cut_sessions(steps: Table, *, gap_us: int) -> Table:
    """Give one row per session: ``case_no, session, events, length_us``."""
    line = ibis.window(group_by="case_no", order_by="seq")
    so_far = ibis.window(group_by="case_no", order_by="seq", preceding=None, following=0)
    waited = steps.select("case_no", "seq", "time_us", before_us=steps.time_us.lag().over(line))
    is_cut = (waited.time_us - waited.before_us > gap_us).fill_null(ibis.literal(value=False))
    marked = waited.mutate(is_cut=is_cut)
    numbered = marked.mutate(session=marked.is_cut.sum().over(so_far))
    return numbered.group_by("case_no", "session").agg(
        events=numbered.count(), length_us=numbered.time_us.max() - numbered.time_us.min()
    )


def _figures(cut: Table) -> Table:
    measured = cut.mutate(known_us=(cut.events > 1).ifelse(cut.length_us, ibis.null("int64")))
    return measured.aggregate(
        sessions=measured.count(),
        cases=measured.case_no.nunique(),
        events=measured.events.sum(),
        single=(measured.events == 1).sum(),
        **{f"{_name(q)}_us": measured.known_us.quantile(q) for q in QUANTILES},
        **{f"{_name(q)}_events": measured.events.quantile(q) for q in QUANTILES},
    )


def _name(quantile: float) -> str:
    return "median" if quantile == MEDIAN else f"p{round(quantile * 100)}"


def _seconds(microseconds: float | None) -> float | None:
    return None if microseconds is None else microseconds / MICROSECONDS_PER_SECOND
