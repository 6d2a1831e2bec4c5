"""The board: as cheap for many as for one, and a line on which guests hear of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from live_windows import Window, run

pytestmark = pytest.mark.django_db


def queries_of(meeting):
    with CaptureQueriesContext(connection) as asked:
        meeting.board()
    return len(asked)


def test_a_board_asks_the_database_as_often_for_many_notes_as_for_one(meeting):
    meeting.lead(is_writing_private=False, is_voting=True, are_votes_shown=True)
    meeting.write(meeting.guest("Gina"), "First")
    before = queries_of(meeting)
    for number in range(4):
        meeting.write(meeting.guest(f"Guest {number}"), f"Note {number}")
    assert queries_of(meeting) == before


@pytest.mark.django_db(transaction=True)
def test_a_guest_is_welcome_on_the_live_line_by_their_secret_alone(meeting):
    guest = meeting.guest("Gina")
    path = f"/live{meeting.company.at}/maps/{meeting.map_id}"

    def window(secret):
        opened = Window(guest, path)
        spoken = ["tropa", f"guest.{secret}"]
        opened.scope["subprotocols"] = spoken
        opened.scope["headers"] += [(b"sec-websocket-protocol", ", ".join(spoken).encode())]
        return opened

    async def scene():
        async with window(guest.secret) as own:
            welcome = await own.heard("welcome")
            own.change({"kind": "rename_map", "title": "Mine"})
            refused = await own.heard("refused")
        async with window("made-up") as other:
            return welcome, refused, await other.closing()

    welcome, refused, closed = run(scene())
    assert [(one["name"], one["is_guest"]) for one in welcome["people"]] == [("Gina", True)]
    assert refused["problem"]["code"] == "not-allowed"
    assert closed == 4401
