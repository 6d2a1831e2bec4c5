"""The cases behind a figure: a page of them, and the events of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError, NotFound
from tropa.core.filters import Filter

if TYPE_CHECKING:
    import pyarrow as pa

    from tropa.store.journeys import Journeys


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of cases, the longest first.

    Attributes
    ----------
    table : pyarrow.Table
        ``case: string, start_us, end_us: int64, seconds: float64, length: int64 (events),
        state: string, has_outcome: bool`` and the columns ``attribute_<name>``.
    total : int
        Cases in the filter, also when the page holds fewer.
    """

    table: pa.Table
    total: int


def case_page(
    journeys: Journeys, *, where: Filter | None = None, limit: int = 50, offset: int = 0
) -> CasePage:
    """List the cases of a filter, the longest lasting first, equally long ones by name."""
    if offset < 0 or limit < 0:
        raise InputError("A limit or offset below zero.", hint="Give zero or more.")
    chosen = narrow(journeys, where or Filter())
    cases = chosen.cases
    (total,) = chosen.run(cases.aggregate(total=cases.count())).to_pylist()
    timed = cases.mutate(seconds=(cases.end_us - cases.start_us) / MICROSECONDS_PER_SECOND)
    attributes = [name for name in cases.columns if name.startswith("attribute_")]
    page = timed.order_by([timed.seconds.desc(), timed["case"].asc()]).limit(limit, offset=offset)
    columns = ["case", "start_us", "end_us", "seconds", "length", "state", "has_outcome"]
    return CasePage(chosen.run(page.select(*columns, *attributes)), total["total"])


def case_steps(journeys: Journeys, case: str) -> pa.Table:
    """List the events of one case in their order.

    Returns
    -------
    pyarrow.Table
        ``seq, activity, time_us, end_us, wait_us (to the next event), channel, department,
        event_id`` and the columns ``attribute_<name>``.

    Raises
    ------
    NotFound
        When these journeys hold no such case.
    """
    cases, steps = journeys.cases, journeys.steps
    number = cases.filter(cases["case"] == case).select("case_no")
    columns = ["seq", "activity", "time_us", "end_us", "wait_us", "channel", "department"]
    attributes = [name for name in steps.columns if name.startswith("attribute_")]
    found = steps.semi_join(number, "case_no").order_by("seq")
    table = journeys.run(found.select(*columns, "event_id", *attributes))
    if not table.num_rows:
        raise NotFound(f"There is no case {case!r} in this choice.", hint="Widen the filter.")
    return table
