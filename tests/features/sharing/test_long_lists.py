"""A list about a map asks the database as often for many as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tropa.core import clock
from tropa.features.sharing.comment_services import comment_create, thread_create
from tropa.features.sharing.models import MapVersion, ShareLink

pytestmark = pytest.mark.django_db
BASIS = {
    "filter": {}, "zone": "UTC", "lens_name": None, "lens_version": None, "min_n": 10, "flag_n": 30,
}  # fmt: skip


def add_version(cast, number):
    return MapVersion.objects.create(
        map_id=cast.map["id"], name=f"V{number}", map_version=1, document={}, measured={},
        basis=BASIS, created_by=cast.editor.user,
    )  # fmt: skip


def add_link(cast, number):
    ShareLink.objects.create(
        map_id=cast.map["id"], version=add_version(cast, number), token_hash=f"h{number}",
        expires_at=clock.now(), created_by=cast.editor.user,
    )  # fmt: skip


def add_thread(cast, number):
    text = f"{number} @{{{cast.owner.user.pk}}} @{{{cast.viewer.user.pk}}}"
    user, workspace_id = cast.editor.user, cast.workspace.pk
    begun = thread_create(user, workspace_id, cast.map["id"], place={}, text=text)
    comment_create(cast.viewer.user, workspace_id, begun.thread_id, text=text)


@pytest.mark.parametrize(
    ("path", "add"),
    [
        ("{map_at}/versions", add_version),
        ("{map_at}/share-links", add_link),
        ("{map_at}/threads", add_thread),
        ("{at}/mentions", add_thread),
    ],
)
def test_a_list_costs_the_same_for_one_and_for_many(plain, path, add):
    costs, lengths = [], []
    for numbers in (range(1), range(1, 5)):
        for number in numbers:
            add(plain, number)
        with CaptureQueriesContext(connection) as queries:
            found = plain.owner.get(path.format(map_at=plain.map_at, at=plain.at))
        lengths.append(len(found))
        costs.append(len(queries))
    assert lengths[1] > lengths[0]
    assert costs[0] == costs[1]
