"""A map leaves as a file: who may fetch it, under which filter, and what is kept back."""

from __future__ import annotations

import json
import re
from io import BytesIO
from urllib.parse import quote

import openpyxl
import pytest

from tropa.features.insights.map_exports import file_name
from tropa.formats.map_json import read_map
from tropa.report.map_export import MEDIA_TYPES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """A workspace with a map of 12 orders: enough for the first step, too few for the last."""
    lines = ["order,what,when,phone"]
    for number in range(12):
        lines.append(f"{number},Заказ,2026-01-{number + 1:02d} 10:00,8 916 000-00-{number:02d}")
        if number < 6:
            paid = f"2026-01-{number + 1:02d} 12:00"
            lines.append(f"{number},Płatność,{paid},8 916 000-00-{number:02d}")
    take_in("\n".join(lines), lens={"object_type": "order", "idle_seconds": 3600})
    finish_jobs()
    (lens,) = company.viewer.get(f"{company.at}/lenses")
    made = company.editor.post(f"{company.at}/maps", {"lens_id": lens["id"], "title": "Путь: łódź"})
    company.map_at = f"{company.at}/maps/{made['id']}"
    return company


def fetch(caller, shop, **query):
    words = "&".join(f"{name}={quote(value)}" for name, value in query.items())
    return caller.client.get(f"{caller.base}{shop.map_at}/export?{words}")


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_a_viewer_fetches_every_format(shop, kind):
    found = fetch(shop.viewer, shop, kind=kind)
    assert found.status_code == 200
    assert found["Content-Type"] == MEDIA_TYPES[kind]
    assert found["Content-Disposition"].startswith("attachment;")
    assert f"%C5%82%C3%B3d%C5%BA.{kind}" in found["Content-Disposition"]


def test_the_words_are_the_readers_own_unless_asked_for(shop):
    assert "Reach" in fetch(shop.viewer, shop, kind="csv").content.decode()
    polish = fetch(shop.viewer, shop, kind="csv", language="pl").content.decode()
    assert "Zasięg" in polish
    assert fetch(shop.viewer, shop, kind="csv", language="de").status_code == 422


def test_the_document_comes_back_equal(shop):
    content = fetch(shop.viewer, shop, kind="json").content
    document = shop.viewer.get(shop.map_at)["document"]
    assert read_map(content).model_dump(mode="json") == document


def test_withheld_figures_stay_withheld(shop):
    content = fetch(shop.viewer, shop, kind="json").content
    figures = json.loads(content)["facts"]["figures"].values()
    hidden = [row for found in figures for row in found.values() if row["withheld"] == "withheld"]
    assert hidden
    assert {row["value"] for row in hidden} == {row["low"] for row in hidden} == {None}
    book = openpyxl.load_workbook(BytesIO(fetch(shop.viewer, shop, kind="xlsx").content))
    rows = [
        row for row in book.worksheets[1].iter_rows(values_only=True) if "withheld" in str(row[11])
    ]
    assert rows
    assert {row[3] for row in rows} == {None}


def test_the_filter_of_the_screen_counts_here_too(shop):
    until = json.dumps({"until_us": 1_767_225_600_000_000 + 4 * 86_400_000_000})
    told = json.loads(fetch(shop.viewer, shop, kind="json", filter=until).content)["facts"]
    assert (told["cases"], told["total_cases"]) == (4, 12)
    assert told["where"] == json.loads(until)
    for kind in ("csv", "svg"):
        drawn = fetch(shop.viewer, shop, kind=kind, filter=until).content.decode()
        drawn = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", drawn))
        assert "Only 4 of 12 journeys are counted here." in drawn
        assert "Which journeys: until Jan 4, 2026." in drawn


def test_what_customers_say_is_said_to_be_whole_where_the_filter_cannot_reach_it(shop):
    where = json.dumps({"contains": ["Заказ"]})
    content = fetch(shop.viewer, shop, kind="csv", filter=where).content.decode()
    assert "Which journeys: contain: Заказ." in content
    assert "cannot be narrowed by events of the journey" in content


def test_touchpoints_that_are_not_on_the_map_stay_at_home(shop):
    shop.editor.post(f"{shop.at}/touchpoints", {"name": "Secret"})
    told = json.loads(fetch(shop.viewer, shop, kind="json").content)
    on_map = {step["touchpoint_id"] for step in told["map"]["steps"]}
    assert set(told["facts"]["touchpoints"]) == on_map


def test_an_outsider_finds_no_map(shop):
    assert fetch(shop.outsider, shop, kind="pdf").status_code == 404


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c:d", "a b c d"),
        ("", "map"),
        ("..", "map"),
        ("x" * 300, "x" * 100),
        ("a\r\nb", "a b"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title, name):
    assert file_name(title) == name
