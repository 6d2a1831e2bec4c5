"""The application's page and the headers around it."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings, tmp_path):
    settings.TROPA_WEB = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html><title>tropa</title>")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/", "/sign-in", "/maps/12/edit"])
def test_every_address_of_the_front_end_gets_the_page(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    assert b"<title>tropa</title>" in answer.content
    assert answer["Cache-Control"] == "no-cache"
    assert "csrftoken" in answer.cookies


@pytest.mark.parametrize("path", ["/api/nothing", "/_allauth/nothing", "/assets/nothing.js"])
def test_what_is_no_page_is_not_found(path):
    answer = Client().get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_front_end_that_is_not_built_says_what_to_do(settings, tmp_path):
    settings.TROPA_WEB = tmp_path
    answer = Client().get("/")
    assert answer.status_code == 503
    assert b"make" in answer.content


def test_the_page_is_only_read():
    assert Client().post("/").status_code in (403, 405)


@pytest.mark.usefixtures("built")
def test_the_browser_is_told_what_our_pages_may_do():
    answer = Client().get("/")
    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_files_of_the_front_end_are_kept_by_the_browser_for_good(tmp_path, settings):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "index-AbCd1234.js").write_text("let tropa;")
    settings.WHITENOISE_ROOT = tmp_path
    answer = Client().get("/assets/index-AbCd1234.js")
    assert (answer.status_code, answer.content) == (200, b"let tropa;")
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/javascript")
    again = Client().get("/assets/index-AbCd1234.js", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
