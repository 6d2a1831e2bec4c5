"""Guests come by a link, without an account, and reach their workshop alone."""

from __future__ import annotations

import pytest
from auditlog.models import LogEntry
from django.test import Client, RequestFactory

from every_address import ANYONE, CALLS, DOOR, LINK, NEEDS, call
from features.workshops.conftest import Guest
from tropa.core import clock
from tropa.core.clock import FixedClock
from tropa.features.journeys.live.visitors import visitor_admit
from tropa.features.workshops import guests
from tropa.features.workshops.models import Participant, Workshop
from tropa.kit import ratelimit
from tropa.kit.access import SignInRequired

pytestmark = pytest.mark.django_db
FOR_GUESTS = {"board", "notes", "notes/{note_id}", "notes/{note_id}/dots", "ratings"}


def test_the_door_tells_what_lies_behind_it_and_lets_in_under_a_name(meeting):
    door = Guest(Client(), secret=meeting.door())
    assert door.get("/workshop-door") == {
        "title": "Buying",
        "company": "Shop",
        "goal": "Shorter waiting",
    }
    assert door.call("POST", "/workshop-door", {"name": "  "}).status_code == 422
    guest = meeting.guest("Gina")
    board = meeting.board(guest)
    assert (board["my_name"], board["takes_part"], board["is_leading"]) == ("Gina", True, False)
    assert board["raters"] is None
    assert [one["name"] for one in meeting.board()["people"]] == ["Gina"]


def test_of_the_secrets_only_hashes_are_kept(meeting):
    secret, guest = meeting.door(), meeting.guest("Gina")
    kept = str(Workshop.objects.get().__dict__) + str(Participant.objects.get().__dict__)
    trail = str([(entry.additional_data, entry.object_repr) for entry in LogEntry.objects.all()])
    for told in (secret, guest.secret):
        assert len(told) >= 43
        assert told not in kept + trail
    assert "Gina" not in trail


def test_no_cookie_is_set_and_nothing_is_kept_by_caches(meeting):
    door = Guest(Client(), secret=meeting.door())
    answer = door.call("POST", "/workshop-door", {"name": "Gina"})
    assert (answer.cookies, answer["Cache-Control"]) == ({}, "no-store")


def test_a_closed_door_lets_nobody_in_and_opens_under_another_link(meeting):
    guest, first = meeting.guest("Gina"), meeting.door()
    meeting.lead(is_door_open=False)
    assert meeting.company.editor.get(f"{meeting.at}/door") == {"url": None}
    assert meeting.company.editor.call("GET", f"{meeting.at}/door.svg").status_code == 404
    for secret in (first, "made-up"):
        assert Guest(Client(), secret=secret).call("GET", "/workshop-door").status_code == 404
    assert meeting.board(guest)["my_name"] == "Gina"
    assert meeting.door() != first
    assert Guest(Client(), secret=first).call("GET", "/workshop-door").status_code == 404


def test_the_link_is_drawn_as_a_code_for_cameras(meeting):
    meeting.door()
    drawn = meeting.company.editor.call("GET", f"{meeting.at}/door.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.startswith(b"<svg ")
    assert b"#fff" in drawn.content


def test_a_guest_who_is_put_out_and_one_of_a_workshop_that_is_over_see_nothing(meeting):
    gina, gustav = meeting.guest("Gina"), meeting.guest("Gustav")
    (first, _) = meeting.board()["people"]
    meeting.company.editor.delete(f"{meeting.at}/guests/{first['id']}")
    assert gina.call("GET", f"{meeting.at}/board").status_code == 401
    assert gustav.call("GET", f"{meeting.at}/board").status_code == 200
    meeting.lead(is_ended=True)
    assert gustav.call("GET", f"{meeting.at}/board").status_code == 401
    assert meeting.company.viewer.call("GET", f"{meeting.at}/board").status_code == 200


def test_whoever_is_put_out_leaves_their_place_to_another(meeting, monkeypatch):
    monkeypatch.setattr(guests, "MOST_PARTICIPANTS", 1)
    meeting.guest("Gina")
    door = Guest(Client(), secret=meeting.door())
    assert door.call("POST", "/workshop-door", {"name": "Gustav"}).status_code == 422
    (gina,) = meeting.board()["people"]
    meeting.company.editor.delete(f"{meeting.at}/guests/{gina['id']}")
    assert door.call("POST", "/workshop-door", {"name": "Gustav"}).status_code == 201


def test_a_guest_reaches_nothing_but_their_own_workshop(meeting):
    """The matrix of a guest."""
    guest = meeting.guest("Gina")
    guest.client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {guest.secret}"
    ids = {"map_id": meeting.map_id, "workshop_id": meeting.id}
    at = "/workspaces/{workspace_id}/workshops/{workshop_id}/"
    for name in CALLS:
        answer = call(guest, name, meeting.company.workspace.pk, ids)
        if NEEDS[name] in (ANYONE, LINK):
            continue
        if NEEDS[name] == DOOR:
            assert (name, answer.status_code) == (name, 404)
        elif name.split(" ")[1].removeprefix(at) in FOR_GUESTS:
            assert answer.status_code not in (401, 403, 405, 422, 500), name
        else:
            assert (name, answer.status_code) == (name, 401)


def test_a_guest_of_one_workshop_is_a_stranger_in_another(meeting):
    guest = meeting.guest("Gina")
    other = meeting.company.editor.post(f"{meeting.company.at}/maps/{meeting.map_id}/workshops", {})
    at = f"{meeting.company.at}/workshops/{other['id']}"
    assert guest.call("GET", f"{at}/board").status_code == 404
    note = {"kind": "pain", "text": "Slow"}
    assert guest.call("POST", f"{at}/notes", note).status_code == 404


def test_a_viewer_reads_and_writes_nothing(meeting):
    viewer = meeting.company.viewer
    assert meeting.board(viewer)["takes_part"] is False
    refused = viewer.call("POST", f"{meeting.at}/notes", {"kind": "pain", "text": "Slow"})
    assert refused.status_code == 403


def test_a_guest_hears_the_map_of_their_workshop_and_of_no_other(meeting):
    guest = meeting.guest("Gina")
    workspace = meeting.company.workspace.pk

    def admitted(secret, map_id):
        from django.contrib.auth.models import AnonymousUser

        request = RequestFactory().get("/", HTTP_SEC_WEBSOCKET_PROTOCOL=f"tropa, guest.{secret}")
        request.user = AnonymousUser()
        return visitor_admit(request, workspace, map_id)

    map_id = Workshop.objects.get().map_id
    visitor = admitted(guest.secret, map_id)
    assert (visitor.name, visitor.is_guest) == ("Gina", True)
    for secret, place in (("made-up", map_id), (guest.secret, workspace)):
        with pytest.raises(SignInRequired):
            admitted(secret, place)


def test_the_door_does_not_serve_without_end(meeting, monkeypatch):
    monkeypatch.setattr(ratelimit, "WORKSHOP_JOINS", ratelimit.Limit("joins", 1, 60))
    monkeypatch.setattr(ratelimit, "WORKSHOP_GUEST", ratelimit.Limit("guest", 1, 60))
    door = Guest(Client(), secret=meeting.door())
    with clock.use_clock(FixedClock(clock.now())):
        answers = [door.call("POST", "/workshop-door", {"name": "G"}) for _ in range(2)]
        assert [one.status_code for one in answers] == [201, 429]
        guest = Guest(Client(), secret=answers[0].json()["secret"])
        seen = [guest.call("GET", f"{meeting.at}/board").status_code for _ in range(2)]
        assert seen == [200, 429]
