"""What orders are worth: the amounts that stand beside purchases, claims and refunds."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.demo.world import PRODUCTS

if TYPE_CHECKING:
    from tropa.demo.journal import Customer

CURRENCY = "EUR"
"""The chain keeps its books in euros, whichever language its systems speak."""
AMOUNT = "order value"
AMOUNTS = (AMOUNT, "стоимость заказа", "wartość zamówienia")
"""What the shop systems call the amount, in the languages of the demo."""
WITH_AMOUNT = frozenset(
    {
        *("checkout", "payment", "payment_failed", "order_confirmed", "handover"),
        *("claim_opened", "claim_documents", "claim_review", "claim_decided"),
        *("refund", "replacement", "return_request", "return_received"),
    }
)
"""Events of the till and of the claims register; calls, repairs and couriers know no amount."""
PRICES = {(product.name, product.version): product.price for product in PRODUCTS}
DISCOUNTS, OF_DISCOUNTS = (0.0, 0.05, 0.10), (0.7, 0.2, 0.1)
ACCESSORIES, OF_ACCESSORIES = (0.0, 9.9, 19.9, 39.9), (0.65, 0.15, 0.12, 0.08)
PIECES, OF_PIECES = (1, 2, 3), (0.7, 0.2, 0.1)
"""How many pieces a small business buys; everybody else buys one."""


class Till:
    """Draws what each order is worth, apart from all other chance: lives stay as they were."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"{seed}/money")

    def value(self, customer: Customer) -> str:
        """Draw what the customer's order is worth, in euros with a point."""
        draw = self._random.choices
        pieces = draw(PIECES, OF_PIECES)[0] if customer.segment.name == "small business" else 1
        price = PRICES[customer.product] * (1 - draw(DISCOUNTS, OF_DISCOUNTS)[0])
        return f"{pieces * price + draw(ACCESSORIES, OF_ACCESSORIES)[0]:.2f}"


def amount_name(language: Language) -> str:
    """Tell what the amount is called in the exports of a language."""
    return AMOUNTS[LANGUAGES.index(language)]
