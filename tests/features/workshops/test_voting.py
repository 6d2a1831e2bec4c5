"""Votes stay hidden until shown, within a budget; ratings stay each person's own."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(meeting):
    meeting.lead(is_writing_private=False, dots_each=3)
    return [meeting.write(meeting.company.editor, text) for text in ("Queue", "Price")]


def vote(meeting, someone, note, dots):
    return someone.call("PUT", f"{meeting.at}/notes/{note}/dots", {"dots": dots}).status_code


def seen(meeting, someone):
    return [(note["my_dots"], note["dots"]) for note in meeting.board(someone)["notes"]]


def test_everybody_has_so_many_dots_and_may_move_them(meeting, notes):
    gina = meeting.guest("Gina")
    assert vote(meeting, gina, notes[0], 1) == 409
    meeting.lead(is_voting=True)
    assert [vote(meeting, gina, notes[0], 2), vote(meeting, gina, notes[1], 2)] == [204, 422]
    assert meeting.board(gina)["dots_left"] == 1
    assert [vote(meeting, gina, notes[0], 0), vote(meeting, gina, notes[1], 3)] == [204, 204]
    meeting.lead(dots_each=2)  # fewer than are spent already
    assert meeting.board(gina)["dots_left"] == 0


def test_votes_are_hidden_until_they_are_shown(meeting, notes):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    meeting.lead(is_voting=True)
    vote(meeting, gina, notes[0], 2)
    vote(meeting, gustav, notes[0], 1)
    assert seen(meeting, gina) == [(2, None), (0, None)]
    assert seen(meeting, meeting.company.editor) == [(0, None), (0, None)]
    meeting.lead(are_votes_shown=True)
    assert seen(meeting, gustav) == [(1, 3), (0, 0)]


def test_votes_of_a_guest_who_was_put_out_do_not_count(meeting, notes):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    meeting.lead(is_voting=True, are_votes_shown=True)
    vote(meeting, gina, notes[0], 2)
    vote(meeting, gustav, notes[0], 1)
    board = meeting.board()
    assert (board["voters"], board["notes"][0]["dots"]) == (2, 3)
    gone = next(one["id"] for one in board["people"] if one["name"] == "Gina")
    meeting.company.editor.delete(f"{meeting.at}/guests/{gone}")
    board = meeting.board()
    assert (board["voters"], board["notes"][0]["dots"]) == (1, 1)


def rate(meeting, someone, subject, value):
    body = {"subject": subject, "value": value}
    return someone.call("PUT", f"{meeting.at}/ratings", body).status_code


def test_ratings_are_each_persons_own_and_only_raters_are_counted(meeting):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    assert rate(meeting, gina, "pay", 4) == 409
    meeting.lead(is_rating=True)
    assert [rate(meeting, gina, "pay", 4), rate(meeting, gina, "pay", 5)] == [204, 204]
    assert [rate(meeting, gina, "gone", 4), rate(meeting, gina, "pay", 6)] == [404, 422]
    assert [one["mine"] for one in meeting.board(gina)["subjects"]] == [5, None]
    assert [one["mine"] for one in meeting.board(gustav)["subjects"]] == [None, None]
    board = meeting.board()
    assert (board["raters"], board["rated"]) == (1, None)


def test_opened_results_tell_mean_and_interval_and_withhold_where_too_few_rated(meeting):
    company = meeting.company
    company.owner.patch(company.at, {"min_n": 3})
    meeting.lead(is_rating=True)
    guests = [meeting.guest(name) for name in ("Gina", "Gustav", "Greta")]
    for guest, value in zip(guests, (2, 3, 4), strict=True):
        rate(meeting, guest, "pay", value)
    rate(meeting, guests[0], "wait", 1)
    meeting.lead(are_ratings_shown=True)
    pay, wait = meeting.board(guests[1])["rated"]
    assert (pay["n"], pay["mean"], pay["is_withheld"]) == (3, 3.0, False)
    # t of 2 degrees of freedom 4.303 times 1 / sqrt(3) is 2.484
    assert (round(pay["low"], 2), round(pay["high"], 2)) == (0.52, 5.48)
    assert (wait["n"], wait["mean"], wait["low"], wait["is_withheld"]) == (1, None, None, True)
    assert rate(meeting, guests[1], "pay", 5) == 409
