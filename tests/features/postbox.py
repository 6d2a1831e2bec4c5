"""A real mail server for tests: it keeps what it receives."""

from __future__ import annotations

from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from socket import socket

from aiosmtpd.controller import Controller


class Postbox:
    """Takes every mail that the server receives."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):
        """Keep a mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@contextmanager
def opened(settings):
    """Run a mail server on a free port, and let the settings name it."""
    box = Postbox()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.DEFAULT_FROM_EMAIL = "tropa@shop.example"
    settings.TROPA_SENDS_MAIL = True
    yield box
    server.stop()
