"""Uploads before Django: the sender is known before the first byte is kept."""

from __future__ import annotations

import asyncio
import json
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest
from django.db import connections

from tropa.features.sources.models import Upload
from tropa.features.sources.uploads import upload_path, uploads_sweep
from tropa.features.workspaces.folders import folder_of

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "a" * 32


def send(caller, workspace_id, chunks, *, name="a.csv", token=TOKEN, headers=()):
    """Send a body in pieces; tell status, answer, and how many pieces were asked for."""
    from tropa.server.asgi import application

    cookies = SimpleCookie({**{k: v.value for k, v in caller.client.cookies.items()}})
    pairs = [f"{key}={item.value}" for key, item in cookies.items()] + [f"csrftoken={TOKEN}"]
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/api/v1/workspaces/{workspace_id}/uploads",
        "query_string": f"name={name}".encode(),
        "headers": [
            (b"host", b"localhost"),
            (b"cookie", "; ".join(pairs).encode()),
            (b"x-csrftoken", token.encode()),
            *headers,
        ],
    }
    waiting = list(chunks)
    said = []

    async def receive():
        piece = waiting.pop(0)
        if piece is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def answer(message):
        said.append(message)

    async def run():
        try:
            await application(scope, receive, answer)
        finally:
            from asgiref.sync import sync_to_async

            await sync_to_async(connections.close_all)()

    asyncio.run(run())
    taken = len(list(chunks)) - len(waiting)
    return (
        (said[0]["status"] if said else None),
        b"".join(message.get("body", b"") for message in said),
        taken,
    )


def left_files(workspace_id):
    return [path for path in folder_of(workspace_id).rglob("*") if path.is_file()]


def test_a_file_arrives_whole(company):
    chunks = [b"a,b\n", b"1,2\n" * 400_000, b"3,4\n"]
    status, body, _ = send(company.editor, company.workspace.pk, chunks, name="../x/orders.CSV")
    upload = Upload.objects.get()
    assert status == 201
    assert (upload.name, upload.size_bytes) == ("orders.CSV", 1_600_008)
    assert upload_path(upload).read_bytes() == b"".join(chunks)
    assert upload_path(upload).name == "orders.CSV"
    assert str(upload.pk).encode() in body


@pytest.mark.parametrize(
    ("role", "status"),
    [("owner", 201), ("editor", 201), ("viewer", 403), ("outsider", 404), ("anonymous", 401)],
)
def test_who_may_send_is_known_before_the_first_byte(company, role, status):
    said, body, taken = send(getattr(company, role), company.workspace.pk, [b"a,b\n"])
    assert said == status
    if status != 201:
        assert taken == 0
        assert b"problem" in body
        assert left_files(company.workspace.pk) == []


def test_a_refusal_is_told_in_the_sender_s_language(company):
    company.viewer.user.language = "ru"
    company.viewer.user.save()
    _, body, _ = send(company.viewer, company.workspace.pk, [b"x"])
    assert json.loads(body)["detail"] == "Вашей роли для этого недостаточно (читатель)."
    _, body, _ = send(company.outsider, company.workspace.pk, [b"x"])
    assert json.loads(body)["detail"] == "There is no such workspace."


def test_a_workspace_that_is_not_there_is_not_found(company):
    status, _, _ = send(company.owner, uuid4(), [b"x"])
    assert status == 404


def test_a_call_without_the_token_is_refused(company):
    status, body, taken = send(company.editor, company.workspace.pk, [b"x"], token="b" * 32)
    assert (status, taken) == (403, 0)
    assert b"csrf" in body


def test_a_page_of_another_origin_is_refused(company):
    origin = [(b"origin", b"https://evil.example")]
    status, _, taken = send(company.editor, company.workspace.pk, [b"x"], headers=origin)
    assert (status, taken) == (403, 0)


def test_a_declared_length_above_the_limit_is_refused_unread(company, settings):
    settings.TROPA_UPLOAD_BYTES = 10
    length = [(b"content-length", b"11")]
    status, body, taken = send(company.editor, company.workspace.pk, [b"x" * 11], headers=length)
    assert (status, taken) == (413, 0)
    assert b"too-large" in body


def test_a_body_that_grows_above_the_limit_is_dropped(company, settings):
    settings.TROPA_UPLOAD_BYTES = 10
    status, _, _ = send(company.editor, company.workspace.pk, [b"x" * 8, b"x" * 8, b"x"])
    assert status == 413
    assert left_files(company.workspace.pk) == []
    assert not Upload.objects.exists()


def test_a_sender_who_goes_away_leaves_nothing(company):
    status, _, _ = send(company.editor, company.workspace.pk, [b"half of", None])
    assert status is None
    assert left_files(company.workspace.pk) == []
    assert not Upload.objects.exists()


def test_a_file_without_a_name_is_refused(company):
    status, body, taken = send(company.editor, company.workspace.pk, [b"x"], name="")
    assert (status, taken) == (422, 0)
    assert b"name" in body


def test_a_length_that_is_no_number_is_a_bad_call(company):
    length = [(b"content-length", b"many")]
    status, _, _ = send(company.editor, company.workspace.pk, [b"x"], headers=length)
    assert status == 400


def test_too_many_uploads_are_refused(company, monkeypatch):
    from tropa.features.sources import uploads
    from tropa.kit.ratelimit import Limit

    monkeypatch.setattr(uploads, "UPLOADS", Limit("uploads-test", 1, 3600))
    assert send(company.editor, company.workspace.pk, [b"x"])[0] == 201
    assert send(company.editor, company.workspace.pk, [b"x"])[0] == 429


def test_files_that_nobody_imports_go_after_a_week(company):
    from datetime import timedelta

    from tropa.core import clock

    send(company.editor, company.workspace.pk, [b"old"])
    Upload.objects.update(created_at=clock.now() - timedelta(days=8))
    send(company.editor, company.workspace.pk, [b"new"])
    uploads_sweep()
    assert [path.read_bytes() for path in left_files(company.workspace.pk)] == [b"new"]
    assert Upload.objects.filter(is_file_gone=True).count() == 1
