"""All measures of all touchpoints of a map: one definition each, for screens, API and exports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tropa.analysis.binding import located
from tropa.analysis.journeys.measures_decisive import decisive_figures, outcome_edges
from tropa.analysis.journeys.measures_visits import (
    EVENTS,
    NOT_DECLARED,
    exits,
    visit_figures,
    visits,
)
from tropa.analysis.journeys.measures_waits import (
    processing,
    processing_figures,
    transitions,
    wait_figures,
)
from tropa.analysis.voice.measures_gap import emotion_figures, gap_figure, gap_sums
from tropa.analysis.voice.measures_ratings import (
    complaint_counts,
    complaint_figure,
    covers_of,
    period,
    rating_figures,
    rating_sums,
)
from tropa.core.figures import Cover, Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from typing import Any

    from ibis.expr.types import Table

    from tropa.analysis.binding import Binding
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations

    Row = dict[str, Any]

Measures = dict[str, dict[str, Figure]]
"""Touchpoint id → measure → figure."""
COUNTED = ("reach", "events", "squares", "returned", "ended", "exited", "open")


def measures(
    journeys: Journeys | None, observations: Observations | None, binding: Binding
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
        else _from_events(journeys, binding)
    )
    if observations is not None:
        _add_voice(measured, observations, binding=binding)
    for figures in measured.values():
        _add_cover(figures)
    return measured


def _from_events(journeys: Journeys, binding: Binding) -> Measures:
    touchpoints = len(binding.ids)
    steps = located(journeys, binding)
    cases, known_cases = _case_counts(journeys)
    rows = _visit_rows(journeys, steps, touchpoints=touchpoints)
    waits = wait_figures(journeys.run(transitions(journeys, steps)), touchpoints=touchpoints)
    spent = processing_figures(journeys.run(processing(steps)), touchpoints=touchpoints)
    decisive = _decisive(journeys, steps, touchpoints=touchpoints, known_cases=known_cases)
    is_declared = journeys.lens.wanted is not None
    measured: Measures = {}
    for number, (touchpoint, rules) in enumerate(binding.touchpoints.items()):
        measured[touchpoint] = {}
        if rules.events:
            row = rows[number]
            figures = visit_figures(row, cases=cases, is_outcome_declared=is_declared)
            timed = waits[number] | spent[number]
            figures |= {name: _in_period(figure, row) for name, figure in timed.items()}
            figures["decisive"] = _in_period(decisive[number], row)
            measured[touchpoint] = figures
    return measured


def _visit_rows(journeys: Journeys, steps: Table, *, touchpoints: int) -> list[Row]:
    """Give every touchpoint its counts, zeros where nobody came."""
    empty: Row = {**dict.fromkeys(COUNTED, 0), "first_us": None, "last_us": None}
    rows = [dict(empty) for _ in range(touchpoints)]
    for table in (visits(steps), exits(journeys, steps)):
        for row in journeys.run(table).to_pylist():
            rows[row["here"]].update(row)
    return rows


def _case_counts(journeys: Journeys) -> tuple[int, int]:
    cases = journeys.cases
    counts = cases.aggregate(cases=cases.count(), known=cases.has_outcome.count())
    row = journeys.run(counts).to_pylist()[0]
    return row["cases"], row["known"]


def _decisive(
    journeys: Journeys, steps: Table, *, touchpoints: int, known_cases: int
) -> list[Figure]:
    if journeys.lens.wanted is None:
        undeclared = Figure(
            Estimate(None, None, None, n=0), "share", sources=EVENTS, notes=(NOT_DECLARED,)
        )
        return [undeclared] * touchpoints
    rows = journeys.run(outcome_edges(journeys, steps)).to_pylist()
    return decisive_figures(rows, touchpoints=touchpoints, known_cases=known_cases)


def _in_period(figure: Figure, row: Row) -> Figure:
    return replace(figure, first_us=row["first_us"], last_us=row["last_us"])


def _add_voice(measured: Measures, observations: Observations, *, binding: Binding) -> None:
    sums = _by_touchpoint(observations.run(rating_sums(observations)).to_pylist(), binding)
    gaps = _by_touchpoint(observations.run(gap_sums(observations)).to_pylist(), binding)
    complaints = _by_touchpoint(
        observations.run(complaint_counts(observations)).to_pylist(), binding
    )
    for touchpoint, figures in measured.items():
        rows = sums.get(touchpoint, [])
        figures |= rating_figures(rows)
        gap = gap_figure(gaps.get(touchpoint, []))
        if gap is not None:
            figures["gap"] = gap
        figures |= emotion_figures(figures)
        if "reach" in figures:
            count = sum(row["complaints"] for row in complaints.get(touchpoint, []))
            figures["complaints"] = complaint_figure(count, reach=figures["reach"].estimate.n)
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
