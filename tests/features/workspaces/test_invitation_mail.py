"""Invitations leave by mail: what a real mail server receives, and what happens without one."""

import pytest

from features.postbox import opened
from tropa.features.workspaces.models import Invitation

pytestmark = pytest.mark.django_db


def unsigned(link):
    """Leave out when a link was signed, and the signature: each is signed when it is asked for."""
    return link.rsplit(":", 2)[0]


@pytest.fixture
def postbox(settings):
    """A mail server on a free port, and settings that name it."""
    with opened(settings) as box:
        yield box


def invite(company, email="new@example.org", role="editor"):
    return company.owner.post(f"{company.at}/invitations", {"email": email, "role": role})


@pytest.mark.parametrize(
    ("language", "subject", "role", "greeting"),
    [
        ("en", "Olga invites you to “Shop”", "role there: editor.", "Hello!"),
        ("ru", "Приглашение в пространство «Shop» от Olga", "роль: редактор.", "Здравствуйте!"),
        ("pl", "Zaproszenie do przestrzeni „Shop” od Olga", "rola: redaktor.", "Dzień dobry!"),
    ],
)
def test_an_invitation_is_mailed_in_the_inviter_s_language(
    company, postbox, language, subject, role, greeting
):
    company.owner.patch("/session", {"language": language})
    made = invite(company)
    (mail,) = postbox.mails
    assert (mail["subject"].strip(), mail["to"]) == (subject, "new@example.org")
    assert mail["from"] == "tropa@shop.example"
    text = mail.get_content()
    assert text.startswith(greeting)
    assert unsigned(made["token_url"]) in text
    assert role in text
    assert made["mailed_at"] is not None
    assert company.owner.get(f"{company.at}/invitations")[0]["mailed_at"] == made["mailed_at"]


def test_whoever_has_an_account_reads_the_invitation_in_their_own_language(company, postbox):
    company.outsider.patch("/session", {"language": "pl"})
    invite(company, "ute@example.org")
    assert postbox.mails[0].get_content().startswith("Dzień dobry!")


def test_a_name_of_several_lines_makes_no_header_of_its_own(company, postbox):
    company.workspace.name = "Shop\nBcc: spy@example.org"
    company.workspace.save()
    invite(company)
    assert postbox.mails[0]["bcc"] is None
    assert "Shop Bcc: spy@example.org" in postbox.mails[0]["subject"]


def test_an_invitation_stays_good_when_the_mail_server_is_away(company, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    settings.TROPA_SENDS_MAIL = True
    made = invite(company)
    assert (made["mailed_at"], Invitation.objects.count()) == (None, 1)
    assert "was not sent" in caplog.text


def test_without_a_mail_server_the_link_is_for_the_inviter_to_send(company, mailoutbox):
    assert invite(company)["mailed_at"] is None
    assert mailoutbox == []
