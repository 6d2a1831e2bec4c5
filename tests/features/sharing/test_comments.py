"""What is said about a map, to whom it is told, and that it outlives the part it is about."""

from __future__ import annotations

from uuid import UUID

import pytest
from auditlog.models import LogEntry
from django.core import mail

from tropa.features.sharing.models import Comment, CommentThread, Mention

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(plain):
    """A map of one step, and its ids."""
    document = plain.map["document"]
    plain.step, plain.stage = document["steps"][0], document["stages"][0]
    plain.lane, plain.map_pk = document["lanes"][0], UUID(plain.map["id"])
    return plain


def begin(board, text="Why so?", caller=None, **place):
    return (caller or board.viewer).post(f"{board.map_at}/threads", {"text": text, **place})


def threads(board, caller=None):
    return (caller or board.viewer).get(f"{board.map_at}/threads")


def named(caller):
    return f"@{{{caller.user.pk}}}"


def test_every_place_of_a_map_can_be_talked_about(board):
    places = [
        {},
        {"stage_id": board.stage["id"]},
        {"step_id": board.step["id"]},
        {"step_id": board.step["id"], "lane_id": board.lane["id"]},
        {"stage_id": board.stage["id"], "lane_id": board.lane["id"]},
    ]
    for place in places:
        begin(board, **place)
    told = threads(board)
    names = ("stage_id", "step_id", "lane_id")
    seen = [{name: one[name] for name in names if one[name]} for one in told]
    assert seen == places
    assert told[3]["place_words"]["step"] == "Smell"
    assert told[3]["place_words"]["lane_kind"] == board.lane["kind"]


@pytest.mark.parametrize("place", [{"step_id": "none"}, {"stage_id": "none"}])
def test_nothing_is_said_about_a_part_that_is_not_there(board, place):
    answer = board.viewer.call("POST", f"{board.map_at}/threads", {"text": "x", **place})
    assert answer.status_code == 404


def test_a_lane_alone_and_a_step_with_a_stage_are_no_place(board):
    step, stage = board.step["id"], board.stage["id"]
    for place in ({"lane_id": board.lane["id"]}, {"step_id": step, "stage_id": stage}):
        answer = board.viewer.call("POST", f"{board.map_at}/threads", {"text": "x", **place})
        assert answer.status_code == 422


def test_a_thread_stays_when_its_part_is_removed(board, change):
    begin(board, step_id=board.step["id"])
    change({"kind": "remove_step", "step_id": board.step["id"]})
    (kept,) = threads(board)
    assert (kept["step_id"], kept["place_words"]["step"]) == (board.step["id"], "Smell")


def test_an_answer_opens_a_resolved_thread_again(board):
    made = begin(board)
    at = f"{board.at}/threads/{made['id']}"
    assert board.viewer.patch(at, {"is_resolved": True})["resolved_by"]["name"] == "Vera"
    again = board.editor.post(f"{at}/comments", {"text": "Still so"})
    assert again["resolved_at"] is None
    assert [one["author"]["name"] for one in again["comments"]] == ["Vera", "Edwin"]


def test_who_did_not_begin_a_thread_resolves_it_as_an_editor_only(board):
    made = begin(board, caller=board.owner)
    at = f"{board.at}/threads/{made['id']}"
    assert board.viewer.call("PATCH", at, {"is_resolved": True}).status_code == 403
    assert board.editor.patch(at, {"is_resolved": True})["resolved_at"] is not None


def test_only_one_s_own_comment_is_changed_or_removed(board):
    made = begin(board)
    at = f"{board.at}/comments/{made['comments'][0]['id']}"
    assert board.owner.call("PATCH", at, {"text": "mine"}).status_code == 403
    assert board.editor.call("DELETE", at).status_code == 403
    changed = board.viewer.patch(at, {"text": "Better said"})["comments"][0]
    assert (changed["text"], changed["is_own"]) == ("Better said", True)
    assert changed["edited_at"] is not None
    board.viewer.delete(at)
    assert (Comment.objects.count(), CommentThread.objects.count()) == (0, 0)


def test_an_owner_takes_off_what_another_wrote_and_that_is_kept_in_the_trail(board):
    made = begin(board, caller=board.editor)
    (comment,) = made["comments"]
    at = f"{board.at}/comments/{comment['id']}"
    assert board.viewer.call("DELETE", at).status_code == 403
    assert board.outsider.call("DELETE", at).status_code == 404
    board.owner.delete(at)
    assert not Comment.objects.exists()
    entry = LogEntry.objects.get(action=LogEntry.Action.DELETE, object_pk=comment["id"])
    assert entry.actor == board.owner.user
    assert entry.additional_data["author"] == str(board.editor.user.pk)


