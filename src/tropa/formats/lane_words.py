"""What the title of a line says about it: in English, Russian and Polish."""

from __future__ import annotations

import re
from typing import Literal

from tropa.core.map_imports import LineRole
from tropa.core.maps import StepFlag
from tropa.formats.numbers import parse_number

Told = LineRole | Literal["touchpoint", "note", "group"]
"""A role, or a word whose role depends on what else is there."""

WORDS: dict[Told, tuple[str, ...]] = {
    "stage": ("stage", "phase", "этап", "фаз", "стади", "etap", "faz"),
    "step": ("step", "шаг", "krok"),
    "touchpoint": (
        *("touchpoint", "touch point", "точк контакт", "точка контакт", "точки контакт"),
        *("punkt styku", "punkty styku", "punkt kontakt", "punkty kontakt"),
    ),
    "note": (
        *("text", "content", "note", "sticky", "текст", "заметк", "стикер", "содержимое"),
        *("tekst", "treść", "notatk", "karteczk"),
    ),
    "group": (
        *("area", "frame", "group", "section", "cluster", "category", "column"),
        *("область", "фрейм", "раздел", "групп", "категори", "колонк"),
        *("obszar", "ramk", "grup", "sekcj", "kategori", "kolumn"),
    ),
    "actions": (
        *("action", "activit", "doing", "what the customer does", "customer does", "user does"),
        *("действи", "что делает", "активност", "działani", "czynnośc", "co robi"),
    ),
    "goal": (
        *("goal", "job to be done", "jobs to be done", "jtbd", "objective"),
        *("цель", "цели", "задач", "cel", "cele", "zadani"),
    ),
    "thoughts": (
        *("thought", "thinking", "thinks", "questions", "мысл", "думает", "вопрос"),
        *("myśl", "pytani"),
    ),
    "trigger": (
        *("trigger", "motivation", "reason", "триггер", "мотив", "причин", "повод"),
        *("wyzwalacz", "motywacj", "powód", "powod"),
    ),
    "needs": ("need", "потребност", "нужд", "potrzeb"),
    "pains": (
        *("pain", "barrier", "problem", "frustration", "obstacle", "issue", "difficult"),
        *("боль", "боли", "болев", "барьер", "проблем", "сложност", "трудност", "страх"),
        *("bolączk", "ból", "bóle", "barier", "przeszkod", "frustracj", "trudnośc"),
    ),
    "strengths": (
        *("strength", "gain", "delight", "what works", "positive", "wow"),
        *("сильн", "выгод", "радост", "плюс", "что работает"),
        *("mocn", "korzyśc", "zalet", "co działa", "plusy"),
    ),
    "opportunities": (
        *("opportunit", "idea", "solution", "improvement", "quick win", "recommendation"),
        *("возможност", "идея", "идеи", "решени", "улучшени", "рекомендаци"),
        *("szans", "możliwośc", "pomysł", "rozwiązani", "usprawnieni", "rekomendacj"),
    ),
    "importance_customer": (
        *("importance", "importance to customer", "importance for customer", "customer importance"),
        *("важность", "важность для клиент", "значимость для клиент"),
        *("ważność", "ważność dla klient", "znaczenie dla klient"),
    ),
    "importance_company": (
        *("importance to company", "importance for company", "importance to the company"),
        *("importance to business", "importance to organisation", "importance to organization"),
        *("важность для компани", "важность для организац", "важность для бизнес"),
        *("ważność dla firm", "ważność dla organizac", "znaczenie dla firm"),
    ),
    "kpi": ("kpi", "metric", "measure", "indicator", "метрик", "показател", "metryk", "wskaźnik"),
    "systems": ("system", "tool", "software", "систем", "инструмент", "narzędzi", "oprogramowani"),
    "duration": ("duration", "how long", "длительност", "продолжительност", "czas trwania"),
    "files": ("file", "image", "picture", "файл", "изображени", "картинк", "plik", "obraz"),
    "storyboard": ("storyboard", "раскадровк", "сторибор", "scenorys"),
    "physical_evidence": (
        *("physical evidence", "evidence", "физическ", "материальн", "артефакт"),
        *("dowody", "dowód", "świadectw", "artefakt"),
    ),
    "frontstage": (
        *("frontstage", "front stage", "on stage", "фронтстейдж", "передний план", "на виду"),
        *("scena", "na scenie", "widoczn"),
    ),
    "backstage": (
        *("backstage", "back stage", "бэкстейдж", "за кулис", "за сцен", "внутренние процесс"),
        *("kulis", "zaplecz"),
    ),
    "support": ("support process", "support", "поддерж", "обеспечива", "wsparci", "wspierając"),
    "journeys": ("nested journey", "вложенн", "zagnieżdż", "podróże zagnieżdż"),
    "emotion": ("emotion", "feeling", "mood", "эмоци", "чувств", "настроени", "emocj", "nastrój"),
    "text": (
        *("channel", "department", "owner", "responsib", "expectation", "experience", "quote"),
        *("promise", "comment", "insight", "observation", "time", "persona"),
        *("канал", "подразделени", "отдел", "ответствен", "ожидани", "опыт", "цитат"),
        *("обещани", "комментари", "инсайт", "наблюдени", "срок"),
        *("kanał", "dział", "odpowiedzialn", "oczekiwa", "doświadcze", "cytat", "obietnic"),
        *("komentarz", "obserwacj", "spostrzeże", "czas"),
    ),
}
"""What a line can be → beginnings of the words and phrases that tell it."""
LONGEST_TITLE_WORDS = 6
_KNOWN = sorted(
    ((phrase, told) for told, phrases in WORDS.items() for phrase in phrases),
    key=lambda pair: -len(pair[0]),
)


