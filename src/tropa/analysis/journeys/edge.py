"""One edge of the graph: how its times are spread, and in which cases it is walked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.journeys.durations import Durations, durations
from tropa.analysis.journeys.known_names import require_activities
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.filters import Filter

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys


@dataclass(frozen=True, slots=True)
class EdgeDetail:
    """What lies behind an edge.

    Attributes
    ----------
    count, cases : int
        Transitions, and cases that make at least one of them.
    total_cases : int
        Cases in the filter.
    waits : Durations
        Times of the transitions.
    sample_cases : tuple of str
        Cases to look at: those with the longest waits, by name where equal.
    """

    source: str
    target: str
    count: int
    cases: int
    total_cases: int
    waits: Durations
    sample_cases: tuple[str, ...]


def edge_detail(
    journeys: Journeys,
    source: str,
    target: str,
    *,
    where: Filter | None = None,
    samples: int = 10,
) -> EdgeDetail:
    """Describe the transitions from one activity directly to another.

    Raises
    ------
    InputError
        When an activity never happens in the whole log.
    """
    require_activities(journeys, [source, target])
    chosen = narrow(journeys, where or Filter())
    steps, cases = chosen.steps, chosen.cases
    walked = steps.filter(steps.activity == source, steps.next_activity == target)
    numbers = walked.aggregate(count=walked.count(), cases=walked.case_no.nunique())
    (found,) = chosen.run(numbers).to_pylist()
    (every,) = chosen.run(cases.aggregate(total=cases.count())).to_pylist()
    return EdgeDetail(
        source=source,
        target=target,
        count=found["count"],
        cases=found["cases"],
        total_cases=every["total"],
        waits=durations(chosen, walked),
        sample_cases=sample_cases(chosen, walked, limit=samples),
    )


def sample_cases(chosen: Journeys, rows: Table, *, limit: int) -> tuple[str, ...]:
    """Name the cases whose rows waited longest."""
    longest = rows.group_by("case_no").agg(wait_us=rows.wait_us.max().fill_null(-1))
    named = longest.join(chosen.cases.select("case_no", "case"), "case_no")
    order = [named.wait_us.desc(), named["case"].asc()]
    found = chosen.run(named.order_by(order).limit(limit).select("case"))
    return tuple(row["case"] for row in found.to_pylist())
