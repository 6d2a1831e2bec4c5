"""Who may call which address: every one of them, each by owner, editor, viewer, outsider, anyone.

An address without a row in ``every_address.NEEDS`` fails: whoever adds one says who may call it.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction

from every_address import ANYONE, CALLS, DOOR, LINK, NEEDS, OPERATIONS, SIGNED_IN, call
from tropa.kit.access import Role
from tropa.server.api import api

pytestmark = pytest.mark.django_db


def test_every_address_says_who_may_call_it():
    assert set(OPERATIONS) - set(NEEDS) == set(), "addresses without a row"
    assert set(NEEDS) - set(OPERATIONS) == set(), "rows without an address"


@pytest.mark.parametrize("needs", sorted(set(NEEDS.values()), key=str))
def test_only_those_who_may_can_call(needs, company, subtests):
    for name in CALLS:
        if NEEDS[name] == needs:
            with subtests.test(name), undone():
                asked_by_each(company, name)


@contextmanager
def undone():
    """Take back what calls did: for the next address the company is as it was."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked_by_each(company, name):
    needs = NEEDS[name]
    workspace_id = company.workspace.pk
    answers = {
        role: call(caller, name, workspace_id)
        for role, caller in reversed(company.by_role().items())
    }
    anonymous = answers.pop("anonymous")
    if needs == ANYONE:
        assert anonymous.status_code == 200
        return
    if needs == DOOR:  # without the token nobody stands at the door, whoever they are
        assert {answer.status_code for answer in (anonymous, *answers.values())} == {401}
        return
    if needs == LINK:  # a link made up opens nothing, whoever tries it
        assert {answer.status_code for answer in (anonymous, *answers.values())} == {404}
        return
    assert (anonymous.status_code, anonymous.json()["code"]) == (401, "sign-in-required")
    if needs == SIGNED_IN:
        assert all(answer.status_code not in (401, 403) for answer in answers.values())
        return
    outsider = answers.pop("outsider")
    assert (outsider.status_code, outsider.json()["detail"]) == (404, "There is no such workspace.")
    for role, answer in answers.items():
        if Role(role).rank < needs.rank:
            assert (role, answer.status_code) == (role, 403)
            assert answer.json()["code"] == "not-allowed"
        else:
            assert answer.status_code not in (401, 403, 405, 422, 500), answer.content
            assert b"no such workspace" not in answer.content


def test_an_unsafe_call_without_sign_in_is_nowhere_possible():
    unsafe = [name for name in NEEDS if not name.startswith("GET ")]
    assert [name for name in unsafe if NEEDS[name] == ANYONE] == []
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if set(operation.methods) - {"GET"}:
                    assert operation.auth_callbacks, f"{operation.methods} {path}"


def test_the_documentation_is_for_those_who_may_call(company):
    for path in ("/api/v1/openapi.json", "/api/v1/docs"):
        assert company.anonymous.client.get(path).status_code == 401
        assert company.viewer.client.get(path).status_code == 200