def test_a_thread_stays_as_long_as_anybody_has_said_anything(board):
    made = begin(board)
    board.owner.post(f"{board.at}/threads/{made['id']}/comments", {"text": "Because"})
    board.viewer.delete(f"{board.at}/comments/{made['comments'][0]['id']}")
    (kept,) = threads(board)
    assert [one["text"] for one in kept["comments"]] == ["Because"]


def test_members_who_are_named_are_told_and_nobody_else(board):
    text = f"{named(board.owner)} {named(board.viewer)} {named(board.outsider)} look"
    made = begin(board, text)
    assert [one["name"] for one in made["comments"][0]["mentions"]] == ["Olga"]
    (told,) = board.owner.get(f"{board.at}/mentions")
    assert (told["author"]["name"], told["is_read"]) == ("Vera", False)
    assert (told["map_title"], told["thread_id"]) == ("Senses", made["id"])
    assert board.viewer.get(f"{board.at}/mentions") == []
    board.owner.post(f"{board.at}/mentions/seen", {"ids": [told["id"]]})
    assert board.owner.get(f"{board.at}/mentions")[0]["is_read"]


def test_nobody_marks_another_s_mention_as_seen(board):
    begin(board, named(board.owner))
    (told,) = board.owner.get(f"{board.at}/mentions")
    board.editor.post(f"{board.at}/mentions/seen", {"ids": [told["id"]]})
    assert not board.owner.get(f"{board.at}/mentions")[0]["is_read"]


def test_changing_a_comment_changes_who_is_named(board):
    made = begin(board, named(board.owner))
    at = f"{board.at}/comments/{made['comments'][0]['id']}"
    board.viewer.patch(at, {"text": named(board.editor)})
    assert set(Mention.objects.values_list("user", flat=True)) == {board.editor.user.pk}


def test_a_mention_goes_by_mail_in_the_language_of_whoever_is_named(board, settings, finish_jobs):
    settings.TROPA_SENDS_MAIL = True
    board.owner.patch("/session", {"language": "pl"})
    made = begin(board, f"{named(board.owner)}, why {{this}}? {named(board.outsider)}")
    assert mail.outbox == []  # nobody waits for it
    finish_jobs()
    (sent,) = mail.outbox
    assert sent.subject == "Wzmianka o Tobie na mapie „Senses”: Vera"
    assert sent.to == ["olga@example.org"]
    assert "@Olga, why {this}? @…" in sent.body  # a stranger's name is told to nobody
    assert f"/journeys/{board.map['id']}?thread={made['id']}" in sent.body
    board.viewer.patch(
        f"{board.at}/comments/{made['comments'][0]['id']}", {"text": f"{named(board.owner)} again"}
    )
    finish_jobs()
    assert len(mail.outbox) == 1  # whoever was told is not told again


def test_whoever_has_left_meanwhile_gets_no_mail(board, settings, finish_jobs):
    settings.TROPA_SENDS_MAIL = True
    begin(board, named(board.editor))
    board.workspace.memberships.filter(user=board.editor.user).delete()
    finish_jobs()
    assert mail.outbox == []


def test_whoever_wants_no_mails_gets_none(board, settings, finish_jobs):
    settings.TROPA_SENDS_MAIL = True
    assert board.owner.get("/mention-mail") == {"is_on": True, "sends_mail": True}
    assert not board.owner.put("/mention-mail", {"is_on": False})["is_on"]
    begin(board, named(board.owner))
    finish_jobs()
    assert mail.outbox == []
    assert len(board.owner.get(f"{board.at}/mentions")) == 1


def test_a_mention_waits_in_the_application_when_the_mail_server_is_away(
    board, settings, caplog, finish_jobs
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    settings.TROPA_SENDS_MAIL = True
    begin(board, named(board.owner))
    finish_jobs()
    assert len(board.owner.get(f"{board.at}/mentions")) == 1
    assert "was not sent" in caplog.text


def test_those_who_have_the_map_open_hear_of_a_comment(board, django_capture_on_commit_callbacks):
    from tropa.features.journeys.live import telling

    heard = []
    hear = heard.append
    telling.listen(board.map_pk, hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            made = begin(board)
    finally:
        telling.listen_no_more(board.map_pk, hear)
    assert [(one.topic, one.id) for one in heard] == [("comments", made["id"])]
