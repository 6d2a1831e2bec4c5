"""Where customers leave without what they and we wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.log.questions.shares import share_row

if TYPE_CHECKING:
    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys


def answer(journeys: Journeys) -> list[dict[str, Value]]:
    """Give the share of closed cases whose last event is each activity.

    A declared outcome takes the cases out that reached it; without one, declared ends do.
    """
    cases, lens = journeys.cases, journeys.lens
    closed = cases.filter(cases.state != "open").select("case_no", "has_outcome")
    last = journeys.steps.filter(journeys.steps.is_last).select("case_no", "activity")
    if lens.wanted is None and lens.ends:
        last = last.mutate(is_left=~last.activity.isin(lens.ends))
    else:
        last = last.mutate(is_left=True)
    joined = closed.join(last, "case_no")
    is_left = joined.is_left & ~joined.has_outcome.fill_null(False)  # noqa: FBT003 -- a value
    counted = joined.group_by("activity").agg(left=is_left.sum(), n=joined.count())
    rows = journeys.run(counted).to_pylist()
    whole = sum(row["n"] for row in rows)
    rows = sorted((row for row in rows if row["left"]), key=lambda r: (-r["left"], r["activity"]))
    return [share_row(row["left"], whole, activity=row["activity"]) for row in rows]
