"""The simulation: every customer's life with the company, reproducible from one seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.demo import buying, claiming, delivering, staying, using
from tropa.demo.journal import DAY_US, Customer, Journal
from tropa.demo.money import Till
from tropa.demo.voices import Voices
from tropa.demo.world import BRANCHES, SEGMENTS

if TYPE_CHECKING:
    import pyarrow as pa

SEED = 20_000
WEEKS = 52
CUSTOMERS = 20_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What the simulation yields; tables are ready to be imported like any export."""

    events: pa.Table
    surveys: pa.Table
    reviews: pa.Table
    complaints: pa.Table
    start_us: int
    end_us: int


class Company:
    """The chain of shops during one year that ends on the last midnight before now."""

    def __init__(self, end: datetime | None = None, *, seed: int = SEED) -> None:
        moment = (end or clock.now()).astimezone(UTC)
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        self.end_us = clock.to_us(midnight)
        self.start_us = clock.to_us(midnight - timedelta(weeks=WEEKS))
        self.journal = Journal(self.end_us)
        self.voices = Voices(self.end_us)
        self._till = Till(seed)
        self._numbers = {"order": 0, "claim": 0, "ticket": 0}

    def week(self, moment_us: int) -> int:
        """Tell the week of the period (from 1) in which a moment lies."""
        return (moment_us - self.start_us) // (7 * DAY_US) + 1

    def happen(
        self, customer: Customer, code: str, *, channel: str = "", mood: float = 0.0
    ) -> None:
        """Let something happen to the customer, and ask them about it now and then."""
        if self.journal.write(customer, code, channel=channel):
            self.voices.ask(customer, code, mood=mood)

    def start_order(self, customer: Customer) -> None:
        """Give the customer a new order number, and the order what it is worth."""
        self._number(customer, "order", "O")
        customer.order_value = self._till.value(customer)

    def start_claim(self, customer: Customer) -> None:
        """Give the customer a new claim number."""
        self._number(customer, "claim", "R")

    def start_ticket(self, customer: Customer) -> None:
        """Give the customer a new ticket number."""
        self._number(customer, "ticket", "T")

    def _number(self, customer: Customer, kind: str, letter: str) -> None:
        self._numbers[kind] += 1
        customer.objects[kind] = f"{letter}{self._numbers[kind]:06d}"


def draw_customer(company: Company, number: int, seed: int) -> Customer:
    """Draw who the customer is and when they first have a need."""
    random = Random(f"{seed}/{number}")
    branch = random.choices(BRANCHES, [b.share for b in BRANCHES])[0]
    segment = random.choices(SEGMENTS, [s.share for s in SEGMENTS])[0]
    language = random.choices(("ru", "pl", "en"), (0.45, 0.35, 0.2))[0]
    start_us = company.start_us + int(random.random() * (WEEKS - 2) * 7 * DAY_US)
    opening_hour_us = start_us - start_us % DAY_US + int(random.gauss(15, 3.5) * DAY_US / 24)
    return Customer(
        number, random, segment, branch, language, max(opening_hour_us, company.start_us)
    )


def draw_channel(customer: Customer) -> str:
    """Draw where the customer buys this time."""
    segment = customer.segment
    weights = (segment.app, segment.shop, 1 - segment.app - segment.shop)
    return customer.random.choices(("app", "branch", "site"), weights)[0]


def live(company: Company, customer: Customer) -> None:
    """Lead one customer through the year."""
    while customer.now_us < company.end_us:
        channel = draw_channel(customer)
        buying.choose_product(customer)
        buying.look_around(company, customer, channel)
        has_bought = buying.buy(company, customer, channel)
        if has_bought:
            delivering.deliver(company, customer, channel)
            using.start_using(company, customer)
            using.use(company, customer)
            claiming.complain(company, customer)
        customer.objects.pop("order", None)
        if not has_bought and not customer.happens(0.55):
            return
        if has_bought and not staying.stay_or_leave(company, customer, channel):
            return
        customer.wait_days(20)


def simulate(*, customers: int = CUSTOMERS, seed: int = SEED, end: datetime | None = None) -> Facts:
    """Simulate the company's year.

    Parameters
    ----------
    customers : int
        How many customers live through it.
    seed : int
        The same seed and end give the same facts, row by row.
    end : datetime | None
        The end of the year; by default the last midnight (UTC) by the injected clock.
    """
    company = Company(end, seed=seed)
    for number in range(1, customers + 1):
        live(company, draw_customer(company, number, seed))
    return Facts(
        events=company.journal.table(),
        surveys=company.voices.table("survey"),
        reviews=company.voices.table("review"),
        complaints=company.voices.table("complaint"),
        start_us=company.start_us,
        end_us=company.end_us,
    )
