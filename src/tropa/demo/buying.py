"""From the first need to the paid order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.demo.stories import APP_PAYMENT_LEAVE, LOVED_BRANCH, SITE_PAYMENT_LEAVE
from tropa.demo.world import PRODUCTS

if TYPE_CHECKING:
    from tropa.demo.company import Company
    from tropa.demo.journal import Customer


def choose_product(customer: Customer) -> None:
    """Let the customer settle on a product and a version of it."""
    chosen = customer.random.choices(PRODUCTS, [product.weight for product in PRODUCTS])[0]
    customer.product = (chosen.name, chosen.version)


def look_around(company: Company, customer: Customer, channel: str) -> None:
    """Search and compare, in one or several visits."""
    if customer.happens(0.35):
        company.happen(customer, "ad")
        customer.wait_days(0.8)
    visits = 1 + sum(customer.happens(share) for share in (0.6, 0.45, 0.3))
    for visit in range(visits):
        if channel == "branch" and visit == visits - 1:
            visit_shop(company, customer)
        else:
            browse(company, customer, "app" if channel == "app" else "site")
        if visit < visits - 1:
            customer.wait_days(2.0)


def browse(company: Company, customer: Customer, channel: str) -> None:
    """One session on the site or in the app."""
    company.happen(customer, "site_visit", channel=channel)
    customer.wait_minutes(1)
    if customer.happens(0.6):
        company.happen(customer, "search", channel=channel)
        customer.wait_minutes(1)
    for _ in range(1 + customer.happens(0.55) + customer.happens(0.25)):
        company.happen(customer, "product_page", channel=channel)
        customer.wait_minutes(3)
    if customer.happens(0.25):
        company.happen(customer, "compare", channel=channel)
        customer.wait_minutes(4)


def visit_shop(company: Company, customer: Customer) -> None:
    """A visit to the branch, usually with a talk."""
    company.happen(customer, "shop_visit")
    company.voices.ask(customer, "shop_atmosphere")
    customer.wait_minutes(8)
    if customer.happens(0.7):
        mood = 1.0 if customer.branch.name == LOVED_BRANCH else 0.0
        company.happen(customer, "consultation", mood=mood)
        customer.wait_minutes(12)


def buy(company: Company, customer: Customer, channel: str) -> bool:
    """Basket, checkout, payment; tells whether an order came of it."""
    if customer.happens(0.28):
        return False
    if channel == "branch":
        company.start_order(customer)
        company.happen(customer, "payment", channel="branch")
        customer.wait_minutes(4)
        company.happen(customer, "handover")
        return True
    company.happen(customer, "cart", channel=channel)
    customer.wait_minutes(4)
    if customer.happens(0.15):
        return False
    company.start_order(customer)
    company.happen(customer, "checkout", channel=channel)
    customer.wait_minutes(3)
    if customer.happens(APP_PAYMENT_LEAVE if channel == "app" else SITE_PAYMENT_LEAVE):
        company.happen(customer, "payment", channel=channel, mood=-1.0)
        customer.wait_minutes(1)
        company.happen(customer, "payment_failed", channel=channel)
        return False
    company.happen(customer, "payment", channel=channel)
    customer.wait_minutes(1)
    company.happen(customer, "order_confirmed")
    return True
