"""Reach, intensity, return and exit: one pass over the cases that came to each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Moments, mean_estimate, share_estimate
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from tropa.analysis.journeys.measures_walks import Walks
    from tropa.core.figures import Unit

    Counts = dict[str, NDArray[np.int64]]

Row = dict[str, int | None]
EVENTS = ("events",)
NOT_DECLARED = "outcome-not-declared"


def visit_counts(walks: Walks, *, touchpoints: int) -> Counts:
    """Count, per touchpoint, the cases that reached it, came back, and ended there.

    Returns
    -------
    dict of NDArray[int64]
        ``reach, events, squares (Σ events² per case), returned, ended (closed cases whose last
        event is here), exited (those without the wanted outcome), open``.
    """
    rows = walks.by_here[np.count_nonzero(walks.here < 0) :]
    here, case = walks.here[rows], walks.case[rows]
    is_first = np.r_[True, (here[1:] != here[:-1]) | (case[1:] != case[:-1])][: len(rows)]
    firsts = np.flatnonzero(is_first)
    events = np.diff(firsts, append=len(rows))
    leaves = np.r_[0, np.cumsum(walks.following[rows] != here)]
    stays = leaves[firsts + events] - leaves[firsts]
    at = here[firsts]

    def total(values: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.bincount(at, values, minlength=touchpoints).astype(np.int64)

    counts = {
        "reach": np.bincount(at, minlength=touchpoints),
        "squares": total(events * events),
        "returned": np.bincount(at[stays > 1], minlength=touchpoints),
        "events": np.bincount(here, minlength=touchpoints),
    }
    return counts | _ends(walks, touchpoints=touchpoints)


def _ends(walks: Walks, *, touchpoints: int) -> Counts:
    lasts = walks.is_last & (walks.here >= 0)
    here, case = walks.here[lasts], walks.case[lasts]
    is_open = walks.cases.is_open[case]
    is_lost = walks.cases.is_known[case] & ~walks.cases.is_wanted[case]
    chosen = {"ended": ~is_open, "exited": ~is_open & is_lost, "open": is_open}
    return {name: np.bincount(here[rows], minlength=touchpoints) for name, rows in chosen.items()}


def visit_figures(row: Row, *, cases: int, is_outcome_declared: bool) -> dict[str, Figure]:
    """Turn one touchpoint's counts into figures.

    Parameters
    ----------
    row : dict
        One touchpoint's :func:`visit_counts`, with the time of its first and last event.
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
