"""Whom the team of the demo has drawn: personas, each on a segment of real customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.core.filters import Filter
from tropa.core.languages import LANGUAGES, Language
from tropa.demo.touchpoints import BY_CODE
from tropa.demo.words import word
from tropa.features.personas.services import persona_create, segment_create

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User, Workspace

Words = tuple[str, str, str]
"""In the languages of the demo."""
CLAIMING: Words = ("People with a claim", "Клиенты с претензией", "Klienci z reklamacją")
CLAIM = "claim_opened"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A persona as the team wrote it; lists are lines of one text."""

    segment: str
    name: Words
    role_line: Words
    context: Words
    goals: Words
    needs: Words
    traits: Words
    quotes: Words


PERSONAS = (
    Drawn(
        "seniors",
        ("Helen", "Нина Павловна", "Halina"),
        (
            "68, retired teacher, buys in the shop next door",
            "68 лет, учительница на пенсии, покупает в магазине у дома",
            "68 lat, emerytowana nauczycielka, kupuje w sklepie obok",
        ),
        (
            "Lives alone. Her nephew sets things up once a month; until then the box stays closed. "
            "Pays in the shop, by card, and keeps every receipt.",
            "Живёт одна. Племянник приезжает раз в месяц и всё настраивает; до этого коробка стоит "
            "закрытой. Платит в магазине картой и хранит каждый чек.",
            "Mieszka sama. Siostrzeniec przyjeżdża raz w miesiącu i wszystko ustawia; do tego "
            "czasu pudełko stoi zamknięte. Płaci w sklepie kartą i zachowuje każdy paragon.",
        ),
        (
            "Have it work on the first evening\nKnow whom to ask",
            "Чтобы работало в первый же вечер\nЗнать, кого спросить",
            "Żeby działało już pierwszego wieczoru\nWiedzieć, kogo zapytać",
        ),
        (
            "Plain words and large print\nA person on the telephone",
            "Простые слова и крупный шрифт\nЖивой человек в телефоне",
            "Proste słowa i duży druk\nCzłowiek w telefonie",
        ),
        (
            "Careful with money\nLoyal once convinced",
            "Бережно относится к деньгам\nВерна тем, кому поверила",
            "Ostrożnie wydaje pieniądze\nWierna, gdy komuś zaufa",
        ),
        (
            "I would rather ask a person than look for a button.",
            "Мне проще спросить человека, чем искать кнопку.",
            "Wolę zapytać człowieka, niż szukać przycisku.",
        ),
    ),
    Drawn(
        "young professionals",
        ("Max", "Максим", "Maks"),
        (
            "29, analyst, orders in the app on the way home",
            "29 лет, аналитик, заказывает в приложении по дороге домой",
            "29 lat, analityk, zamawia w aplikacji w drodze do domu",
        ),
        (
            "Compares for a week and buys in three minutes. Never opens a manual; writes to the "
            "chat as soon as something is unclear.",
            "Неделю сравнивает, покупает за три минуты. Инструкций не открывает; если что-то "
            "неясно, сразу пишет в чат.",
            "Porównuje przez tydzień, kupuje w trzy minuty. Instrukcji nie otwiera; gdy coś jest "
            "niejasne, od razu pisze na czacie.",
        ),
        (
            "Have it tomorrow\nNever talk to a call centre",
            "Получить завтра\nНикогда не звонить в колл-центр",
            "Mieć to jutro\nNigdy nie dzwonić na infolinię",
        ),
        (
            "A delivery hour that holds\nThe whole price before the checkout",
            "Точный час доставки\nПолная цена ещё до корзины",
            "Godzina dostawy, która się zgadza\nPełna cena jeszcze przed kasą",
        ),
        (
            "Impatient\nTells others, good or bad",
            "Нетерпелив\nРассказывает другим — и хорошее, и плохое",
            "Niecierpliwy\nOpowiada innym, dobre i złe",
        ),
        (
            "If I have to call, you have already lost me.",
            "Если мне пришлось звонить, вы меня уже потеряли.",
            "Jeśli muszę dzwonić, to już mnie straciliście.",
        ),
    ),
)
ALSO = ("families", "small business")
"""Segments for which no persona has been drawn yet."""


def draw_personas(user: User, workspace: Workspace, language: Language, *, lens_id: UUID) -> None:
    """Name the segments of customers, and draw those who stand for two of them."""
    segments = {
        code: _segment(user, workspace, language, lens_id=lens_id, code=code)
        for code in (*(drawn.segment for drawn in PERSONAS), *ALSO)
    }
    place = LANGUAGES.index(language)
    segment_create(
        user,
        workspace.pk,
        name=CLAIMING[place],
        lens_id=lens_id,
        rule=Filter(contains=[BY_CODE[CLAIM].name(language)]),
    )
    for drawn in PERSONAS:
        persona_create(
            user,
            workspace.pk,
            name=drawn.name[place],
            role_line=drawn.role_line[place],
            context=drawn.context[place],
            goals=drawn.goals[place].split("\n"),
            needs=drawn.needs[place].split("\n"),
            traits=drawn.traits[place].split("\n"),
            quotes=drawn.quotes[place].split("\n"),
            segment_id=segments[drawn.segment],
        )


def _segment(
    user: User, workspace: Workspace, language: Language, *, lens_id: UUID, code: str
) -> UUID:
    value = word("segment", code, language)
    rule = Filter(case={"segment": [value]})
    name = value[0].upper() + value[1:]
    return segment_create(user, workspace.pk, name=name, lens_id=lens_id, rule=rule).pk
