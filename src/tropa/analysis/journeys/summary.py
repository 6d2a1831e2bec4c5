"""What a log holds, in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.journeys.narrowing import narrow
from tropa.core.filters import Filter
from tropa.core.results import Summary

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys


def summary(journeys: Journeys, *, where: Filter | None = None) -> Summary:
    """Count events, cases, activities and variants, and tell the first and the last moment.

    ``ties`` (events whose place only the tie rule decided) are those of the whole log, whatever
    the filter.
    """
    chosen = narrow(journeys, where or Filter())
    (events,) = chosen.run(_of_steps(chosen.steps)).to_pylist()
    (cases,) = chosen.run(_of_cases(chosen.cases)).to_pylist()
    return Summary(
        **{name: value or 0 for name, value in cases.items()},
        events=events["events"],
        activities=events["activities"],
        first_us=events["first_us"],
        last_us=events["last_us"],
        ties=journeys.ties,
    )


def _of_steps(steps: Table) -> Table:
    return steps.aggregate(
        events=steps.count(),
        activities=steps.activity.nunique(),
        first_us=steps.time_us.min(),
        last_us=steps.time_us.max(),
    )


def _of_cases(cases: Table) -> Table:
    return cases.aggregate(
        cases=cases.count(),
        variants=cases.variant_id.nunique(),
        open_cases=(cases.state == "open").sum(),
        left_cut_cases=(cases.state == "left-cut").sum(),
    )
