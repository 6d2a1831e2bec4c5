"""How long it takes from one activity to the next, with open cases not thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.journeys.aalen_johansen import (
    Outcomes,
    cumulative_incidence,
    incidence_quantile,
)
from tropa.analysis.journeys.closing import closings
from tropa.analysis.journeys.known_names import require_activities
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.filters import Filter
from tropa.core.results import Between

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys


def between(
    journeys: Journeys, source: str, target: str, *, where: Filter | None = None
) -> Between:
    """Measure the time from a case's first ``source`` to its first later ``target``.

    One record per case that holds ``source``: reached; censored at ``as_of`` while the case is
    open; or never, when it was closed without ``target`` (a competing ending). Ties in time
    follow the order of the events. Estimated by Aalen–Johansen on exact microseconds.

    Parameters
    ----------
    journeys : Journeys
        The cases.
    source, target : str
        Activities; the same one twice measures the time to its return.
    where : Filter, optional
        Which cases and events to take.

    Returns
    -------
    Between
        n is the denominator of both quantiles: the time by which half (nine tenths) of *all* n
        cases have reached the target; None where so many never do, or have not yet.

    Raises
    ------
    InputError
        When an activity never happens in the whole log.
    """
    require_activities(journeys, [source, target])
    chosen = narrow(journeys, where or Filter())
    found = chosen.run(between_outcomes(chosen, source, target))
    outcomes = _outcomes(found)
    incidence = cumulative_incidence(outcomes)
    return Between(
        source=source,
        target=target,
        n=outcomes.n,
        n_reached=int(outcomes.reached.sum()),
        n_censored=int(outcomes.censored.sum()),
        n_never=int(outcomes.never.sum()),
        median_seconds=incidence_quantile(incidence, 0.5),
        p90_seconds=incidence_quantile(incidence, 0.9),
    )


def between_outcomes(chosen: Journeys, source: str, target: str) -> Table:
    """Count records by their time and ending: ``time_us, reached, never, censored``."""
    steps = chosen.steps
    first = steps.filter(steps.activity == source, steps.is_first_of_activity)
    first = first.select("case_no", from_us="time_us", from_seq="seq")
    later = steps.filter(steps.activity == target).select("case_no", to_us="time_us", to_seq="seq")
    pairs = first.join(later, ["case_no", first.from_seq < later.to_seq])
    reached = pairs.group_by("case_no").agg(to_us=pairs.to_us.min())
    records = first.left_join(reached, "case_no").drop("case_no_right")
    records = records.join(closings(chosen), "case_no")
    is_reached = records.to_us.notnull()
    is_open = ~is_reached & records.is_open
    end_us = records.is_open.ifelse(chosen.as_of_us, records.closed_us)
    timed = records.select(
        time_us=(records.to_us.coalesce(end_us) - records.from_us).clip(lower=0),
        is_reached=is_reached,
        is_open=is_open,
    )
    return timed.group_by("time_us").agg(
        reached=timed.is_reached.sum(),
        censored=timed.is_open.sum(),
        never=(~timed.is_reached & ~timed.is_open).sum(),
    )


def _outcomes(found: pa.Table) -> Outcomes:
    time_us, reached, never, censored = (
        found[name].to_numpy().astype(np.int64)
        for name in ("time_us", "reached", "never", "censored")
    )
    order = np.argsort(time_us)
    return Outcomes(time_us[order], reached[order], never[order], censored[order])
