"""Sticky notes: private until revealed, anonymous where wished, on the map once."""

from __future__ import annotations

import pytest
from auditlog.models import LogEntry

from tropa.features.journeys.live import telling
from tropa.features.workshops.models import Note

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(meeting):
    """What the room of the map is told."""
    from uuid import UUID

    said = []
    telling.listen(UUID(meeting.map_id), said.append)
    yield said
    telling.listen_no_more(UUID(meeting.map_id), said.append)


def test_private_notes_of_others_never_travel(meeting, heard, django_capture_on_commit_callbacks):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    with django_capture_on_commit_callbacks(execute=True):
        meeting.write(gina, "The queue")
    assert heard == []
    assert meeting.texts(gina) == ["The queue"]
    for other in (gustav, meeting.company.editor, meeting.company.viewer):
        assert "The queue" not in other.call("GET", f"{meeting.at}/board").content.decode()
        assert meeting.texts(other) == []
    with django_capture_on_commit_callbacks(execute=True):
        meeting.company.editor.post(f"{meeting.at}/reveal")
    assert [told.topic for told in heard] == ["workshop"]
    assert meeting.texts(gustav) == ["The queue"]


def test_nobody_touches_the_private_note_of_another(meeting):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    note = f"{meeting.at}/notes/{meeting.write(gina)}"
    meeting.lead(is_voting=True)
    for other in (gustav, meeting.company.editor):
        assert other.call("PATCH", note, {"text": "Mine"}).status_code == 404
        assert other.call("DELETE", note).status_code == 404
        assert other.call("PUT", f"{note}/dots", {"dots": 1}).status_code == 404
    gina.patch(note, {"text": "The long queue", "is_revealed": True})
    assert meeting.texts(gustav) == ["The long queue"]
    gina.patch(note, {"is_revealed": False})
    assert meeting.texts(gustav) == ["The long queue"]
    meeting.company.editor.delete(note)
    assert meeting.texts(gina) == []


def test_an_anonymous_note_knows_its_author_and_names_nobody(meeting):
    gina, gustav, editor = meeting.guest("Gina"), meeting.guest("Gustav"), meeting.company.editor
    LogEntry.objects.all().delete()
    first = meeting.write(gina, "Rude staff", is_anonymous=True)
    meeting.write(gina, "Dirty floor", is_anonymous=True)
    meeting.write(editor, "My fault", is_anonymous=True)
    kept = list(Note.objects.all())
    assert {(note.author_id, note.created_by_id) for note in kept} == {(None, None)}
    assert len({note.seal for note in kept}) == 3
    assert set(LogEntry.objects.values_list("actor_id", flat=True)) == {None}
    editor.post(f"{meeting.at}/reveal")
    shown = {note["text"]: note for note in meeting.board(gustav)["notes"]}
    assert [(one["author"], one["is_anonymous"], one["is_mine"]) for one in shown.values()] == [
        ("", True, False)
    ] * 3
    gina.patch(f"{meeting.at}/notes/{first}", {"text": "Unfriendly staff"})
    assert "Unfriendly staff" in meeting.texts(gustav)


def test_written_openly_a_note_is_seen_at_once_with_its_author_and_place(meeting):
    meeting.lead(is_writing_private=False)
    gina = meeting.guest("Gina")
    meeting.write(gina, "Long wait", step_id="wait")
    (note,) = meeting.board()["notes"]
    assert (note["author"], note["step_id"], note["kind"]) == ("Gina", "wait", "pain")
    body = {"kind": "pain", "text": "Nowhere", "step_id": "gone"}
    assert gina.call("POST", f"{meeting.at}/notes", body).status_code == 404


def test_a_list_from_paper_becomes_notes(meeting):
    text = "- The queue \n\n• No seats\nCold tea\n"
    editor = meeting.company.editor
    editor.post(f"{meeting.at}/paper", {"kind": "pain", "text": text})
    assert meeting.texts(meeting.company.viewer) == ["The queue", "No seats", "Cold tea"]
    for bad in ("\n \n", "short\n" + "x" * 301):
        body = {"kind": "pain", "text": bad}
        assert editor.call("POST", f"{meeting.at}/paper", body).status_code == 422
    assert Note.objects.count() == 3


def test_nothing_is_added_once_a_workshop_is_over(meeting):
    meeting.lead(is_ended=True)
    answer = meeting.company.editor.call(
        "POST", f"{meeting.at}/notes", {"kind": "pain", "text": "Late"}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "workshop-ended")
    meeting.lead(is_ended=False)
    meeting.write(meeting.company.editor, "In time")


def test_the_timer_ends_at_a_time_of_the_server(meeting):
    from datetime import UTC, datetime

    from tropa.core import clock
    from tropa.core.clock import FixedClock

    with clock.use_clock(FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))):
        meeting.company.editor.put(f"{meeting.at}/timer", {"seconds": 300})
        board = meeting.board()
        assert (board["now"], board["timer_ends_at"]) == (
            "2026-03-02T09:00:00Z",
            "2026-03-02T09:05:00Z",
        )
        meeting.company.editor.put(f"{meeting.at}/timer", {"seconds": None})
        assert meeting.board()["timer_ends_at"] is None
