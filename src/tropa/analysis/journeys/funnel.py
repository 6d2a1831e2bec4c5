"""Ordered funnels: how far cases come, how fast, and who can still come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tropa.analysis.intervals import share_estimate
from tropa.analysis.journeys.closing import closings
from tropa.analysis.journeys.known_names import require_activities
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.results import FunnelStep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ibis.expr.types import BooleanValue, IntegerValue, Table

    from tropa.store.journeys import Journeys

Windows = list[int | None]

FRAMES, FRAMES_PER_STEP = 1000, 60
"""Calls under way when a question is written as SQL: each step is nested inside the next one.

Python's own limit of 1000 would end a funnel near its twentieth step.
"""


def funnel(
    journeys: Journeys,
    steps: Sequence[str],
    *,
    within_seconds: float | None = None,
    step_within_seconds: Sequence[float | None] | None = None,
    where: Filter | None = None,
) -> list[FunnelStep]:
    """Follow cases through activities in this order; anything may happen between two steps.

    First match: a case enters with its first event of the first step, and each next step is the
    first later event of that activity (later in the order of events, so ties in time do not
    matter). When that event is outside a window the case stops there; a later entry into the
    funnel is not tried. The same activity may come several times: each needs an event of its own.

    Parameters
    ----------
    journeys : Journeys
        The cases.
    steps : sequence of str
        Activities, at least one.
    within_seconds : float, optional
        How long after the first step any later step may come (the limit itself included).
    step_within_seconds : sequence of float or None, optional
        For each step after the first, how long after the step before it may come.
    where : Filter, optional
        Which cases and events to take.

    Returns
    -------
    list of FunnelStep
        ``waiting`` cases came to the step before and can still come: their windows are open at
        ``as_of`` and nothing says that the case is closed. They are in no denominator:
        ``share_of_previous`` = cases / (cases of the step before − waiting here),
        ``share_of_first`` = cases / (cases of the first step − waiting here or before), both with
        Wilson intervals. ``median_seconds`` is the time since the step before.

    Raises
    ------
    InputError
        When there is no step, an activity never happens, or the windows do not fit the steps.
    """
    windows = _windows(steps, step_within_seconds)
    require_activities(journeys, steps)
    chosen = narrow(journeys, where or Filter())
    whole_us = _microseconds(within_seconds)
    walked = _walk(chosen.steps, steps, windows=windows, whole_us=whole_us)
    counts = _counts(chosen, walked, windows=windows, whole_us=whole_us)
    sys.setrecursionlimit(max(sys.getrecursionlimit(), FRAMES + FRAMES_PER_STEP * len(steps)))
    (row,) = chosen.run(counts).to_pylist()
    return _steps(steps, row)


def _windows(steps: Sequence[str], given: Sequence[float | None] | None) -> Windows:
    """Give the window before each step; the first has none."""
    if not steps:
        raise InputError("A funnel without steps.", hint="Name at least one activity.")
    given = [None] * (len(steps) - 1) if given is None else list(given)
    if len(given) != len(steps) - 1:
        raise InputError(
            f"{len(given)} windows for {len(steps)} steps.",
            hint="Give one for each step after the first; None where there is none.",
        )
    return [None, *map(_microseconds, given)]


def _microseconds(seconds: float | None) -> int | None:
    if seconds is None:
        return None
    if not seconds >= 0:
        raise InputError(f"A window of {seconds} seconds.", hint="Give zero or more.")
    return round(seconds * MICROSECONDS_PER_SECOND)


def _walk(events: Table, steps: Sequence[str], *, windows: Windows, whole_us: int | None) -> Table:
    """Give one row per case that enters, with the time ``t<k>`` of each step it comes to.

    Each step joins one row per case with the events of one activity, so the work grows with the
    events of the steps, not with the ways to choose among them.
    """
    first = events.filter(events.activity == steps[0], events.is_first_of_activity)
    walked = first.select("case_no", at_seq="seq", t0="time_us")
    for place, activity in enumerate(steps[1:], start=1):
        later = events.filter(events.activity == activity)
        later = later.select("case_no", later_seq="seq", later_us="time_us")
        on = [walked.case_no == later.case_no, walked.at_seq < later.later_seq]
        if windows[place] is not None:
            on.append(later.later_us - walked[f"t{place - 1}"] <= windows[place])
        if whole_us is not None:
            on.append(later.later_us - walked.t0 <= whole_us)
        joined = walked.left_join(later, on)
        walked = joined.group_by("case_no").agg(
            at_seq=joined.later_seq.min(),
            **{f"t{k}": joined[f"t{k}"].min() for k in range(place)},
            **{f"t{place}": joined.later_us.min()},
        )
    return walked


def _counts(chosen: Journeys, walked: Table, *, windows: Windows, whole_us: int | None) -> Table:
    """Count in one row, for each step, who came, who can still come, and the median wait."""
    walked = walked.join(closings(chosen), "case_no")
    figures: dict[str, Any] = {"cases0": walked.count()}
    for place in range(1, len(windows)):
        before, here = walked[f"t{place - 1}"], walked[f"t{place}"]
        ends = [(walked[f"t{place - 1}"], windows[place]), (walked.t0, whole_us)]
        is_waiting = before.notnull() & here.isnull() & _can_come(walked, chosen.as_of_us, ends)
        figures[f"cases{place}"] = here.count()
        figures[f"waiting{place}"] = is_waiting.sum()
        figures[f"median{place}"] = (here - before).quantile(0.5)
    return walked.aggregate(**figures)


def _can_come(
    walked: Table, as_of_us: int, windows: list[tuple[IntegerValue, int | None]]
) -> BooleanValue:
    """Say whether every window (given by its start and width) is open and the case is not over.

    Where there is a window it decides, unless an end activity closed the case: that a silent
    case counts as left is only a guess. Without any window, only open cases can go on.
    """
    declared = [(start, width) for start, width in windows if width is not None]
    can_come = ~walked.is_ended if declared else walked.is_open
    for start, width in declared:
        can_come &= as_of_us - start < width
    return can_come


def _steps(steps: Sequence[str], row: dict[str, Any]) -> list[FunnelStep]:
    entered, came, waiting = row["cases0"], row["cases0"], 0
    everyone = share_estimate(entered, entered)
    result = [FunnelStep(steps[0], entered, everyone, everyone, 0, None)]
    for place, step in enumerate(steps[1:], start=1):
        cases, waits = row[f"cases{place}"] or 0, row[f"waiting{place}"] or 0
        median_us = row[f"median{place}"]
        waiting += waits
        result.append(
            FunnelStep(
                step=step,
                cases=cases,
                share_of_first=share_estimate(cases, entered - waiting),
                share_of_previous=share_estimate(cases, came - waits),
                waiting=waits,
                median_seconds=None if median_us is None else median_us / MICROSECONDS_PER_SECOND,
            )
        )
        came = cases
    return result
