"""Reach, intensity, return and exit: one pass over the cases that came to each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Moments, mean_estimate, share_estimate
from tropa.core.figures import Figure
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from numpy.typing import NDArray

    from tropa.analysis.journeys.measures_walks import Walks
    from tropa.core.figures import Unit

    Counts = dict[str, NDArray[np.int64]]

CELLS_AT_ONCE = 4_000_000
"""Cases × touchpoints counted at a time."""
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
    is_bound = walks.here >= 0
    leaves = is_bound & (walks.following != walks.here)
    counts = dict.fromkeys(("reach", "squares", "returned"), np.zeros(touchpoints, np.int64))
    for rows, first, cases in _blocks(walks, touchpoints=touchpoints):
        cell = (walks.case[rows] - first) * touchpoints + walks.here[rows]
        shape = (cases, touchpoints)
        came = np.bincount(cell[is_bound[rows]], minlength=cases * touchpoints).reshape(shape)
        stays = np.bincount(cell[leaves[rows]], minlength=cases * touchpoints).reshape(shape)
        counts["reach"] = counts["reach"] + np.count_nonzero(came, axis=0)
        counts["squares"] = counts["squares"] + np.einsum("ij,ij->j", came, came)
        counts["returned"] = counts["returned"] + np.count_nonzero(stays > 1, axis=0)
    counts["events"] = np.bincount(walks.here[is_bound], minlength=touchpoints)
    return counts | _ends(walks, touchpoints=touchpoints)


def _blocks(walks: Walks, *, touchpoints: int) -> Iterator[tuple[slice, int, int]]:
    """Part the rows by cases, so that a table of cases × touchpoints stays small."""
    size = max(CELLS_AT_ONCE // max(touchpoints, 1), 1)
    begin, end = (int(walks.case[0]), int(walks.case[-1]) + 1) if len(walks.case) else (0, 0)
    for first in range(begin, end, size):
        cases = min(size, end - first)
        start, stop = np.searchsorted(walks.case, (first, first + cases))
        yield slice(int(start), int(stop)), first, cases


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
