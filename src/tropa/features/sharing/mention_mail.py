"""The mail that tells somebody of a mention, in the language of the one who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from tropa.core import clock
from tropa.features.sharing.comment_selectors import MENTION, is_mailing, mentioned_ids
from tropa.features.sharing.models import Comment, Mention
from tropa.kit.jobs import job_create, register_job
from tropa.kit.letters import letter, letter_send

if TYPE_CHECKING:
    import re

    from django.core.mail import EmailMessage

    from tropa.features.workspaces.models import User
    from tropa.kit.jobs import JobRun

JOB = "mention-mail"
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


def register() -> None:
    """Make the job known that mails mentions."""
    register_job(JOB, (("mailing", mentions_send),), undo=_keep)


def mentions_mail(comment: Comment, *, by: User) -> None:
    """Have those mailed who are newly named, inside the transaction that names them.

    The worker does it: whoever comments waits for no mail server.
    """
    if settings.TROPA_SENDS_MAIL and comment.mentions.filter(mailed_at__isnull=True).exists():
        workspace_id = comment.thread.map.workspace_id
        job_create(JOB, workspace_id=workspace_id, subject_id=comment.pk, user=by)


def mentions_send(run: JobRun) -> None:
    """Mail those who are named in a comment, were not mailed yet, are still here, and want it.

    A mail that cannot be sent leaves the mention good: it waits in the application.
    """
    comments = Comment.objects.select_related("created_by", "thread__map__workspace")
    comment = comments.filter(pk=run.job.subject_id).first()
    if comment is None:
        return
    members = comment.thread.map.workspace.memberships.values("user_id")
    unsent = comment.mentions.filter(mailed_at__isnull=True, user__is_active=True)
    for mention in unsent.filter(user_id__in=members).select_related("user"):
        run.check()
        if is_mailing(mention.user):
            _send(mention, comment)


def _send(mention: Mention, comment: Comment) -> None:
    message = _message(mention.user, comment)
    if letter_send(message, about=f"mention {mention.pk}"):
        Mention.objects.filter(pk=mention.pk).update(mailed_at=clock.now())


def _keep(run: JobRun) -> None:
    """Leave what is sent: no mail comes back."""


def _message(user: User, comment: Comment) -> EmailMessage:
    author, record = comment.created_by, comment.thread.map
    at = f"/w/{record.workspace_id}/journeys/{record.pk}?thread={comment.thread_id}"
    told = {
        "author": author.get_full_name() if author else "",
        "map": record.title,
        "text": _readable(comment),
        "link": settings.TROPA_ADDRESS + at,
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
