"""Reminders by mail: what a real mail server receives, once for each task and day."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from features.postbox import Postbox, opened
from features.stopped_clock import at_clock
from tropa.features.tasks import reminders
from tropa.features.tasks.models import Reminder
from tropa.features.tasks.reminders import reminders_send

pytestmark = pytest.mark.django_db


@pytest.fixture
def postbox(settings):
    """A mail server on a free port, and settings that name it."""
    settings.TROPA_ADDRESS = "https://shop.example"
    with opened(settings) as box:
        yield box


def told(postbox: Postbox) -> list[tuple[str, str]]:
    """Take the mails out: to whom, and what is due."""
    mails, postbox.mails = postbox.mails, []
    lines = [
        [line[2:] for line in mail.get_content().splitlines() if line.startswith("– ")]
        for mail in mails
    ]
    return [(mail["to"], "; ".join(due)) for mail, due in zip(mails, lines, strict=True)]


VERA = "vera@example.org"
LINE = "Hypothesis: Nobody tells them the day (Buying): due March 5, 2026"


def test_a_person_is_reminded_once_a_day_however_often_the_worker_goes_round(postbox, suppose):
    suppose()
    for number in range(3):
        reminders_send(f"round {number}")
    assert told(postbox) == [(VERA, LINE)]


def test_what_goes_wrong_in_one_workspace_keeps_nobody_else_from_being_reminded(
    postbox, suppose, company, monkeypatch, caplog
):
    suppose()
    due_in = reminders._due_in

    def fail_elsewhere(workspace, today):
        if workspace != company.workspace:
            raise LookupError("no such zone")
        return due_in(workspace, today)

    monkeypatch.setattr(reminders, "_due_in", fail_elsewhere)
    other = type(company.workspace).objects.exclude(pk=company.workspace.pk).get()
    type(other).objects.filter(pk=other.pk).update(created_at="2000-01-01T00:00Z")
    reminders_send("round")
    assert told(postbox) == [(VERA, LINE)]
    assert "no such zone" in caplog.text


def test_no_map_is_read_to_remind_of_what_stands_on_it(postbox, suppose):
    suppose()
    with CaptureQueriesContext(connection) as asked:
        reminders_send("round")
    assert told(postbox) == [(VERA, LINE)]
    assert [query["sql"] for query in asked if '"document"' in query["sql"]] == []


@pytest.mark.parametrize(
    ("language", "subject", "line"),
    [
        ("en", "What is due in “Shop”", LINE),
        ("ru", "Сроки в пространстве «Shop»", "срок 5 марта 2026"),
        ("pl", "Terminy w przestrzeni „Shop”", "termin 5 marca 2026"),
    ],
)
def test_everybody_reads_it_in_their_own_language(
    company, postbox, suppose, language, subject, line
):
    company.viewer.patch("/session", {"language": language})
    suppose()
    reminders_send("round")
    (mail,) = postbox.mails
    assert mail["subject"].strip() == subject
    assert line in mail.get_content()
    assert f"https://shop.example/w/{company.workspace.pk}/tasks" in mail.get_content()


def test_all_that_is_due_to_somebody_comes_in_one_mail(company, postbox, suppose, member):
    suppose()
    suppose(title="They want a call", deadline="2026-03-01")
    suppose(title="Far away", deadline="2026-04-01")
    suppose(title="Nobody's", person_id=None)
    suppose(title="Olga's", person_id=member(company.owner), deadline="2026-03-02")
    reminders_send("round")
    by_person = dict(told(postbox))
    assert by_person[VERA].split("; ") == [
        "Hypothesis: They want a call (Buying): overdue since March 1, 2026",
        LINE,
    ]
    assert by_person["olga@example.org"] == "Hypothesis: Olga's (Buying): due today"
    assert len(by_person) == 2


def test_the_owner_of_a_map_is_reminded_of_its_review(company, postbox, drawn):
    company.editor.patch(f"{company.at}/maps/{drawn.pk}/care", {"review_on": "2026-03-02"})
    reminders_send("round")
    reminders_send("next round")
    assert told(postbox) == [("edwin@example.org", "Review “Buying”: due today")]


def test_it_is_told_again_on_the_day_and_while_it_is_overdue(postbox, suppose):
    suppose()
    days = []
    for day in range(2, 21):
        with at_clock(f"2026-03-{day:02d} 12:00"):
            reminders_send(f"round {day}")
        days += [day for _ in told(postbox)]
    assert days == [2, 5, 6, 13, 20]


def test_nobody_is_woken_before_their_morning(company, postbox, suppose):
    suppose()
    company.owner.patch(company.at, {"zone": "America/New_York"})  # 4:30 there
    reminders_send("early")
    assert told(postbox) == []
    with at_clock("2026-03-02 13:05"):
        reminders_send("morning")
    assert len(told(postbox)) == 1


def test_whoever_left_or_closed_their_task_gets_no_mail(company, postbox, suppose, member):
    closed = suppose()
    suppose(title="Left behind")
    verdict = {"state": "dropped", "reason": "Not ours"}
    company.editor.post(f"{company.at}/tasks/{closed['id']}/verdict", verdict)
    company.owner.delete(f"{company.at}/members/{member(company.viewer)}")
    reminders_send("round")
    assert told(postbox) == []


def test_somebody_removed_while_the_mails_are_being_written_gets_none(
    company, postbox, suppose, member, monkeypatch
):
    suppose()
    claim = reminders._claim

    def claim_and_remove(*arguments, **named):
        company.owner.delete(f"{company.at}/members/{member(company.viewer)}")
        return claim(*arguments, **named)

    monkeypatch.setattr(reminders, "_claim", claim_and_remove)
    reminders_send("round")
    assert (told(postbox), Reminder.objects.count()) == ([], 0)


def test_one_s_own_switch_stops_one_s_own_mails_alone(company, postbox, suppose, member):
    suppose()
    suppose(person_id=member(company.owner))
    company.viewer.put(f"{company.at}/reminders/mine", {"is_on": False})
    reminders_send("round")
    assert [to for to, _ in told(postbox)] == ["olga@example.org"]
    assert company.viewer.get(f"{company.at}/reminders")["is_mine_on"] is False
    company.viewer.put(f"{company.at}/reminders/mine", {"is_on": True})
    reminders_send("next round")
    assert [to for to, _ in told(postbox)] == [VERA]


def test_the_owner_s_switch_stops_them_for_the_workspace(company, postbox, suppose):
    suppose()
    assert company.owner.put(f"{company.at}/reminders", {"is_on": False})["is_on"] is False
    company.owner.put(f"{company.at}/reminders", {"is_on": False})
    reminders_send("round")
    assert told(postbox) == []
    company.owner.put(f"{company.at}/reminders", {"is_on": True})
    reminders_send("next round")
    assert len(told(postbox)) == 1


def test_a_mail_that_cannot_be_sent_waits_for_the_next_round(postbox, suppose, settings, caplog):
    suppose()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1  # nobody listens there
    reminders_send("round")
    assert "was not sent" in caplog.text
    settings.EMAIL_PORT = port
    reminders_send("next round")
    assert len(told(postbox)) == 1


class PowerCut(BaseException):
    """What no handler catches."""


def test_a_round_that_broke_off_before_the_mail_goes_on_when_it_is_done_again(
    postbox, suppose, monkeypatch
):
    suppose()

    def cut(*_arguments, **_named):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(reminders, "reminder_message", cut)
        with pytest.raises(PowerCut):
            reminders_send("round")
    reminders_send("another round at the same time")
    assert told(postbox) == []
    reminders_send("round")
    assert len(told(postbox)) == 1
    reminders_send("round")
    assert told(postbox) == []


def test_a_round_that_never_came_back_is_taken_over_by_a_later_one(postbox, suppose, monkeypatch):
    suppose()

    def cut(*_arguments, **_named):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(reminders, "reminder_message", cut)
        with pytest.raises(PowerCut):
            reminders_send("round")
    with at_clock("2026-03-02 10:05"):
        reminders_send("an hour later")
    assert len(told(postbox)) == 1


def test_a_copy_sent_twice_by_a_power_cut_bears_the_same_number(postbox, suppose):
    suppose()
    reminders_send("round")
    Reminder.objects.update(sent_at=None)  # the power went before it could be noted
    reminders_send("round")
    first, second = postbox.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_without_a_mail_server_nobody_is_reminded(suppose, mailoutbox):
    suppose()
    reminders_send("round")
    assert (mailoutbox, Reminder.objects.count()) == ([], 0)
