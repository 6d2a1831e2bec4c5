"""Notes become steps and cells: once, by commands that can be taken back."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(meeting):
    """Notes of several kinds, revealed; their ids by text."""
    meeting.lead(is_writing_private=False)
    editor = meeting.company.editor
    meeting.write(editor, "Nobody calls", step_id="wait")
    meeting.write(editor, "Friendly", kind="strength", stage_id="s")
    meeting.write(editor, "I am lost", kind="quote", step_id="pay")
    meeting.write(editor, "Parking", kind="touchpoint")
    return {note["text"]: note["id"] for note in meeting.board()["notes"]}


def hand_over(meeting, ids, **place):
    body = {"note_ids": list(ids), **place}
    return meeting.company.editor.call("POST", f"{meeting.at}/hand-over", body)


def cells(document):
    kinds = {lane["id"]: lane["kind"] for lane in document["lanes"]}
    return {
        (kinds[cell["lane_id"]], cell["step_id"] or cell["stage_id"]): cell["text"]
        for cell in document["cells"]
    }


def test_each_kind_goes_to_its_lane_and_a_touchpoint_becomes_a_step(meeting, written):
    assert hand_over(meeting, written.values(), stage_id="s").status_code == 200
    document = meeting.document()
    assert cells(document) == {
        ("pains", "wait"): "Too long\nNobody calls",
        ("strengths", "s"): "Friendly",
        ("thoughts", "pay"): "“I am lost”",
    }
    assert [step["name"] for step in document["steps"]] == ["Pay", "Wait", "Parking"]
    assert all(note["is_handed_over"] for note in meeting.board()["notes"])


def test_no_note_is_handed_over_twice_and_all_or_none_are(meeting, written):
    pain, strength = written["Nobody calls"], written["Friendly"]
    assert hand_over(meeting, [pain]).status_code == 200
    before = meeting.document()
    again = hand_over(meeting, [pain, strength])
    assert (again.status_code, again.json()["code"]) == (409, "handed-over")
    assert meeting.document() == before
    assert hand_over(meeting, [strength]).status_code == 200


def test_a_note_without_a_place_needs_one(meeting, written):
    assert hand_over(meeting, [written["Parking"]]).status_code == 422
    assert hand_over(meeting, [written["Parking"]], step_id="pay").status_code == 200


def test_a_hand_over_can_be_taken_back_and_done_again(meeting, written):
    before = meeting.document()
    ids = list(written.values())
    inverse = hand_over(meeting, ids, stage_id="s").json()["inverse"]
    undo = {"note_ids": ids, "commands": inverse}
    meeting.company.editor.post(f"{meeting.at}/hand-over/undo", undo)
    after = meeting.document()
    assert {**after, "version": 0} == {**before, "version": 0}
    assert not any(note["is_handed_over"] for note in meeting.board()["notes"])
    assert (
        meeting.company.editor.call("POST", f"{meeting.at}/hand-over/undo", undo).status_code == 409
    )
    assert hand_over(meeting, ids, stage_id="s").status_code == 200


def test_a_private_note_cannot_be_handed_over_by_whoever_leads(meeting):
    note = meeting.write(meeting.guest("Gina"), step_id="wait")
    assert hand_over(meeting, [note]).status_code == 404
