"""Money at touchpoints: the amounts that the events there carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from tropa.analysis.binding import ELSEWHERE, located
from tropa.analysis.intervals import Moments, mean_estimate
from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
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
    """Add up an attribute of events by touchpoint; one without any amount is left out.

    Amounts are numbers with a point (``12.50``); what is associated with a touchpoint is not said
    to be caused there.

    Parameters
    ----------
    attribute : str
        Name of the events' attribute that holds amounts; an unknown one gives nothing.
    """
    if attribute not in journeys.event_attributes or not binding.ids:
        return {}
    steps = located(journeys, binding)
    written = steps[f"{ATTRIBUTE}{attribute}"].strip()
    steps = steps.filter(steps.here != ELSEWHERE, written.notnull(), written != "")
    amount = steps[f"{ATTRIBUTE}{attribute}"].strip().try_cast("float64")
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


def _money(row: dict[str, float]) -> Money:
    cases = int(row["cases"])
    return Money(
        per_case=mean_estimate(Moments(cases, cases, cases, row["total"], row["squares"])),
        total=row["total"],
        events=int(row["events"]),
        unreadable=int(row["written"] - row["events"]),
    )
