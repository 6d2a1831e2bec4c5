"""What signing in, signing up and a new password answer, in the language that is asked for."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

WORDS = "a long and quiet sentence 7"
CALLS = [
    ("auth/login", {"email": "olga@example.org", "password": "wrong"}),
    ("auth/login", {"email": "nobody", "password": ""}),
    ("auth/signup", {"email": "olga@example.org", "password": WORDS}),
    ("auth/signup", {"email": "new@example.org", "password": "123"}),
    ("auth/signup", {"email": "new@example.org", "password": "New@Example.org"}),
    ("auth/password/reset", {"key": "a-b", "password": "x"}),
    ("auth/email/verify", {"key": "nonsense"}),
    ("account/password/change", {"current_password": "no", "new_password": WORDS + "8"}),
    ("account/password/change", {"current_password": WORDS, "new_password": "1"}),
]
ENGLISH = re.compile(r"\b(the|this|is|are|your|password|required|invalid|enter)\b", re.I)


@pytest.mark.parametrize("language", ["ru", "pl"])
def test_refusals_are_wholly_in_the_reader_s_language(language, company):
    told = []
    for path, body in CALLS:
        client = Client(headers={"accept-language": language})
        if path.startswith("account"):
            client.force_login(
                company.owner.user, backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        answer = client.post(
            f"/_allauth/browser/v1/{path}", json.dumps(body), content_type="application/json"
        )
        assert answer.status_code == 400
        told += [one["message"] for one in answer.json()["errors"]]
    assert len(told) >= len(CALLS)
    assert [message for message in told if ENGLISH.search(message)] == []
    if language == "ru":
        assert [message for message in told if not re.search("[а-яё]", message)] == []


@pytest.mark.parametrize(
    ("language", "subject"),
    [("ru", "Письмо для сброса пароля"), ("pl", "E-mail z resetowaniem hasła")],
)
def test_the_mail_for_a_new_password_is_in_the_reader_s_language(
    language, subject, company, mailoutbox
):
    client = Client(headers={"accept-language": language})
    address = {"email": company.owner.user.email}
    client.post(
        "/_allauth/browser/v1/auth/password/request", address, content_type="application/json"
    )
    (mail,) = mailoutbox
    assert mail.subject == subject
    assert mail.body.rstrip().endswith("— tropa, testserver")
    assert not re.search(
        r"\b(you|your|the|hello|password)\b", mail.body.replace("/reset-password/", ""), re.I
    )
