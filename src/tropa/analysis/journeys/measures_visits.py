"""Reach, intensity, return and exit: one pass over the cases that came to each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.intervals import Moments, mean_estimate, share_estimate
from tropa.analysis.journeys.closing import closings
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from typing import Any

    from ibis.expr.types import Table

    from tropa.core.figures import Unit
    from tropa.store.journeys import Journeys

Row = dict[str, int | None]
EVENTS = ("events",)
NOT_DECLARED = "outcome-not-declared"


def visits(steps: Table) -> Table:
    """Count, per touchpoint, the cases that reached it and those that came back.

    Parameters
    ----------
    steps : ibis Table
        ``located`` steps.

    Returns
    -------
    ibis Table
        ``here, reach, events, squares (Σ events² per case), returned, first_us, last_us``.
    """
    steps = steps.filter(steps.here >= 0)
    leaves = steps.next.isnull() | (steps.next != steps.here)
    per_case = steps.group_by("here", "case_no").agg(
        events=steps.count(),
        stays=leaves.sum(),
        first_us=steps.time_us.min(),
        last_us=steps.time_us.max(),
    )
    return per_case.group_by("here").agg(
        reach=per_case.count(),
        events=per_case.events.sum(),
        squares=(per_case.events * per_case.events).sum(),
        returned=(per_case.stays > 1).sum(),
        first_us=per_case.first_us.min(),
        last_us=per_case.last_us.max(),
    )


def exits(journeys: Journeys, steps: Table) -> Table:
    """Count, per touchpoint, the cases whose last event is there.

    Returns
    -------
    ibis Table
        ``here, ended (closed cases), exited (those without the wanted outcome), open``.
    """
    lasts = steps.filter(steps.is_last, steps.here >= 0).select("here", "case_no")
    ends = lasts.join(journeys.cases.select("case_no", "has_outcome"), "case_no")
    ends = ends.join(closings(journeys).select("case_no", "is_open"), "case_no")
    return ends.group_by("here").agg(
        ended=(~ends.is_open).sum(),
        exited=(~ends.is_open & ~ends.has_outcome).sum(),
        open=ends.is_open.sum(),
    )


def visit_figures(row: Row, *, cases: int, is_outcome_declared: bool) -> dict[str, Figure]:
    """Turn one touchpoint's counts into figures.

    Parameters
    ----------
    row : dict
        A row of :func:`visits` with that of :func:`exits`.
    cases : int
        Cases in the filter.
    is_outcome_declared : bool
        Whether the lens names the wanted outcome; without it nobody can say who exits.
    """
    reach, events = row["reach"] or 0, row["events"] or 0

    def figure(estimate: Estimate, unit: Unit, **more: Any) -> Figure:
        first_us, last_us = row["first_us"], row["last_us"]
        return Figure(estimate, unit, first_us=first_us, last_us=last_us, sources=EVENTS, **more)

    per_case = Moments(reach, reach, reach, events, row["squares"] or 0)
    return {
        "reach": figure(Estimate(float(reach), None, None, n=reach, denominator=cases), "cases"),
        "reach_share": figure(share_estimate(reach, cases), "share"),
        "intensity": figure(mean_estimate(per_case), "per_case", counts={"events": events}),
        "return": figure(share_estimate(row["returned"] or 0, reach), "share"),
        "exit": figure(
            share_estimate(row["exited"] or 0, reach)
            if is_outcome_declared
            else Estimate(None, None, None, n=row["ended"] or 0, denominator=reach),
            "share",
            counts={"open": row["open"] or 0, "ended": row["ended"] or 0},
            notes=() if is_outcome_declared else (NOT_DECLARED,),
        ),
    }
