"""Claims, refunds and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.demo.stories import (
    BAD_PRODUCT,
    BAD_REFUND_RATE,
    BAD_VERSION,
    CLAIM_REVIEW_DAYS,
    REFUND_RATE,
)

if TYPE_CHECKING:
    from tropa.demo.company import Company
    from tropa.demo.journal import Customer


def complain(company: Company, customer: Customer) -> None:
    """File a claim or send the product back, more often for one version."""
    is_bad = customer.product == (BAD_PRODUCT, BAD_VERSION)
    if customer.happens(BAD_REFUND_RATE if is_bad else REFUND_RATE):
        claim(company, customer, is_refunded=True)
    elif customer.happens(0.04):
        claim(company, customer, is_refunded=False)
    elif customer.happens(0.05):
        send_back(company, customer)


def claim(company: Company, customer: Customer, *, is_refunded: bool) -> None:
    """The way of a claim through the claims department."""
    customer.wait_days(8)
    company.start_claim(customer)
    company.happen(customer, "claim_opened")
    customer.wait_days(0.7)
    if customer.happens(0.4):
        company.happen(customer, "claim_documents")
        customer.wait_days(1.5)
    company.happen(customer, "claim_review")
    customer.wait_days(CLAIM_REVIEW_DAYS, spread=0.45)
    company.happen(customer, "claim_decided", mood=0.3 if is_refunded else -0.3)
    customer.wait_days(1.5)
    if is_refunded:
        company.happen(customer, "refund")
    elif customer.happens(0.6):
        company.happen(customer, "replacement")
    customer.objects.pop("claim", None)


def send_back(company: Company, customer: Customer) -> None:
    """A return within the first weeks."""
    customer.wait_days(4)
    company.happen(customer, "return_request")
    customer.wait_days(2.5)
    company.happen(customer, "return_received")
