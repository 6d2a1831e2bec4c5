"""The mail that reminds a member of what is due, in their own language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from babel.dates import format_date
from django.conf import settings

from tropa.kit.letters import letter

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.core.mail import EmailMessage

    from tropa.features.workspaces.models import Membership

SUBJECTS = {
    "en": "What is due in “{workspace}”",
    "ru": "Сроки в пространстве «{workspace}»",
    "pl": "Terminy w przestrzeni „{workspace}”",
}
BODIES = {
    "en": """Hello{name}!

This is due in the workspace “{workspace}”:

{lines}

All your tasks are here:

{link}

You can switch these mails off on the same page.
""",
    "ru": """Здравствуйте{name}!

В пространстве «{workspace}» подходят или прошли сроки:

{lines}

Все ваши задачи — здесь:

{link}

Там же можно отключить эти письма.
""",
    "pl": """Dzień dobry{name}!

W przestrzeni „{workspace}” zbliżają się lub minęły terminy:

{lines}

Wszystkie zadania są tutaj:

{link}

Na tej samej stronie można wyłączyć te wiadomości.
""",
}
KINDS = {
    "en": {
        "task": "{title}",
        "hypothesis": "Hypothesis: {title}",
        "request": "Data requested: {title}",
        "review": "Review “{title}”",
    },
    "ru": {
        "task": "{title}",
        "hypothesis": "Гипотеза: {title}",
        "request": "Запрошены данные: {title}",
        "review": "Пересмотреть карту «{title}»",
    },
    "pl": {
        "task": "{title}",
        "hypothesis": "Hipoteza: {title}",
        "request": "Prośba o dane: {title}",
        "review": "Przegląd mapy „{title}”",
    },
}
WHEN = {
    "en": {"ahead": "due {day}", "today": "due today", "over": "overdue since {day}"},
    "ru": {"ahead": "срок {day}", "today": "срок сегодня", "over": "срок прошёл {day}"},
    "pl": {"ahead": "termin {day}", "today": "termin dziś", "over": "po terminie od {day}"},
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something due: a task, a hypothesis, data, or a map's review (its title is the map's)."""

    id: UUID
    kind: str
    title: str
    on: date
    map_title: str = ""


def reminder_message(member: Membership, dues: list[Due], *, day: date) -> EmailMessage:
    """Write the mail.

    Its Message-ID follows from what it says: should the power go between a mail server's thanks
    and our own note of it, the second copy is known as such.
    """
    user, workspace = member.user, member.workspace
    language = user.language
    told = {
        "name": f", {user.name}" if user.name else "",
        "workspace": workspace.name,
        "lines": "\n".join(_line(due, day, language) for due in dues),
        "link": f"{settings.TROPA_ADDRESS}/w/{workspace.pk}/tasks",
    }
    known = "/".join([str(member.pk), day.isoformat(), *sorted(str(due.id) for due in dues)])
    headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, known)}@tropa>"}
    subject, body = (texts[language].format(**told) for texts in (SUBJECTS, BODIES))
    return letter(subject, body, to=user.email, headers=headers)


def _line(due: Due, day: date, language: str) -> str:
    title = " ".join(due.title.split())
    what = KINDS[language][due.kind].format(title=title)
    state = "today" if due.on == day else "ahead" if due.on > day else "over"
    when = WHEN[language][state].format(day=format_date(due.on, "long", locale=language))
    where = f" ({' '.join(due.map_title.split())})" if due.map_title else ""
    return f"– {what}{where}: {when}"
