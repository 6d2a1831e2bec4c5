"""How an analyst would find each planted story: by the ordinary analyses, intervals apart.

Each finder tells whether the facts show its story clearly; ``test_stories`` asks it of the company
and of one like it in which nothing was planted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tropa.analysis.binding import Binding, TouchpointRules
from tropa.analysis.journeys.between import between
from tropa.analysis.journeys.edge import edge_detail
from tropa.analysis.journeys.funnel import funnel
from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.measures import measures
from tropa.analysis.voice.narrowing import narrow_observations
from tropa.core.filters import Filter
from tropa.core.results import Estimate
from tropa.demo.exports import DAY_SECONDS
from tropa.demo.stories import CHANGE_WEEK
from tropa.demo.voices import FEELINGS
from tropa.demo.world import BRANCHES, PRODUCTS, SEGMENTS

if TYPE_CHECKING:
    from demo.conftest import Told

Finder = Callable[["Told"], bool]
WEEK_US = 7 * 86_400_000_000
REGIONS = sorted({branch.region for branch in BRANCHES})
SHOPS = [branch.name for branch in BRANCHES]


def is_above(more: Estimate, less: Estimate, *, ratio: float = 1.0, by: float = 0.0) -> bool:
    """Whether one figure lies above another: intervals apart, and far enough."""
    values = (more.value, more.low, less.value, less.high)
    if any(value is None for value in values):
        return False
    enough = more.value >= ratio * less.value and more.value - less.value >= by
    return more.low > less.high and enough


def share(told: Told, kind: str, steps: list[str], *, days: float | None = None, **where):
    """What share of the cases at the first step came to the last one."""
    within = None if days is None else days * DAY_SECONDS
    found = funnel(told.by[kind], steps, within_seconds=within, where=Filter(**where))
    return found[-1].share_of_first


def others(names: list[str], *, but: str) -> list[str]:
    return [name for name in names if name != but]


def slow_claims(told: Told) -> bool:
    """Half of the claims wait longer than a week for what is promised in two days."""
    waits = between(told.by["claim"], "claim_review", "claim_decided").median_seconds
    edge = edge_detail(told.by["claim"], "claim_review", "claim_decided")
    return waits.low > 7 * DAY_SECONDS and edge.count / edge.cases < 1.1


def bad_version(told: Told) -> bool:
    """Refunds per paid order, by version: one stands out from each of the others."""
    shares = {
        (one.name, one.version): share(
            told,
            "order",
            ["payment", "refund"],
            case={"product": [one.name], "version": [one.version]},
        )
        for one in PRODUCTS
    }
    worst = shares.pop(("Vacuum Aero", "2.1"))
    return all(is_above(worst, one, ratio=2) for one in shares.values())


def app_payment(told: Told) -> bool:
    """Payments refused among orders that come to the checkout, by channel."""
    app, site = (
        share(told, "order", ["checkout", "payment_failed"], event={"channel": [channel]})
        for channel in ("app", "site")
    )
    return is_above(app, site, ratio=3)


def days_to_door(told: Told, **where) -> Estimate:
    """Half the deliveries to the door take longer than this, in days."""
    where = Filter(contains=["delivered"], **where)
    found = between(told.by["order"], "payment", "delivered", where=where).median_seconds
    return Estimate(*(part / DAY_SECONDS for part in (found.value, found.low, found.high)), found.n)


def faster_delivery(told: Told) -> bool:
    """Deliveries of orders before and after week 30."""
    change_us = told.facts.start_us + (CHANGE_WEEK - 1) * WEEK_US
    elsewhere = {"region": others(REGIONS, but="east")}
    before = days_to_door(told, until_us=change_us, case=elsewhere)
    after = days_to_door(told, since_us=change_us, case=elsewhere)
    return is_above(before, after, by=1.5)


def east_late(told: Told) -> bool:
    """Deliveries by region: one is days later than each of the others."""
    days = {region: days_to_door(told, case={"region": [region]}) for region in REGIONS}
    east = days.pop("east")
    return all(is_above(east, region, by=1.5) for region in days.values())


def rating(told: Told, touchpoint: str, measure: str = "experience", **where) -> Estimate:
    """A measure of one touchpoint, as its cell on the map shows it."""
    binding = Binding({"here": TouchpointRules(observations=(touchpoint,))})
    found = measures(None, narrow_observations(told.voices, Filter(**where)), binding)
    return found["here"][measure].estimate


def loved_branch(told: Told) -> bool:
    """The consultants' experience score, shop by shop."""
    scores = {shop: rating(told, "consultation", case={"branch": [shop]}) for shop in SHOPS}
    loved = scores.pop("Lipovaya")
    return all(is_above(loved, shop, by=0.4) for shop in scores.values())


