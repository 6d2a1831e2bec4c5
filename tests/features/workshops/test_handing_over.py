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


@pytest.mark.parametrize(("language", "said"), [("ru", "«I am lost»"), ("pl", "„I am lost”")])
def test_a_quote_stands_between_the_marks_of_whoever_hands_it_over(
    meeting, written, language, said
):
    meeting.company.editor.user.language = language
    meeting.company.editor.user.save()
    assert hand_over(meeting, [written["I am lost"]]).status_code == 200
    assert cells(meeting.document())["thoughts", "pay"] == said


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


def suppose(meeting, ids, **place):
    found_out = {"method": "survey", "deadline": "2026-12-01"}
    return hand_over(meeting, ids, hypotheses=found_out, **place)


def hypotheses(meeting):
    company = meeting.company
    return [one for one in company.editor.get(f"{company.at}/tasks") if one["kind"] == "hypothesis"]


def test_notes_become_hypotheses_where_they_stand_and_can_be_taken_back(meeting, written):
    before = meeting.document()
    ids = [written["Nobody calls"], written["Parking"]]
    assert suppose(meeting, ids).status_code == 200
    made = {one["title"]: one for one in hypotheses(meeting)}
    assert set(made) == {"Nobody calls", "Parking"}
    place = made["Nobody calls"]["place"]
    assert (place["step_id"], place["lane_kind"]) == ("wait", "pains")
    assert made["Parking"]["place"]["step_name"] == ""
    assert {one["method"] for one in made.values()} == {"survey"}
    assert meeting.document() == before
    assert suppose(meeting, ids).status_code == 409
    undo = {"note_ids": ids, "commands": []}
    meeting.company.editor.post(f"{meeting.at}/hand-over/undo", undo)
    assert hypotheses(meeting) == []
    assert hand_over(meeting, ids, stage_id="s").status_code == 200


def test_notes_are_taken_back_from_where_they_went(meeting, written):
    on_map, supposed = [written["Friendly"]], [written["Nobody calls"]]
    inverse = hand_over(meeting, on_map).json()["inverse"]
    suppose(meeting, supposed)
    before = meeting.document()
    for ids, commands in ((on_map, []), (supposed, inverse)):
        undo = {"note_ids": ids, "commands": commands}
        answer = meeting.company.editor.call("POST", f"{meeting.at}/hand-over/undo", undo)
        assert (answer.status_code, meeting.document()) == (409, before)
    assert len(hypotheses(meeting)) == 1


def test_the_note_of_a_touchpoint_goes_on_at_its_step(meeting, written):
    hand_over(meeting, [written["Parking"]], stage_id="s")
    step = meeting.document()["steps"][-1]["id"]
    note = next(one for one in meeting.board()["notes"] if one["text"] == "Parking")
    assert (note["step_id"], note["stage_id"]) == (step, "s")


def test_votes_are_told_with_how_many_people_gave_them(meeting, written):
    meeting.lead(is_voting=True)
    note = f"{meeting.at}/notes/{written['Nobody calls']}/dots"
    for someone in (meeting.company.editor, meeting.guest("Gina")):
        someone.put(note, {"dots": 2})
    assert meeting.board()["voters"] is None
    meeting.lead(are_votes_shown=True)
    board = meeting.board()
    assert board["voters"] == 2
    assert {one["dots"] for one in board["notes"]} == {0, 4}
