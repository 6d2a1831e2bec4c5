"""What customers have to do again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.log.questions.shares import share_row

if TYPE_CHECKING:
    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys


def answer(journeys: Journeys) -> list[dict[str, Value]]:
    """Give, for each activity that repeats, the share of its cases in which it does."""
    steps = journeys.steps
    per_case = steps.group_by("case_no", "activity").agg(times=steps.count())
    counted = per_case.group_by("activity").agg(
        again=(per_case.times > 1).sum(), n=per_case.count()
    )
    rows = [row for row in journeys.run(counted).to_pylist() if row["again"]]
    rows.sort(key=lambda row: (-row["again"], row["activity"]))
    return [share_row(row["again"], row["n"], activity=row["activity"]) for row in rows]
