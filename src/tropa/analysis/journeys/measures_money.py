"""Money at touchpoints: the amounts that the events there carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from tropa.analysis.binding import ELSEWHERE, located
from tropa.analysis.intervals import Moments, mean_estimate
from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ibis.expr.types import BooleanValue, FloatingValue, StringValue, Table

    from tropa.analysis.binding import Binding
    from tropa.core.results import Estimate
    from tropa.store.journeys import Journeys


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts at one touchpoint, in the unit of the attribute.

    Attributes
    ----------
    per_case : Estimate
        Mean of the sum of amounts of a case, over the cases with an amount here; t interval.
    total : float
        Sum of all amounts.
    events : int
        Events with an amount.
    unreadable : int
        Events whose attribute holds something that is no number; left out.
    """

    per_case: Estimate
    total: float
    events: int
    unreadable: int


def money_at(journeys: Journeys, binding: Binding, attribute: str) -> dict[str, Money]:
    """Add up an attribute by touchpoint; one without any amount is left out.

    What an event carries counts at its touchpoint; what belongs to the whole case counts once at
    each touchpoint that the case reached. Amounts are numbers with a point (``12.50``); what is
    associated with a touchpoint is not said to be caused there.

    Parameters
    ----------
    attribute : str
        Name of the attribute that holds amounts; an unknown one gives nothing.
    """
    if not binding.ids:
        return {}
    column = f"{ATTRIBUTE}{attribute}"
    steps = located(journeys, binding)
    steps = steps.filter(steps.here != ELSEWHERE)
    if attribute in journeys.case_attributes:
        steps = steps.select("here", "case_no").distinct()
        steps = steps.join(journeys.cases.select("case_no", column), "case_no")
    elif attribute not in journeys.event_attributes:
        return {}
    steps = steps.filter(_written(steps[column]))
    amount = _amount(steps[column])
    by_case = steps.group_by("here", "case_no").aggregate(
        amount=amount.sum(), events=amount.count(), written=steps.count()
    )
    has_amount = by_case.events > 0
    by_place = by_case.group_by("here").aggregate(
        cases=has_amount.sum(),
        total=by_case.amount.sum(),
        squares=(by_case.amount * by_case.amount).sum(),
        events=by_case.events.sum(),
        written=by_case.written.sum(),
    )
    rows = journeys.run(by_place.order_by(ibis.asc("here"))).to_pylist()
    return {binding.ids[row["here"]]: _money(row) for row in rows if row["events"]}


def amount_attributes(journeys: Journeys) -> list[str]:
    """List the attributes, of events and of cases, whose values are all numbers with a point."""
    found = []
    for table, names in (
        (journeys.steps, journeys.event_attributes),
        (journeys.cases, journeys.case_attributes),
    ):
        if names:
            found += _all_numbers(journeys, table, names)
    return sorted(set(found))


def _all_numbers(journeys: Journeys, table: Table, names: Sequence[str]) -> list[str]:
    columns = {name: table[f"{ATTRIBUTE}{name}"] for name in names}
    counted = table.aggregate(
        **{
            f"written_{place}": _written(column).sum()
            for place, column in enumerate(columns.values())
        },
        **{
            f"read_{place}": _amount(column).count()
            for place, column in enumerate(columns.values())
        },
    )
    (row,) = journeys.run(counted).to_pylist()
    return [
        name
        for place, name in enumerate(columns)
        if row[f"written_{place}"] and row[f"written_{place}"] == row[f"read_{place}"]
    ]


def _written(column: StringValue) -> BooleanValue:
    written: BooleanValue = column.notnull() & (column.strip() != "")
    return written


def _amount(column: StringValue) -> FloatingValue:
    """Read a number; what tables write for a missing one ("nan", "inf") is none."""
    read: FloatingValue = column.strip().try_cast("float64")
    is_none = read.isnan() | read.isinf()
    amount: FloatingValue = ibis.ifelse(is_none, ibis.null("float64"), read)
    return amount


def _money(row: dict[str, float]) -> Money:
    cases = int(row["cases"])
    return Money(
        per_case=mean_estimate(Moments(cases, cases, cases, row["total"], row["squares"])),
        total=row["total"],
        events=int(row["events"]),
        unreadable=int(row["written"] - row["events"]),
    )
