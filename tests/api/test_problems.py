"""Every error is a problem document that says what was wrong and what to do."""

import pytest

from tropa.features.workspaces import selectors
from tropa.kit import ratelimit
from tropa.kit.ratelimit import Limit

pytestmark = pytest.mark.django_db


def problem_of(answer):
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["status"] == answer.status_code
    assert said["type"] == f"urn:tropa:problem:{said['code']}"
    assert said["title"]
    assert said["detail"]
    return said


def test_401_for_someone_who_is_not_signed_in(company):
    said = problem_of(company.anonymous.call("GET", company.at))
    assert (said["status"], said["code"]) == (401, "sign-in-required")


def test_403_for_a_viewer_who_writes(company):
    said = problem_of(company.viewer.call("POST", f"{company.at}/departments", {"name": "X"}))
    assert (said["status"], said["code"]) == (403, "not-allowed")
    assert "owner" in said["hint"]


def test_404_for_an_address_that_is_not_there(company):
    assert problem_of(company.viewer.call("GET", "/nothing"))["status"] == 404


def test_404_for_an_id_that_is_no_id(company):
    assert problem_of(company.viewer.call("GET", "/workspaces/42"))["status"] == 404


def test_405_for_a_method_that_an_address_does_not_take(company):
    answer = company.viewer.call("PUT", f"{company.at}/members")
    assert problem_of(answer)["status"] == 405
    assert answer["Allow"] == "GET"


def test_409_for_a_conflict(company):
    company.editor.post(f"{company.at}/departments", {"name": "X"})
    said = problem_of(company.editor.call("POST", f"{company.at}/departments", {"name": "x"}))
    assert (said["status"], said["hint"]) == (409, "Choose another name.")


def test_422_points_at_what_is_not_valid(company):
    answer = company.owner.call("PATCH", company.at, {"min_n": 0, "currency": "euro"})
    said = problem_of(answer)
    assert [item["pointer"] for item in said["errors"]] == ["/currency", "/min_n"]


def test_422_for_a_body_that_is_no_json(company):
    answer = company.owner.client.generic(
        "PATCH", f"/api/v1{company.at}", "{", content_type="application/json"
    )
    assert problem_of(answer)["status"] in (400, 422)


def test_500_gives_a_number_and_keeps_the_reason_in_the_log(company, monkeypatch, caplog):
    def broken(*_, **__):
        raise LookupError("a secret of the server")

    monkeypatch.setattr(selectors, "members_list", broken)
    said = problem_of(company.viewer.call("GET", f"{company.at}/members"))
    number = said["instance"].removeprefix("urn:uuid:")
    assert (said["status"], said["code"]) == (500, "internal")
    assert number in said["hint"]
    assert "secret" not in str(said)
    assert number in caplog.text
    assert "a secret of the server" in caplog.text


def test_429_tells_when_to_try_again(company, monkeypatch):
    monkeypatch.setattr(ratelimit, "SESSIONS", Limit("sessions-test", 1, 60))
    company.anonymous.get("/session")
    answer = company.anonymous.call("GET", "/session")
    assert problem_of(answer)["status"] == 429
    assert 0 < int(answer["Retry-After"]) <= 60


@pytest.mark.parametrize(
    "body",
    [
        b'{"value": NaN}',
        b'{"value": Infinity}',
        b'{"name": "a\\u0000b"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_400_for_what_no_browser_or_database_could_read_again(company, body):
    at = f"/api/v1{company.at}/touchpoints"
    answer = company.editor.client.generic("POST", at, body, content_type="application/json")
    assert problem_of(answer)["status"] == 400
