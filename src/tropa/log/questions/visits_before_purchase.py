"""How many visits it takes until the wanted outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.log.questions.shares import share_row

if TYPE_CHECKING:
    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys

VISIT_GAP_US = 30 * 60 * MICROSECONDS_PER_SECOND


def answer(journeys: Journeys) -> list[dict[str, Value]]:
    """Give the share of cases with the outcome that needed one, two, … visits, its own included."""
    wanted = journeys.lens.wanted
    if wanted is None or not wanted.activities:
        raise InputError(
            "The wanted outcome is not declared.", hint="Name its activity with wanted=."
        )
    steps = journeys.steps
    reached = steps.filter(steps.activity.isin(wanted.activities))
    firsts = reached.group_by("case_no").agg(at_seq=reached.seq.min())
    before = firsts.join(steps.select("case_no", "seq", "wait_us"), "case_no")
    is_break = (before.seq < before.at_seq) & (before.wait_us > VISIT_GAP_US)
    visits = before.group_by("case_no").agg(visits=is_break.sum() + 1)
    rows = journeys.run(visits.group_by("visits").agg(cases=visits.count())).to_pylist()
    whole = sum(row["cases"] for row in rows)
    rows.sort(key=lambda row: row["visits"])
    return [share_row(row["cases"], whole, visits=row["visits"]) for row in rows]
