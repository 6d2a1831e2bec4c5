"""The mail that brings an invitation's link, in the language of the one who is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from django.conf import settings

from tropa.core import clock
from tropa.features.workspaces.models import Invitation, User
from tropa.kit.letters import letter, letter_send
from tropa.kit.wording import worded

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

    from tropa.features.workspaces.selectors import Asker

SUBJECTS = {
    "en": "{inviter} invites you to “{workspace}”",
    "ru": "Приглашение в пространство «{workspace}» от {inviter}",
    "pl": "Zaproszenie do przestrzeni „{workspace}” od {inviter}",
}
BODIES = {
    "en": """Hello!

{inviter} invites you to the workspace “{workspace}” in tropa,
where customers' journeys are drawn and measured. Your role there: {role}.

Follow this link to accept, by {until} at the latest; it works once:

{link}

If you did not expect this, leave the mail be: nothing happens until the link is followed.
""",
    "ru": """Здравствуйте!

Вас приглашают в пространство «{workspace}» системы tropa,
где пути клиентов видны на карте и измерены.
Приглашает: {inviter}. Ваша роль: {role}.

Чтобы принять приглашение, перейдите по ссылке не позднее {until};
она действует один раз:

{link}

Если вы не ждали приглашения, ничего не делайте:
без перехода по ссылке ничего не произойдёт.
""",
    "pl": """Dzień dobry!

Masz zaproszenie do przestrzeni „{workspace}” w systemie tropa,
który pokazuje i mierzy podróże klientów.
Zaprasza: {inviter}. Twoja rola: {role}.

Aby przyjąć zaproszenie, otwórz ten odnośnik najpóźniej {until};
działa on jeden raz:

{link}

Jeśli to zaproszenie Cię nie dotyczy, zignoruj tę wiadomość:
bez otwarcia odnośnika nic się nie stanie.
""",
}


def invitation_send(invitation: Invitation, *, link: str, inviter: Asker) -> Invitation:
    """Send an invitation's link, where this server sends mail; tell on the invitation when.

    A mail that cannot be sent leaves the invitation good: its link is on the screen.
    """
    if not settings.TROPA_SENDS_MAIL:
        return invitation
    message = _message(invitation, link=link, inviter=inviter)
    if letter_send(message, about=f"invitation {invitation.pk}"):
        invitation.mailed_at = clock.now()
        Invitation.objects.filter(pk=invitation.pk).update(mailed_at=invitation.mailed_at)
    return invitation


def _message(invitation: Invitation, *, link: str, inviter: Asker) -> EmailMessage:
    language = _language(invitation, inviter)
    told = {
        "inviter": inviter.get_full_name() if isinstance(inviter, User) else "",
        "workspace": invitation.workspace.name,
        "role": worded(invitation.role, language),
        "until": format_date(invitation.expires_at, "long", locale=language),
        "link": link,
    }
    subject, body = (texts[language].format(**told) for texts in (SUBJECTS, BODIES))
    return letter(subject, body, to=invitation.email)


def _language(invitation: Invitation, inviter: Asker) -> str:
    """Take the language of the invited person, if known here; else that of the inviter."""
    known = User.objects.filter(email=invitation.email).values_list("language", flat=True).first()
    return known or (inviter.language if isinstance(inviter, User) else "en")
