"""What the simulated company consists of: shops, products, channels, departments, touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

from tropa.core.languages import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A place where customer and company meet: code in the data, names on the screen."""

    code: str
    en: str
    ru: str
    pl: str
    stage: str
    channel: str
    department: str
    has_events: bool = True

    def name(self, language: Language) -> str:
        """Tell the name in a language."""
        return {"en": self.en, "ru": self.ru, "pl": self.pl}[language]


@dataclass(frozen=True, slots=True)
class Branch:
    """A shop of the chain."""

    name: str
    region: str
    share: float


@dataclass(frozen=True, slots=True)
class Product:
    """A product in one version: its share of sales (``weight``) and its price in euros."""

    name: str
    version: str
    weight: float
    price: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of customer: how often it occurs and how it prefers to deal with the company."""

    name: str
    share: float
    app: float
    shop: float
    support: float


BRANCHES = (
    Branch("Aviator", "north", 0.14),
    Branch("Central", "centre", 0.22),
    Branch("Harbour", "west", 0.12),
    Branch("Lipovaya", "centre", 0.10),
    Branch("Old Mill", "south", 0.12),
    Branch("Riverside", "east", 0.11),
    Branch("Station", "east", 0.09),
    Branch("Wrzeszcz", "west", 0.10),
)
PRODUCTS = (
    Product("Kettle Pro", "1.0", 0.16, 79.0),
    Product("Vacuum Aero", "2.0", 0.14, 249.0),
    Product("Vacuum Aero", "2.1", 0.10, 279.0),
    Product("Headphones Tone", "3.2", 0.20, 149.0),
    Product("Tablet Leaf", "5.0", 0.14, 329.0),
    Product("Tablet Leaf", "5.1", 0.10, 379.0),
    Product("Coffee Maker Uno", "1.4", 0.16, 189.0),
)
SEGMENTS = (
    Segment("young professionals", 0.34, 0.55, 0.15, 0.10),
    Segment("families", 0.32, 0.30, 0.35, 0.14),
    Segment("seniors", 0.18, 0.12, 0.50, 0.12),
    Segment("small business", 0.16, 0.25, 0.20, 0.16),
)
DEPARTMENTS: dict[str, tuple[str, str, str]] = {
    "marketing": ("Marketing", "Маркетинг", "Marketing"),
    "ecommerce": ("Online shop", "Интернет-магазин", "Sklep internetowy"),
    "shops": ("Shops", "Розничная сеть", "Sieć sklepów"),
    "warehouse": ("Warehouse", "Склад", "Magazyn"),
    "delivery": ("Delivery", "Служба доставки", "Dostawy"),
    "call_centre": ("Call centre", "Колл-центр", "Call center"),
    "service": ("Service centre", "Сервисный центр", "Centrum serwisowe"),
    "claims": ("Claims", "Отдел претензий", "Dział reklamacji"),
    "loyalty": ("Loyalty programme", "Программа лояльности", "Program lojalnościowy"),
}

ALSO_RESPONSIBLE: dict[str, tuple[str, ...]] = {
    "checkout": ("delivery",),
    "consultation": ("marketing",),
    "delivered": ("warehouse",),
    "support_call": ("service",),
    "claim_decided": ("service", "shops"),
    "refund": ("shops",),
    "setup_guide": ("call_centre",),
}
"""Departments that share a touchpoint with the one that is accountable for it."""


def department_name(code: str, language: Language) -> str:
    """Tell a department's name in a language."""
    return DEPARTMENTS[code][LANGUAGES.index(language)]