FLAGS: dict[StepFlag, tuple[str, ...]] = {
    "is_moment_of_truth": ("moment of truth", "момент истины", "moment prawdy"),
    "is_quick_win": ("quick win", "быстрая победа", "szybki efekt"),
}
"""Marks of a step → how they are written behind its name, in brackets."""
_BRACKETS = re.compile(r"\s*\((.*)\)\s*$")


def flags_of(name: str) -> tuple[str, set[StepFlag]]:
    """Take the marks off a step's name, where its last brackets hold nothing else.

    Examples
    --------
    >>> flags_of("Pay (moment of truth)"), flags_of("Pay (by card)")
    (('Pay', {'is_moment_of_truth'}), ('Pay (by card)', set()))
    """
    found = _BRACKETS.search(name)
    told = found[1].casefold() if found else ""
    flags = {flag for flag, words in FLAGS.items() if any(word in told for word in words)}
    for words in FLAGS.values():
        for word in words:
            told = told.replace(word, "")
    is_mark = found is not None and bool(flags) and not told.strip(" ,;()")
    return (name[: found.start()], flags) if found and is_mark else (name, set())


def emotion_of(text: str) -> float | None:
    """Read an emotion on the scale of maps, −2…+2; None where it is none.

    Examples
    --------
    >>> emotion_of("−1,5"), emotion_of("5"), emotion_of("angry")
    (-1.5, None, None)
    """
    value = parse_number(text, "," if "," in text else ".")
    return value if value is not None and -2 <= value <= 2 else None


def told_by(title: str) -> Told | None:
    """Tell what a line is by its title; None where the title tells nothing.

    The longest phrase wins; a long sentence is no title.

    Examples
    --------
    >>> told_by("Customer pains"), told_by("2. Шаги клиента"), told_by("Etapy"), told_by("Price")
    ('pains', 'step', 'stage', None)
    """
    words = re.findall(r"[^\W\d_]+", title.casefold())
    if not words or len(words) > LONGEST_TITLE_WORDS:
        return None
    text = f" {' '.join(words)}"
    return next((told for phrase, told in _KNOWN if f" {phrase}" in text), None)


DEPARTMENTS = ("department", "подразделени", "отдел", "dział")
"""Beginnings of words that say: here stand the departments."""


def tells_departments(title: str) -> bool:
    """Tell by its title whether a lane names the departments.

    Examples
    --------
    >>> tells_departments("Отделы"), tells_departments("Channel")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return any(word.startswith(DEPARTMENTS) for word in words)
