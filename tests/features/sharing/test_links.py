"""A link shows a map to whoever holds it: just that, just so long."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.cache import cache
from django.test import Client

from conftest import Caller
from every_address import ANYONE, CALLS, LINK, NEEDS, call
from tropa.core import clock
from tropa.core.clock import FixedClock
from tropa.features.sharing.models import ShareLink

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


def link(shop, **order):
    return shop.editor.post(f"{shop.map_at}/share-links", order)


def secret(made):
    return made["url"].rsplit("/", 1)[1]


def follow(made, client=None):
    """Open a link as a guest does: without any session."""
    return (client or Client()).get(f"/api/v1/shared/{secret(made)}")


@pytest.fixture
def notes(plain, change):
    """The plain map with a note, a claim and somebody's comment."""
    step = plain.map["document"]["steps"][0]["id"]
    note = {"kind": "set_cell", "lane_id": "own", "step_id": step, "text": "It smells of bread"}
    change({"kind": "add_lane", "lane_id": "own", "lane_kind": "thoughts"}, note)
    plain.viewer.post(f"{plain.map_at}/threads", {"text": "Secret remark", "step_id": step})
    return plain


def test_a_guest_reads_the_map_and_nothing_of_the_people(notes):
    made = link(notes, label="For the board")
    answer = follow(made)
    assert answer.status_code == 200
    shown = answer.json()
    assert shown["document"] == notes.map["document"]
    assert (shown["title"], shown["company"], shown["version"]) == ("Senses", "Shop", None)
    text = answer.content.decode()
    for hidden in ("Olga", "Edwin", "Vera", "example.org", "Secret remark", "For the board"):
        assert hidden not in text


def test_a_guest_s_answer_is_kept_out_of_search_caches_and_other_sites_logs(notes):
    answer = follow(link(notes))
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("no-referrer", "no-store")
    assert answer.cookies == {}


def test_a_link_ends_by_itself_and_at_once_when_it_is_ended(notes):
    made = link(notes, days=3)
    with clock.use_clock(FixedClock(clock.now() + timedelta(days=3, minutes=-1))):
        assert follow(made).status_code == 200
    with clock.use_clock(FixedClock(clock.now() + timedelta(days=3, minutes=1))):
        assert follow(made).status_code == 404
    assert follow(made).status_code == 200
    ended = notes.editor.delete(f"{notes.at}/share-links/{made['id']}")
    assert ended["ended_at"] is not None
    gone, never = follow(made), Client().get("/api/v1/shared/made-up")
    assert (gone.status_code, gone.json()["code"]) == (404, "not-found")
    assert gone.json()["detail"] == never.json()["detail"]


def test_thirty_days_are_usual_and_a_year_is_the_longest(notes):
    made = link(notes)
    left = clock.datetime.fromisoformat(made["expires_at"]) - clock.now()
    assert timedelta(days=29, hours=23) < left <= timedelta(days=30)
    for days in (0, 367):
        refused = notes.editor.call("POST", f"{notes.map_at}/share-links", {"days": days})
        assert refused.status_code == 422


def test_of_a_secret_only_its_hash_is_kept(notes):
    made = link(notes)
    kept = ShareLink.objects.get()
    assert len(secret(made)) == 43
    assert secret(made) not in str(kept.__dict__)
    assert secret(made).endswith(kept.token_end)
    (listed,) = notes.editor.get(f"{notes.map_at}/share-links")
    assert "url" not in listed
    told = str([entry.additional_data for entry in LogEntry.objects.all()])
    assert secret(made) not in told
    assert LogEntry.objects.filter(content_type__model="sharelink").count() == 1


def test_the_list_tells_when_a_link_was_used_last(notes):
    made = link(notes)
    now = clock.now()
    for seconds in (0, 1, 120):
        with clock.use_clock(FixedClock(now + timedelta(seconds=seconds))):
            assert follow(made).status_code == 200
    (listed,) = notes.editor.get(f"{notes.map_at}/share-links")
    used = clock.datetime.fromisoformat(listed["last_used_at"])
    assert abs(used - now - timedelta(seconds=120)) < timedelta(seconds=1)
    assert listed["uses"] == 2  # within a minute it counts as one


def test_guests_are_not_served_without_end(notes, monkeypatch):
    from tropa.kit import ratelimit

    made = link(notes)
    monkeypatch.setattr(ratelimit, "SHARED", ratelimit.Limit("shared", 2, 60))
    with clock.use_clock(FixedClock(clock.now())):
        assert [follow(made).status_code for _ in range(3)] == [200, 200, 429]
        assert Client().get("/api/v1/shared/guessed").status_code == 429


