"""The mail that tells somebody of a mention, in the language of the one who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from tropa.core import clock
from tropa.features.sharing.comment_selectors import MENTION, is_mailing, mentioned_ids
from tropa.features.sharing.models import Mention
from tropa.kit.letters import letter, letter_send

if TYPE_CHECKING:
    import re

    from django.core.mail import EmailMessage

    from tropa.features.sharing.models import Comment
    from tropa.features.workspaces.models import User

SUBJECTS = {
    "en": "{author} mentions you on the map “{map}”",
    "ru": "Вас упомянули на карте «{map}»: {author}",
    "pl": "Wzmianka o Tobie na mapie „{map}”: {author}",
}
BODIES = {
    "en": """Hello!

{author} mentions you in a comment on the map “{map}”:

{text}

Read it on the map, and answer there:

{link}

You can stop these mails in the settings of your account in tropa.
""",
    "ru": """Здравствуйте!

Вас упомянули в комментарии на карте «{map}».
Автор: {author}.

{text}

Прочитать на карте и ответить:

{link}

Отключить такие письма можно в настройках своей учётной записи в tropa.
""",
    "pl": """Dzień dobry!

W komentarzu na mapie „{map}” jest wzmianka o Tobie.
Autor: {author}.

{text}

Przeczytaj na mapie i odpowiedz:

{link}

Takie wiadomości można wyłączyć w ustawieniach swojego konta w tropa.
""",
}


def mentions_send(comment: Comment, *, link: str) -> None:
    """Mail those who are newly named, where this server sends mail and they want it.

    A mail that cannot be sent leaves the mention good: it waits in the application.
    """
    if not settings.TROPA_SENDS_MAIL:
        return
    for mention in comment.mentions.filter(mailed_at__isnull=True).select_related("user"):
        if is_mailing(mention.user):
            _send(mention, comment, link)


def _send(mention: Mention, comment: Comment, link: str) -> None:
    message = _message(mention.user, comment, link)
    if letter_send(message, about=f"mention {mention.pk}"):
        Mention.objects.filter(pk=mention.pk).update(mailed_at=clock.now())


def _message(user: User, comment: Comment, link: str) -> EmailMessage:
    author = comment.created_by
    told = {
        "author": author.get_full_name() if author else "",
        "map": comment.thread.map.title,
        "text": _readable(comment),
        "link": link,
    }
    subject, body = (texts[user.language].format(**told) for texts in (SUBJECTS, BODIES))
    return letter(subject, body, to=user.email)


def _readable(comment: Comment) -> str:
    """Put names where the text holds ids: those of members, for nobody else is named to anybody."""
    memberships = comment.thread.map.workspace.memberships.select_related("user")
    named_here = memberships.filter(user_id__in=mentioned_ids(comment.text))
    people = {str(one.user_id): one.user for one in named_here}

    def named(found: re.Match[str]) -> str:
        person = people.get(found[1].lower())
        return f"@{person.get_full_name()}" if person else "@…"

    return MENTION.sub(named, comment.text)