def given_up(told: Told, weekday: str) -> Estimate:
    """Share of callers who give up at least once, of those who call on a weekday."""
    return share(told, "ticket", ["support_call", "call_abandoned"], event={"weekday": [weekday]})


def monday_calls(told: Told) -> bool:
    """Callers who give up, weekday by weekday; the graph shows where they went."""
    monday = given_up(told, "Monday")
    week = ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    edges = graph(told.by["ticket"]).edges.to_pylist()
    is_seen = any((e["source"], e["target"]) == ("support_call", "call_abandoned") for e in edges)
    return is_seen and all(is_above(monday, given_up(told, day), ratio=2.5) for day in week)


def gaps(told: Told) -> dict[str, Estimate]:
    """The gap of every touchpoint that people rate."""
    return {code: rating(told, code, "gap") for code in FEELINGS}


def hidden_fee(told: Told) -> bool:
    """The checkout disappoints more than anything but the claims, by a whole point."""
    found = gaps(told)
    of_checkout = found.pop("checkout")
    found.pop("claim_review")
    return of_checkout.high < -0.9 and all(is_above(one, of_checkout) for one in found.values())


def quick_chat(told: Told) -> bool:
    """The chat exceeds what people expect more than anything else does."""
    found = gaps(told)
    of_chat = found.pop("support_chat")
    better = sum(one.value < of_chat.value for one in found.values())
    return of_chat.low > 0.6 and better >= len(found) - 1


def senior_setup(told: Told) -> bool:
    """Calls within ten days of the payment, segment by segment."""
    names = [segment.name for segment in SEGMENTS]
    called = partial(share, told, "order", ["payment", "support_call"], days=10)
    seniors = called(case={"segment": ["seniors"]})
    return all(
        is_above(seniors, called(case={"segment": [name]}), ratio=2.5)
        for name in others(names, but="seniors")
    )


def repair_again(told: Told) -> bool:
    """Repairs handed in a second time, shop by shop."""
    twice = partial(share, told, "order", ["service_intake", "service_intake"])
    station = twice(case={"branch": ["Station"]})
    rest = twice(case={"branch": others(SHOPS, but="Station")})
    return is_above(station, rest, ratio=3)


def unused_loyalty(told: Told) -> bool:
    """Members come back to pay more often than customers at large; shops invite few of them."""
    member = share(told, "customer", ["loyalty_joined", "payment"])
    anyone = share(told, "customer", ["payment", "payment"])
    invited = {
        channel: share(
            told, "customer", ["payment", "loyalty_joined"], event={"channel": [channel]}
        )
        for channel in ("shop", "app")
    }
    is_unused = is_above(invited["app"], invited["shop"], ratio=3)
    return is_unused and is_above(member, anyone, ratio=1.3)


FINDERS: dict[str, Finder] = {
    "slow-claims": slow_claims,
    "bad-version": bad_version,
    "app-payment": app_payment,
    "faster-delivery": faster_delivery,
    "loved-branch": loved_branch,
    "monday-calls": monday_calls,
    "hidden-fee": hidden_fee,
    "senior-setup": senior_setup,
    "east-late": east_late,
    "repair-again": repair_again,
    "unused-loyalty": unused_loyalty,
    "quick-chat": quick_chat,
}
