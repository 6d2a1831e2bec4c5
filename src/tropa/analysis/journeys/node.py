"""One activity of the graph: how often, how long before and after, through which channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.journeys.durations import Durations, durations
from tropa.analysis.journeys.edge import sample_cases
from tropa.analysis.journeys.known_names import require_activities
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.filters import Filter

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys


@dataclass(frozen=True, slots=True)
class NodeDetail:
    """What lies behind an activity.

    Attributes
    ----------
    count, cases : int
        Events, and cases with at least one of them.
    total_cases : int
        Cases in the filter.
    starts, ends : int
        Cases that begin and end here.
    waits_before, waits_after : Durations
        Times from the event before and to the next one; first and last events have none.
    channels, departments : tuple of (str or None, int)
        Events by channel and department, the commonest first; None is unknown.
    sample_cases : tuple of str
        Cases to look at: those that waited longest after it, by name where equal.
    """

    activity: str
    count: int
    cases: int
    total_cases: int
    starts: int
    ends: int
    waits_before: Durations
    waits_after: Durations
    channels: tuple[tuple[str | None, int], ...]
    departments: tuple[tuple[str | None, int], ...]
    sample_cases: tuple[str, ...]


def node_detail(
    journeys: Journeys, activity: str, *, where: Filter | None = None, samples: int = 10
) -> NodeDetail:
    """Describe the events of one activity.

    Raises
    ------
    InputError
        When the activity never happens in the whole log.
    """
    require_activities(journeys, [activity])
    chosen = narrow(journeys, where or Filter())
    steps, cases = chosen.steps, chosen.cases
    here = steps.filter(steps.activity == activity)
    (found,) = chosen.run(_numbers(here)).to_pylist()
    (every,) = chosen.run(cases.aggregate(total=cases.count())).to_pylist()
    return NodeDetail(
        activity=activity,
        **{name: number or 0 for name, number in found.items()},
        total_cases=every["total"],
        waits_before=durations(chosen, steps.filter(steps.next_activity == activity)),
        waits_after=durations(chosen, here),
        channels=_shares(chosen, here, "channel"),
        departments=_shares(chosen, here, "department"),
        sample_cases=sample_cases(chosen, here, limit=samples),
    )


def _numbers(here: Table) -> Table:
    return here.aggregate(
        count=here.count(),
        cases=here.is_first_of_activity.sum(),
        starts=here.is_first.sum(),
        ends=here.is_last.sum(),
    )


def _shares(chosen: Journeys, here: Table, column: str) -> tuple[tuple[str | None, int], ...]:
    counted = here.group_by(column).agg(events=here.count())
    rows = [(row[column], row["events"]) for row in chosen.run(counted).to_pylist()]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0] is None, row[0] or "")))
