"""All measures of all touchpoints of a map: one definition each, for screens, API and exports."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from tropa.analysis.journeys.measures_decisive import (
    decisive_figures,
    outcome_edges,
    undeclared_figure,
)
from tropa.analysis.journeys.measures_visits import visit_counts, visit_figures
from tropa.analysis.journeys.measures_waits import time_figures, times
from tropa.analysis.journeys.measures_walks import walked_cases, walks
from tropa.analysis.voice.measures_gap import emotion_figures, gap_figure, gap_sums
from tropa.analysis.voice.measures_ratings import (
    complaint_counts,
    complaint_figure,
    covers_of,
    period,
    rating_figures,
    rating_sums,
)
from tropa.analysis.voice.records import records_of
from tropa.core.figures import Cover, Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from typing import Any

    from tropa.analysis.binding import Binding
    from tropa.analysis.journeys.measures_decisive import Edges
    from tropa.analysis.journeys.measures_visits import Counts
    from tropa.analysis.journeys.measures_waits import Times
    from tropa.analysis.journeys.measures_walks import WalkedCases
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations

    Row = dict[str, Any]

Measures = dict[str, dict[str, Figure]]
"""Touchpoint id → measure → figure."""


def measures(
    journeys: Journeys | None,
    observations: Observations | None,
    binding: Binding,
    *,
    cases: WalkedCases | None = None,
) -> Measures:
    """Measure every touchpoint of a binding.

    Parameters
    ----------
    journeys : Journeys | None
        Narrowed to the filter already; None where a map has no lens.
    observations : Observations | None
        Narrowed already (``narrow_observations``); None where there are none.
    binding : Binding
        Which events and observations belong to which touchpoint.
    cases : WalkedCases, optional
        What is known of the cases, where it was read already.

    Returns
    -------
    dict[str, dict[str, Figure]]
        From events: ``reach, reach_share, intensity, return, exit, wait_before, wait_after,
        processing, decisive``; from observations: every measure found (``score, expectation,
        experience, importance …``) with its ``…_top``, ``gap``, ``emotion_gap``,
        ``emotion_score``, ``emotion_sentiment``; from both: ``complaints, covered``. A measure
        without any record is left out.
    """
    measured = (
        {touchpoint: {} for touchpoint in binding.ids}
        if journeys is None
        else _from_events(journeys, binding, cases or walked_cases(journeys))
    )
    if observations is not None:
        _add_voice(measured, observations, binding=binding)
    for figures in measured.values():
        _add_cover(figures)
    return measured


def _from_events(journeys: Journeys, binding: Binding, cases: WalkedCases) -> Measures:
    touchpoints, is_declared = len(binding.ids), journeys.lens.wanted is not None
    found = _count(journeys, binding, cases)
    known_cases = int(cases.is_known.sum())
    decisive = (
        decisive_figures(found.edges, known_cases=known_cases)
        if is_declared
        else [undeclared_figure()] * touchpoints
    )
    measured: Measures = {}
    for number, (touchpoint, rules) in enumerate(binding.touchpoints.items()):
        measured[touchpoint] = {}
        if rules.events:
            row = found.row(number)
            figures = visit_figures(row, cases=len(cases.case_no), is_outcome_declared=is_declared)
            timed = time_figures(found.times, number) | {"decisive": decisive[number]}
            measured[touchpoint] = figures | {
                name: _in_period(figure, row) for name, figure in timed.items()
            }
    return measured


@dataclass(frozen=True, slots=True)
class _Counted:
    """All sums from events, by touchpoint number."""

    visits: Counts
    times: Times
    edges: Edges

    def __add__(self, other: _Counted) -> _Counted:
        visits = {name: counts + other.visits[name] for name, counts in self.visits.items()}
        return _Counted(visits, self.times + other.times, self.edges + other.edges)

    def row(self, number: int) -> Row:
        """Give one touchpoint's counts with the time of its first and last event."""
        row: Row = {name: int(counts[number]) for name, counts in self.visits.items()}
        firsts, lasts = self.times.first_us[number], self.times.last_us[number]
        row["first_us"] = int(firsts.min()) if len(firsts) else None
        row["last_us"] = int(lasts.max()) if len(lasts) else None
        return row


def _count(journeys: Journeys, binding: Binding, cases: WalkedCases) -> _Counted:
    """Walk through the events once for all measures."""
    touchpoints = len(binding.ids)
    parts = (
        _Counted(
            visit_counts(part, touchpoints=touchpoints),
            times(part, as_of_us=journeys.as_of_us, touchpoints=touchpoints),
            outcome_edges(part, touchpoints=touchpoints),
        )
        for part in walks(journeys, binding, cases)
    )
    return reduce(add, parts)


def _in_period(figure: Figure, row: Row) -> Figure:
    return replace(figure, first_us=row["first_us"], last_us=row["last_us"])


def _add_voice(measured: Measures, observations: Observations, *, binding: Binding) -> None:
    found, paired, complaints, names = [], [], Counter[str](), binding.names
    for records in records_of(observations):
        found += rating_sums(records)
        paired += gap_sums(records)
        complaints += complaint_counts(records, names)
    sums, gaps = _by_touchpoint(found, binding), _by_touchpoint(paired, binding)
    for touchpoint, figures in measured.items():
        rows = sums.get(touchpoint, [])
        figures |= rating_figures(rows)
        gap = gap_figure(gaps.get(touchpoint, []))
        if gap is not None:
            figures["gap"] = gap
        figures |= emotion_figures(figures)
        if "reach" in figures:
            reach = figures["reach"].estimate.n
            figures["complaints"] = complaint_figure(complaints[touchpoint], reach=reach)
        if rows:
            figures["covered"] = _covered(covers_of(rows), **period(rows))


def _add_cover(figures: dict[str, Figure]) -> None:
    """Count the events among what covers a touchpoint."""
    if "intensity" not in figures or figures["reach"].estimate.n == 0:
        return
    events = figures["intensity"]
    own = Cover("events", events.counts["events"], events.last_us)
    said = figures.get("covered")
    firsts = [f.first_us for f in (events, said) if f is not None and f.first_us is not None]
    lasts = [f.last_us for f in (events, said) if f is not None and f.last_us is not None]
    covers = (own, *(said.covers if said else ()))
    figures["covered"] = _covered(
        covers, first_us=min(firsts, default=None), last_us=max(lasts, default=None)
    )


def _covered(covers: tuple[Cover, ...], *, first_us: int | None, last_us: int | None) -> Figure:
    records = sum(cover.records for cover in covers)
    return Figure(
        Estimate(float(records), None, None, n=records),
        "records",
        first_us=first_us,
        last_us=last_us,
        sources=tuple(cover.source for cover in covers),
        covers=covers,
    )


def _by_touchpoint(rows: list[Row], binding: Binding) -> dict[str, list[Row]]:
    names = binding.names
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["touchpoint"] in names:
            found[names[row["touchpoint"]]].append(row)
    return found
