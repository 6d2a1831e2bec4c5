"""Who is signed in, and signing in."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

pytestmark = pytest.mark.django_db
AUTH = "/_allauth/browser/v1/auth"
WORDS = "a long and quiet sentence 7"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def send(client, path, body, **headers):
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def test_a_stranger_gets_a_token_and_nothing_else(company):
    said = company.anonymous.get("/session")
    assert (said["user"], said["workspaces"]) == (None, [])
    assert said["csrf_token"]


def test_a_session_lists_the_own_workspaces_with_the_role(company, django_assert_num_queries):
    with django_assert_num_queries(3):
        said = company.editor.get("/session")
    assert said["workspaces"] == [
        {"id": str(company.workspace.pk), "name": "Shop", "role": "editor"}
    ]


def test_one_can_choose_language_theme_and_name(company):
    said = company.viewer.patch("/session", {"language": "pl", "theme": "dark", "name": " Wera "})
    assert (said["user"]["language"], said["user"]["theme"]) == ("pl", "dark")
    assert said["user"]["name"] == "Wera"


def test_an_unknown_language_is_refused(company):
    refused = company.viewer.call("PATCH", "/session", {"language": "xx"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/language"


def test_signing_up_signs_in():
    client = Client()
    made = send(client, f"{AUTH}/signup", {"email": "New@Example.org", "password": WORDS})
    assert made.status_code == 200
    assert client.get("/api/v1/session").json()["user"]["email"] == "new@example.org"


def test_signing_in_works_whatever_the_case_of_the_address(person):
    person("anna")
    client = Client()
    done = send(client, f"{AUTH}/login", {"email": "ANNA@example.org", "password": WORDS})
    assert done.status_code == 200


def test_signing_in_needs_the_token():
    client = Client(enforce_csrf_checks=True)
    refused = send(client, f"{AUTH}/login", {"email": "a@example.org", "password": WORDS})
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")


def test_too_many_wrong_passwords_lock_person_and_address_together(person):
    person("anna")
    person("berta")
    client = Client()
    for _ in range(7):
        send(client, f"{AUTH}/login", {"email": "anna@example.org", "password": "wrong"})
    locked = send(client, f"{AUTH}/login", {"email": "anna@example.org", "password": WORDS})
    other = send(Client(), f"{AUTH}/login", {"email": "berta@example.org", "password": WORDS})
    assert (locked.status_code, locked.json()["code"]) == (429, "locked-out")
    assert other.status_code == 200


def test_every_unsafe_call_needs_the_token(company):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        company.owner.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    refused = send(client, "/api/v1/workspaces", {"name": "X"})
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    token = client.get("/api/v1/session").json()["csrf_token"]
    taken = send(client, "/api/v1/workspaces", {"name": "X"}, **{"X-CSRFToken": token})
    assert taken.status_code == 201
