"""Where the simulation writes down what happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import pyarrow as pa

from tropa.demo.money import AMOUNT, WITH_AMOUNT
from tropa.demo.touchpoints import BY_CODE
from tropa.demo.world import Branch, Segment

DAY_US = 86_400_000_000
HOUR_US = 3_600_000_000
MINUTE_US = 60_000_000

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EVENT_COLUMNS = (
    "event_id",
    "customer",
    "order",
    "claim",
    "ticket",
    "code",
    "time_us",
    "channel",
    "department",
    "weekday",
    "product",
    "version",
    "branch",
    "region",
    "segment",
    AMOUNT,
)


def weekday(moment_us: int) -> int:
    """Tell the weekday, Monday is 0 (1970-01-01 was a Thursday).

    Examples
    --------
    >>> weekday(0)
    3
    """
    return (moment_us // DAY_US + 3) % 7


@dataclass(slots=True)
class Customer:
    """A simulated customer and where the simulation has got to with them."""

    number: int
    random: Random
    segment: Segment
    branch: Branch
    language: str
    now_us: int
    is_member: bool = False
    objects: dict[str, str] = field(default_factory=dict)
    product: tuple[str, str] = ("", "")
    order_value: str = ""

    @property
    def id(self) -> str:
        """Tell the customer's id."""
        return f"C{self.number:05d}"

    def wait_days(self, median: float, spread: float = 0.5) -> None:
        """Let a log-normal time pass with this median in days."""
        self.now_us += int(median * DAY_US * self.random.lognormvariate(0, spread))

    def wait_minutes(self, median: float, spread: float = 0.7) -> None:
        """Let a log-normal time pass with this median in minutes."""
        self.now_us += int(median * MINUTE_US * self.random.lognormvariate(0, spread))

    def happens(self, probability: float) -> bool:
        """Draw whether something happens."""
        return self.random.random() < probability


class Journal:
    """The events of all customers, cut off at the end of the period."""

    def __init__(self, end_us: int) -> None:
        self.end_us = end_us
        self._columns: dict[str, list[object]] = {name: [] for name in EVENT_COLUMNS}

    def write(self, customer: Customer, code: str, *, channel: str = "") -> bool:
        """Write an event at the customer's present moment; False once the period is over."""
        if customer.now_us >= self.end_us:
            return False
        touchpoint = BY_CODE[code]
        columns = self._columns
        row = {
            "event_id": f"E{len(columns['code']):07d}",
            "customer": customer.id,
            "order": customer.objects.get("order"),
            "claim": customer.objects.get("claim"),
            "ticket": customer.objects.get("ticket"),
            "code": code,
            "time_us": customer.now_us,
            "channel": channel or touchpoint.channel,
            "department": touchpoint.department,
            "weekday": WEEKDAYS[weekday(customer.now_us)],
            "product": customer.product[0] or None,
            "version": customer.product[1] or None,
            "branch": customer.branch.name,
            "region": customer.branch.region,
            "segment": customer.segment.name,
            AMOUNT: _amount(customer, code),
        }
        for name, value in row.items():
            columns[name].append(value)
        return True

    def table(self) -> pa.Table:
        """Give all events as one table; ``time`` is a UTC timestamp in microseconds."""
        columns = dict(self._columns)
        time = pa.array(columns.pop("time_us"), pa.int64()).cast(pa.timestamp("us", "UTC"))
        data = {name: pa.array(values, pa.string()) for name, values in columns.items()}
        return pa.table({**data, "time": time})


def _amount(customer: Customer, code: str) -> str | None:
    """Tell the amount that the system at this touchpoint writes beside the event."""
    is_known = code in WITH_AMOUNT and "order" in customer.objects
    return customer.order_value if is_known else None
