"""Two who lead at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer: a transaction is lock enough"
)
def test_a_workshop_is_held_while_it_is_changed_so_that_no_change_undoes_another(meeting):
    with CaptureQueriesContext(connection) as asked:
        meeting.lead(is_voting=True)
    assert any("workshops_workshop" in one["sql"] and "FOR UPDATE" in one["sql"] for one in asked)


def test_another_member_leads_when_named(meeting):
    company = meeting.company
    members = company.owner.get(f"{company.at}/members")
    chosen = next(one for one in members if one["user_id"] == str(company.owner.user.pk))
    meeting.lead(leader_id=chosen["id"])
    assert meeting.board()["leader_user_id"] == str(company.owner.user.pk)
    assert meeting.board(meeting.guest("Gina"))["leader_user_id"] is None
