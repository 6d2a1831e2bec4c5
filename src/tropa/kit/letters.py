"""Letters: what they say is a feature's, how they leave is the same for all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger("tropa.mail")


def letter(
    subject: str, body: str, *, to: str, headers: Mapping[str, str] | None = None
) -> EmailMessage:
    """Write a letter; its subject has one line, whatever names stand in it."""
    return EmailMessage(" ".join(subject.split()), body, to=[to], headers=dict(headers or {}))


def letter_send(message: EmailMessage, *, about: str) -> bool:
    """Send a letter; False where it could not be sent: the log then says ``about`` what it was."""
    try:
        message.send()
    except OSError:  # what smtplib raises too: the mail server is away, or refuses
        log.exception("the mail of %s was not sent", about)
        return False
    return True