def test_a_link_without_figures_has_no_figures_no_claims_and_no_lanes_for_them(notes, change):
    lane = next(one for one in notes.map["document"]["lanes"] if one["kind"] == "gap")
    step = notes.map["document"]["steps"][0]["id"]
    claim = {"measure": "gap", "low": 0.0}
    change({"kind": "set_claim", "lane_id": lane["id"], "step_id": step, "claim": claim})
    shown = follow(link(notes, with_figures=False, filter={"contains": ["Pay"]})).json()
    assert (shown["measured"], shown["filter"]) == (None, {})
    kinds = {one["kind"] for one in shown["document"]["lanes"]}
    assert "thoughts" in kinds
    assert not kinds & {"gap", "emotion", "quotes", "reach"}
    assert [(cell["text"], cell["claim"]) for cell in shown["document"]["cells"]] == [
        ("It smells of bread", None)
    ]


def test_a_guest_reaches_nothing_but_what_the_link_shows(notes):
    """The matrix of a guest: a link is no account, and opens no other address."""
    guest = Caller(Client())
    assert follow(link(notes), guest.client).status_code == 200
    closed = [name for name in CALLS if NEEDS[name] not in (ANYONE, LINK)]
    ids = {"map_id": notes.map["id"]}
    answers = {name: call(guest, name, notes.workspace.pk, ids).status_code for name in closed}
    assert {name for name, status in answers.items() if status != 401} == set()


def test_a_viewer_makes_no_links_and_a_link_to_a_foreign_version_is_none(notes):
    refused = notes.viewer.call("POST", f"{notes.map_at}/share-links", {})
    assert refused.status_code == 403
    other = notes.editor.post(f"{notes.at}/maps", {"title": "Other"})
    kept = notes.editor.post(f"{notes.at}/maps/{other['id']}/versions", {"name": "Theirs"})
    order = {"version_id": kept["id"]}
    assert notes.editor.call("POST", f"{notes.map_at}/share-links", order).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_link_to_a_version_shows_its_figures_and_withholds_what_was_withheld(
    shop, take_out, finish_jobs
):
    where = {"until_us": 1_768_176_000_000_000}  # eleven days
    kept = shop.editor.post(f"{shop.map_at}/versions", {"name": "March", "filter": where})
    seen = shop.viewer.get(f"{shop.at}/versions/{kept['id']}")
    fixed, alive = link(shop, version_id=kept["id"]), link(shop, filter=where)
    assert follow(alive).json()["measured"] == seen["measured"]
    assert [follow(one).json()["filter"] for one in (fixed, alive)] == [where, where]
    unknown = follow(link(shop, filter={"contains": ["Refund"]}))
    assert (unknown.status_code, "Order" in unknown.content.decode()) == (409, False)
    take_out(shop.done["id"])
    finish_jobs()
    cache.clear()
    shown = follow(fixed).json()
    assert shown["version"]["name"] == "March"
    assert shown["measured"] == seen["measured"]
    figures = [one for found in shown["measured"]["figures"].values() for one in found.values()]
    assert {one["value"] for one in figures if one["withheld"] == "withheld"} == {None}
    assert follow(alive).json()["measured"] != seen["measured"]
    shop.editor.delete(f"{shop.at}/versions/{kept['id']}")
    assert follow(fixed).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_quotes_are_shown_only_where_they_are_switched_on(company, take_in, finish_jobs):
    answers = "client,rate,said\n" + "".join(
        f"{number},{1 + number % 5},It was number {number}\n" for number in range(12)
    )
    rating = {"touchpoint": "Smell", "scale": {"minimum": 1, "maximum": 5}}
    mapping = {
        "kind": "observations",
        "respondent": "client",
        "time_value": "2026-01-10",
        "ratings": {"rate": rating},
        "texts": {"said": "Smell"},
    }
    take_in(answers, name="survey.csv", mapping=mapping)
    finish_jobs()
    made = company.editor.post(f"{company.at}/maps", {})
    company.map_at = f"{company.at}/maps/{made['id']}"
    assert company.viewer.get(f"{company.map_at}/measured")["quotes"]
    without, with_them = follow(link(company)), follow(link(company, with_quotes=True))
    assert json.loads(without.content)["measured"]["quotes"] == {}
    assert "It was number" in with_them.content.decode()
