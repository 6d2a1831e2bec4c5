"""Loyalty and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.demo.stories import APP_INVITES, LOYAL_REPEAT, OTHER_REPEAT, SHOP_INVITES

if TYPE_CHECKING:
    from tropa.demo.company import Company
    from tropa.demo.journal import Customer


def stay_or_leave(company: Company, customer: Customer, channel: str) -> bool:
    """Join the programme, come back or leave; tells whether the customer buys again."""
    if not customer.is_member and customer.happens(
        SHOP_INVITES if channel == "branch" else APP_INVITES if channel == "app" else 0.15
    ):
        customer.is_member = True
        company.happen(customer, "loyalty_joined", channel=channel)
    customer.wait_days(25)
    if customer.happens(0.05):
        company.happen(customer, "recommendation")
    if customer.is_member and customer.happens(0.4):
        company.happen(customer, "bonus_spent")
        customer.wait_minutes(5)
    if customer.happens(LOYAL_REPEAT if customer.is_member else OTHER_REPEAT):
        return True
    if customer.happens(0.08):
        company.happen(customer, "unsubscribed")
    elif customer.happens(0.03):
        company.happen(customer, "account_closed")
    return False
