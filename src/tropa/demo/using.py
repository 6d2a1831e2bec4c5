"""From the first use to support and repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.demo.journal import weekday
from tropa.demo.stories import (
    BUSY_WEEKDAY,
    MONDAY_GIVE_UP,
    OTHER_GIVE_UP,
    OTHER_REPEAT_REPAIR,
    OTHER_SETUP_CALL,
    REPEAT_REPAIR,
    SENIOR_SETUP_CALL,
)

if TYPE_CHECKING:
    from tropa.demo.company import Company
    from tropa.demo.journal import Customer


def start_using(company: Company, customer: Customer) -> None:
    """Unpack, set up, and ask when it does not work."""
    customer.wait_days(0.6)
    company.voices.ask(customer, "unboxing")
    company.voices.ask(customer, "first_use")
    is_senior = customer.segment.name == "seniors"
    if customer.happens(0.5):
        company.happen(customer, "setup_guide", mood=-0.8 if is_senior else 0.0)
        customer.wait_minutes(20)
    if customer.happens(0.3):
        company.happen(customer, "warranty")
    if customer.happens(SENIOR_SETUP_CALL if is_senior else OTHER_SETUP_CALL):
        customer.wait_days(1.0)
        call_support(company, customer)


def call_support(company: Company, customer: Customer) -> None:
    """Call until someone answers, or give up."""
    company.start_ticket(customer)
    for _ in range(3):
        is_monday = weekday(customer.now_us) == BUSY_WEEKDAY
        company.happen(customer, "support_call", mood=-0.8 if is_monday else 0.1)
        customer.wait_minutes(18 if is_monday else 4)
        if not customer.happens(MONDAY_GIVE_UP if is_monday else OTHER_GIVE_UP):
            company.happen(customer, "support_solved")
            break
        company.happen(customer, "call_abandoned")
        customer.wait_days(0.4)
    customer.objects.pop("ticket", None)


def ask_in_chat(company: Company, customer: Customer) -> None:
    """Ask in the chat, which answers fast."""
    company.start_ticket(customer)
    company.happen(customer, "support_chat")
    customer.wait_minutes(6)
    company.happen(customer, "support_solved", channel="app")
    customer.objects.pop("ticket", None)


def use(company: Company, customer: Customer) -> None:
    """Some weeks of use, with a question now and then and a repair at times."""
    customer.wait_days(14)
    if customer.happens(customer.segment.support):
        if customer.happens(0.35):
            ask_in_chat(company, customer)
        else:
            call_support(company, customer)
    if customer.happens(0.06):
        customer.wait_days(12)
        repair(company, customer)


def repair(company: Company, customer: Customer) -> None:
    """Hand in, wait, take back; in one shop often twice."""
    again = REPEAT_REPAIR.get(customer.branch.name, OTHER_REPEAT_REPAIR)
    for attempt in range(2):
        company.happen(customer, "service_intake")
        customer.wait_days(1.5)
        company.happen(customer, "diagnosis")
        customer.wait_days(5)
        company.happen(customer, "repaired", mood=-1.2 if attempt else 0.0)
        if not customer.happens(again):
            return
        customer.wait_days(6)
