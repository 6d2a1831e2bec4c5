"""From the paid order to the product in the customer's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.demo.journal import DAY_US
from tropa.demo.stories import (
    CHANGE_WEEK,
    DELIVERY_DAYS_AFTER,
    DELIVERY_DAYS_BEFORE,
    LATE_EXTRA_DAYS,
    LATE_REGION,
)

if TYPE_CHECKING:
    from tropa.demo.company import Company
    from tropa.demo.journal import Customer


def deliver(company: Company, customer: Customer, channel: str) -> None:
    """Bring the order to the door or to the shop."""
    if channel == "branch":
        return
    ordered_us = customer.now_us
    customer.wait_days(0.5, spread=0.3)
    company.happen(customer, "packed")
    if customer.happens(0.3):
        customer.wait_days(1.2, spread=0.3)
        company.happen(customer, "pickup")
        return
    is_new_process = company.week(ordered_us) >= CHANGE_WEEK
    usual = DELIVERY_DAYS_AFTER if is_new_process else DELIVERY_DAYS_BEFORE
    customer.wait_days(usual - 0.7, spread=0.25)
    if customer.branch.region == LATE_REGION:
        customer.now_us += int(LATE_EXTRA_DAYS * DAY_US)
    if customer.happens(0.5):
        company.happen(customer, "courier_call")
        customer.wait_minutes(45)
    days = (customer.now_us - ordered_us) / DAY_US
    mood = 0.5 - 0.18 * max(0.0, days - 3.0)
    company.happen(customer, "delivered", mood=mood)
    company.voices.review(customer, "delivered", mood=mood)
    company.voices.recommend(customer, 8.3 + mood)
