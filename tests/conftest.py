"""The cast of every test of the server: owner, editor, viewer, outsider; two workspaces."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.test import Client
    from pytest_django import DjangoDbBlocker

    from tropa.features.workspaces.models import User, Workspace

settings.register_profile(
    "tropa",
    deadline=None,  # no test is timed: figures live in benchmarks
    max_examples=40,  # each run draws others
)
settings.load_profile("tropa")


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001 - it runs before this one
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Once the tables are there, let emptying them cost no search for kinds and permissions.

    tropa asks no permission of Django's, the kinds of records stay the same, and each test that
    commits would wait for both.
    """
    from django.apps import apps
    from django.contrib.auth.management import create_permissions
    from django.contrib.contenttypes.management import create_contenttypes
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from django.db.models.signals import post_migrate

    with django_db_blocker.unblock():
        kinds = list(ContentType.objects.all())
        if connection.vendor == "postgresql":
            connection.ops.sql_flush = _deletions

    def write_kinds(**_: object) -> None:
        ContentType.objects.bulk_create(kinds)

    uid = "django.contrib.auth.management.create_permissions"
    assert post_migrate.disconnect(create_permissions, dispatch_uid=uid)
    assert post_migrate.disconnect(create_contenttypes)
    post_migrate.connect(write_kinds, sender=apps.get_app_config("contenttypes"), weak=False)


def _deletions(_style: object, tables: list[str], **_: object) -> list[str]:
    """Empty tables row by row: PostgreSQL makes new files for each that is truncated."""
    return [
        "SET LOCAL session_replication_role = replica",  # in whatever order they refer to others
        *[f'DELETE FROM "{table}"' for table in tables],
    ]


WORDS = "a long and quiet sentence 7"


@pytest.fixture
def person(django_user_model: type[User]) -> Callable[[str], User]:
    """Make a person by name."""

    def make(name: str) -> User:
        return django_user_model.objects.create_user(
            f"{name}@example.org", password=WORDS, name=name.title()
        )

    return make


@dataclass
class Caller:
    """Calls the API as someone, and reads its JSON."""

    client: Client
    user: User | None = None
    base: str = "/api/v1"
    headers: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, body: Any = None, **options: Any) -> HttpResponse:
        """Call any address below the API's root."""
        data = None if body is None else json.dumps(body)
        return self.client.generic(
            method, self.base + path, data or "", content_type="application/json", **options
        )

    def get(self, path: str) -> Any:
        """Get JSON; fails on anything but success."""
        return self._read(self.call("GET", path))

    def post(self, path: str, body: Any = None) -> Any:
        """Post JSON; fails on anything but success."""
        return self._read(self.call("POST", path, body))

    def patch(self, path: str, body: Any) -> Any:
        """Patch; fails on anything but success."""
        return self._read(self.call("PATCH", path, body))

    def put(self, path: str, body: Any) -> Any:
        """Put; fails on anything but success."""
        return self._read(self.call("PUT", path, body))

    def delete(self, path: str) -> Any:
        """Delete; fails on anything but success."""
        return self._read(self.call("DELETE", path))

    @staticmethod
    def _read(response: HttpResponse) -> Any:
        assert response.status_code < 300, response.content.decode()
        return json.loads(response.content) if response.content else None


@dataclass
class Cast:
    """Who plays, and in which workspace."""

    workspace: Workspace
    owner: Caller
    editor: Caller
    viewer: Caller
    outsider: Caller
    anonymous: Caller

    @property
    def at(self) -> str:
        """The address of the workspace."""
        return f"/workspaces/{self.workspace.pk}"

    def by_role(self) -> dict[str, Caller]:
        """Everyone, by part."""
        names = ("owner", "editor", "viewer", "outsider", "anonymous")
        return {name: getattr(self, name) for name in names}


@pytest.fixture
def caller(person: Callable[[str], User]) -> Callable[[str], Caller]:
    """Make someone who is signed in."""
    from clients import signed_in

    def make(name: str) -> Caller:
        user = person(name)
        return Caller(signed_in(user), user)

    return make


@pytest.fixture
def company(caller: Callable[[str], Caller]) -> Cast:
    """A workspace with one of each, and an outsider who has a workspace of her own."""
    from django.core.cache import cache
    from django.test import Client

    from tropa.features.workspaces.models import Membership
    from tropa.features.workspaces.services import workspace_create

    cache.clear()
    owner, editor, viewer, outsider = map(caller, ("olga", "edwin", "vera", "ute"))
    workspace = workspace_create(owner.user, name="Shop").workspace
    for member, role in ((editor, "editor"), (viewer, "viewer")):
        Membership.objects.create(workspace=workspace, user=member.user, role=role)
    workspace_create(outsider.user, name="Elsewhere")
    return Cast(workspace, owner, editor, viewer, outsider, Caller(Client()))


@pytest.fixture
def send_file(company: Cast) -> Callable[..., str]:
    """Put a file where an upload would, and tell its id."""
    import hashlib

    from tropa.features.sources.uploads import upload_begin, upload_finish, upload_path

    def send(content: bytes | str, name: str = "orders.csv", cast: Cast = company) -> str:
        data = content.encode() if isinstance(content, str) else content
        upload = upload_begin(cast.editor.user, cast.workspace.pk, name=name)
        path = upload_path(upload)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        return str(upload_finish(upload, size_bytes=len(data), sha256=digest).pk)

    return send
