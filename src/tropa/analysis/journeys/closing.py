"""When cases were closed, and which can still go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from tropa.core.clock import MICROSECONDS_PER_SECOND

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

    from tropa.store.journeys import Journeys


def closings(journeys: Journeys) -> Table:
    """Tell of each whole case whether it is open and, if not, when it was closed.

    A case that an end activity closed was closed by its last event; one that counts as left was
    closed when its idle limit had passed; any other closed case ended with its last event. The
    whole case decides, also where events were left out.

    Returns
    -------
    ibis Table
        ``case_no: int64, is_open: bool, is_ended: bool (an end activity came last),
        closed_us: int64``.
    """
    whole = journeys.origin or journeys
    cases, lens = whole.cases, journeys.lens
    is_ended = _is_ended(whole)
    idle_us = 0 if lens.idle_seconds is None else round(lens.idle_seconds * MICROSECONDS_PER_SECOND)
    is_idle = journeys.as_of_us - cases.end_us > idle_us
    if lens.idle_seconds is None:
        is_idle = ibis.literal(not lens.ends)
    is_open = (cases.state == "open") | ((cases.state == "left-cut") & ~(is_ended | is_idle))
    return cases.select(
        "case_no",
        is_open=is_open,
        is_ended=is_ended,
        closed_us=is_ended.ifelse(cases.end_us, cases.end_us + idle_us),
    )


def _is_ended(whole: Journeys) -> BooleanValue:
    """Say over ``cases`` whether an end activity came last."""
    if not whole.lens.ends:
        return ibis.literal(value=False)
    steps = whole.steps
    last = steps.filter(steps.is_last, steps.activity.isin(whole.lens.ends))
    return whole.cases.case_no.isin(last.case_no)
