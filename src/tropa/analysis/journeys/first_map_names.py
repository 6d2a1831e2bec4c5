"""Names proposed for stages: from the customer lifecycle, else from the activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LIFECYCLE: dict[str, tuple[str, ...]] = {
    "unaware": (),
    "awareness": (
        *("advert", "campaign", "newsletter", "impression", "banner"),
        *("реклам", "рассылк", "баннер", "узнал"),
        *("reklam", "kampani", "newsletter", "baner"),
    ),
    "search": (
        *("search", "catalog", "browse", "compare", "view", "visit", "product page", "home page"),
        *("поиск", "каталог", "сравн", "просмотр", "визит", "главная"),
        *("szuka", "wyszuk", "katalog", "porówn", "przegląd", "wizyt", "strona"),
    ),
    "purchase": (
        *("cart", "basket", "checkout", "order", "purchase", "pay", "invoice", "buy"),
        *("корзин", "оформл", "заказ", "покуп", "оплат", "счёт", "счет", "чек"),
        *("koszyk", "zamów", "zakup", "płat", "płac", "faktur", "kasa"),
    ),
    "start-of-use": (
        *("deliver", "ship", "pick up", "pickup", "install", "activat", "onboard", "set up"),
        *("достав", "отгруз", "самовывоз", "получен", "установ", "актив", "подключ"),
        *("dostaw", "wysył", "odbiór", "instal", "aktyw", "uruchom"),
    ),
    "use": (
        *("use", "usage", "log in", "login", "session", "renew"),
        *("использ", "вход", "сеанс", "продл"),
        *("korzyst", "użytk", "logowan", "sesj", "odnow"),
    ),
    "service": (
        *("support", "ticket", "repair", "claim", "complain", "warranty", "call", "diagnos"),
        *("ремонт", "претенз", "жалоб", "гаранти", "звон", "обращен", "диагност", "поддержк"),
        *("napraw", "reklamacj", "skarg", "gwaranc", "telefon", "zgłosz", "diagnoz", "wsparc"),
    ),
    "loyalty": (
        *("review", "survey", "rating", "loyalty", "bonus", "points", "repeat", "recommend"),
        *("отзыв", "опрос", "оценк", "лояльн", "бонус", "балл", "повторн", "рекоменд"),
        *("opini", "ankiet", "ocen", "lojaln", "bonus", "punkt", "ponown", "polec"),
    ),
    "leaving": (
        *("cancel", "return", "refund", "unsubscribe", "churn", "close account", "terminat"),
        *("отмен", "возврат", "отказ", "отпис", "расторж", "уход"),
        *("anulow", "zwrot", "rezygn", "wypis", "rozwiąz", "odejści"),
    ),
}
"""Stages of the customer lifecycle → beginnings of words that tell them (en, ru, pl)."""


@dataclass(frozen=True, slots=True)
class StageName:
    """A name to propose: ``key`` is translated on screen (``lifecycle.use``), else ``text``."""

    key: str | None
    text: str


def lifecycle_stage(activity: str) -> str | None:
    """Tell which lifecycle stage an activity belongs to by its words; None where nothing tells.

    The stage whose telling words are longest wins, since longer ones say more.

    Examples
    --------
    >>> lifecycle_stage("Оплата картой"), lifecycle_stage("Zwrot towaru"), lifecycle_stage("X")
    ('purchase', 'leaving', None)
    """
    text = f" {activity.casefold().replace('_', ' ').replace('-', ' ')}"
    best = max(
        LIFECYCLE,
        key=lambda stage: max((len(w) for w in LIFECYCLE[stage] if f" {w}" in text), default=0),
    )
    return best if any(f" {word}" in text for word in LIFECYCLE[best]) else None


def name_stages(blocks: Sequence[Sequence[tuple[str, int]]]) -> list[StageName]:
    """Name stages, given the activities of each with their reach.

    A stage takes a lifecycle name when activities with at least half of its reach tell it and no
    earlier stage took it; else the name of its first activities of highest reach.

    Examples
    --------
    >>> [name.key or name.text for name in name_stages([[("Pay", 9), ("Order", 9)], [("A", 3)]])]
    ['lifecycle.purchase', 'A']
    """
    taken: set[str] = set()
    names = []
    for block in blocks:
        stage = _told(block)
        text = _from_activities(block)
        if stage is not None and stage not in taken:
            taken.add(stage)
            names.append(StageName(f"lifecycle.{stage}", text))
        else:
            names.append(StageName(None, text))
    return names


def lifecycle_template(activities: Sequence[str]) -> dict[str, list[str]]:
    """Lay activities into all stages of the lifecycle; those that no word tells stay out.

    Examples
    --------
    >>> lifecycle_template(["Pay", "Refund"])["leaving"]
    ['Refund']
    """
    laid: dict[str, list[str]] = {stage: [] for stage in LIFECYCLE}
    for activity in activities:
        stage = lifecycle_stage(activity)
        if stage is not None:
            laid[stage].append(activity)
    return laid


def _told(block: Sequence[tuple[str, int]]) -> str | None:
    votes: dict[str, int] = {}
    for activity, reach in block:
        stage = lifecycle_stage(activity)
        if stage is not None:
            votes[stage] = votes.get(stage, 0) + reach
    best = max(votes, key=lambda stage: votes[stage], default=None)
    if best is None or 2 * votes[best] < sum(reach for _, reach in block):
        return None
    return best


def _from_activities(block: Sequence[tuple[str, int]]) -> str:
    """Join the one or two activities of highest reach, in their order on the map."""
    chosen = sorted(range(len(block)), key=lambda place: (-block[place][1], place))[:2]
    return " · ".join(dict.fromkeys(block[place][0] for place in sorted(chosen)))
