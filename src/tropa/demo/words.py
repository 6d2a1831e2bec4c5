"""The words of the company's exports in the language of the demo."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from tropa.core.languages import LANGUAGES, Language
from tropa.demo.money import AMOUNT, amount_name
from tropa.demo.world import DEPARTMENTS

CHANNELS: dict[str, tuple[str, str, str]] = {
    "site": ("site", "сайт", "strona"),
    "app": ("app", "приложение", "aplikacja"),
    "branch": ("shop", "магазин", "sklep"),
    "e-mail": ("e-mail", "почта", "e-mail"),
    "call": ("telephone", "телефон", "telefon"),
    "service centre": ("service centre", "сервисный центр", "serwis"),
    "social": ("social media", "соцсети", "media społecznościowe"),
    "courier": ("courier", "курьер", "kurier"),
    "home": ("at home", "дома", "w domu"),
    "warehouse": ("warehouse", "склад", "magazyn"),
    "bank": ("bank", "банк", "bank"),
}
REGIONS: dict[str, tuple[str, str, str]] = {
    "north": ("north", "север", "północ"),
    "centre": ("centre", "центр", "centrum"),
    "west": ("west", "запад", "zachód"),
    "south": ("south", "юг", "południe"),
    "east": ("east", "восток", "wschód"),
}
SEGMENTS: dict[str, tuple[str, str, str]] = {
    "young professionals": ("young professionals", "молодые специалисты", "młodzi specjaliści"),
    "families": ("families", "семьи", "rodziny"),
    "seniors": ("seniors", "пенсионеры", "seniorzy"),
    "small business": ("small business", "малый бизнес", "małe firmy"),
}
WEEKDAYS: dict[str, tuple[str, str, str]] = {
    "Monday": ("Monday", "понедельник", "poniedziałek"),
    "Tuesday": ("Tuesday", "вторник", "wtorek"),
    "Wednesday": ("Wednesday", "среда", "środa"),
    "Thursday": ("Thursday", "четверг", "czwartek"),
    "Friday": ("Friday", "пятница", "piątek"),
    "Saturday": ("Saturday", "суббота", "sobota"),
    "Sunday": ("Sunday", "воскресенье", "niedziela"),
}
STAGES: dict[str, tuple[str, str, str]] = {
    "awareness": ("Awareness", "Узнавание", "Świadomość marki"),
    "search": ("Search", "Поиск решения", "Szukanie rozwiązania"),
    "purchase": ("Purchase", "Покупка", "Zakup"),
    "start-of-use": ("Start of use", "Начало использования", "Początek użytkowania"),
    "service": ("Service", "Сервис", "Serwis"),
    "loyalty": ("Loyalty", "Лояльность", "Lojalność"),
    "leaving": ("Leaving", "Уход", "Odejście"),
}
WORDS = {
    "stage": STAGES,
    "channel": CHANNELS,
    "department": DEPARTMENTS,
    "region": REGIONS,
    "segment": SEGMENTS,
    "weekday": WEEKDAYS,
}
"""Column of an export → its values in the languages of ``LANGUAGES``."""


def word(column: str, value: str, language: Language) -> str:
    """Tell a value of a column in a language.

    Examples
    --------
    >>> word("channel", "branch", "pl")
    'sklep'
    """
    return WORDS[column][value][LANGUAGES.index(language)]


def translated(table: pa.Table, language: Language) -> pa.Table:
    """Write a table as the company would export it in a language; ids and codes stay."""
    for column in set(WORDS) & set(table.column_names):
        known = list(WORDS[column])
        words = pa.array([word(column, value, language) for value in known], pa.string())
        places = pc.index_in(table[column], pa.array(known, pa.string()))
        table = table.set_column(table.column_names.index(column), column, pc.take(words, places))
    names = [amount_name(language) if name == AMOUNT else name for name in table.column_names]
    return table.rename_columns(names)
