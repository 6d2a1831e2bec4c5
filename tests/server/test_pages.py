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


MAP = (
    "/w/a6d9cbf4-082b-4e08-9e98-ffe52f33b570/journeys/c71ec930-5a91-4eba-b92f-415225560632",
    "/api/v1/workspaces/a6d9cbf4-082b-4e08-9e98-ffe52f33b570"
    "/maps/c71ec930-5a91-4eba-b92f-415225560632",
)


@pytest.mark.usefixtures("built")
def test_the_page_of_a_map_has_the_browser_ask_for_it_at_once(settings):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    told = [part.split(";")[0].strip(" <>") for part in client.get(MAP[0])["Link"].split(",")]
    assert told == [MAP[1], f"{MAP[1]}/measured"]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("path", "cookie"),
    [(MAP[0], ""), (f"{MAP[0]}?filter=%7B%7D", "somebody"), ("/w/1/journeys/new", "somebody")],
)
def test_nothing_is_asked_for_ahead_where_it_may_not_be_what_is_shown(settings, path, cookie):
    client = Client()
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert "Link" not in client.get(path)
