"""A database that others hold for too long is no failure of ours: the caller may try again."""

import pytest
from django.db import OperationalError

from tropa.features.workspaces import services

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [("database is locked", 503, "busy"), ("no such table: x", 500, "internal")],
)
def test_only_a_locked_database_is_worth_another_try(company, monkeypatch, said, status, code):
    def broken(*_, **__):
        raise OperationalError(said)

    monkeypatch.setattr(services, "workspace_update", broken)
    answer = company.owner.call("PATCH", company.at, {"name": "Shop 2"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.get("Retry-After") == ("5" if status == 503 else None)
