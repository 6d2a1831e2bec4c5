"""From a file to a measured map, its evidence and its graph, as the screens ask for them."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tropa.features.journeys.models import LensRecord

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """A workspace with 40 orders, 30 of them paid, each with the same two steps."""
    lines = ["order,what,when,phone,region"]
    for number in range(40):
        day = f"2026-01-{number % 28 + 1:02d}"
        region = "north" if number % 2 else "south"
        lines.append(f"{number},Order,{day} 10:00,8 916 000-00-{number:02d},{region}")
        if number < 30:
            lines.append(f"{number},Pay,{day} 12:00,8 916 000-00-{number:02d},{region}")
    take_in(
        "\n".join(lines),
        lens={"object_type": "order", "wanted": {"activities": ["Pay"]}, "idle_seconds": 3600},
    )
    finish_jobs()
    return company


def lens_of(shop):
    (lens,) = shop.viewer.get(f"{shop.at}/lenses")
    return lens


def where(**filter_):
    return "filter=" + quote(json.dumps(filter_))


def test_an_import_makes_the_lens_it_asks_for(shop):
    lens = lens_of(shop)
    assert (lens["state"], lens["cases"], lens["events"]) == ("ready", 40, 70)
    assert lens["object_type"] == "order"
    regions = next(item for item in lens["case_attributes"] if item["name"] == "region")
    assert {value["value"]: value["cases"] for value in regions["values"]} == {
        "north": 20,
        "south": 20,
    }


def test_the_graph_follows_the_filter(shop):
    at = f"{shop.at}/lenses/{lens_of(shop)['id']}"
    whole = shop.viewer.get(f"{at}/graph")
    assert [(e["source"], e["target"], e["count"]) for e in whole["edges"]] == [
        ("Order", "Pay", 30)
    ]
    assert whole["edges"][0]["mean_seconds"] == 7200
    north = shop.viewer.get(f"{at}/graph?{where(case={'region': ['north']})}")
    assert (north["cases"], north["total_cases"]) == (20, 40)
    assert north["edges"][0]["count"] == 15


def test_times_of_too_few_transitions_are_withheld_and_counts_are_not(shop):
    at = f"{shop.at}/lenses/{lens_of(shop)['id']}"
    until = where(until_us=1_767_225_600_000_000 + 4 * 86_400_000_000)
    thin = shop.viewer.get(f"{at}/graph?quantiles=true&{until}")["edges"][0]
    assert thin["count"] == 6
    assert (thin["mean_seconds"], thin["median_seconds"], thin["withheld"]) == (
        None,
        None,
        "withheld",
    )


def test_variants_cases_and_one_case_are_told(shop):
    at = f"{shop.at}/lenses/{lens_of(shop)['id']}"
    variants = shop.viewer.get(f"{at}/variants")
    assert [(v["activities"], v["cases"]) for v in variants["variants"]] == [
        (["Order", "Pay"], 30),
        (["Order"], 10),
    ]
    assert shop.viewer.get(f"{at}/cases?limit=3")["total"] == 40
    steps = shop.viewer.get(f"{at}/case?case=0")["steps"]
    assert [step["activity"] for step in steps] == ["Order", "Pay"]
    assert shop.viewer.get(f"{at}/edge?source=Order&target=Pay")["waits"]["median_seconds"] == 7200
    assert shop.viewer.get(f"{at}/node?activity=Pay")["count"] == 30


def test_funnel_and_between_count_those_who_never_come(shop):
    at = f"{shop.at}/lenses/{lens_of(shop)['id']}"
    order, pay = shop.viewer.get(f"{at}/funnel?step=Order&step=Pay")
    assert (order["cases"], pay["cases"]) == (40, 30)
    between = shop.viewer.get(f"{at}/between?source=Order&target=Pay")
    assert (between["n"], between["n_reached"]) == (40, 30)


def test_a_first_map_is_drawn_measured_and_backed_by_evidence(shop):
    made = shop.editor.post(f"{shop.at}/maps", {"lens_id": lens_of(shop)["id"]})
    steps = made["document"]["steps"]
    assert [step["name"] for step in steps] == ["Order", "Pay"]
    at = f"{shop.at}/maps/{made['id']}"
    measured = shop.viewer.get(f"{at}/measured")
    pay = measured["figures"][steps[1]["touchpoint_id"]]
    assert (pay["reach"]["value"], pay["reach_share"]["value"]) == (30, 0.75)
    assert pay["reach_share"]["denominator"] == 40
    assert pay["reach"]["state"] == "measured"
    touchpoint = steps[0]["touchpoint_id"]
    behind = shop.viewer.get(f"{at}/evidence?touchpoint_id={touchpoint}&measure=wait_after")
    assert behind["figure"]["value"] == 7200
    assert behind["total_records"] == 40


def test_a_trend_is_told_by_the_months_of_the_workspace(shop):
    made = shop.editor.post(f"{shop.at}/maps", {"lens_id": lens_of(shop)["id"]})
    touchpoint = made["document"]["steps"][0]["touchpoint_id"]
    at = f"{shop.at}/maps/{made['id']}/evidence?touchpoint_id={touchpoint}&measure=reach"

    def months():
        return [(point["month"], point["n"]) for point in shop.viewer.get(at)["trend"]]

    assert months() == [("2026-01", 40)]
    shop.owner.patch(shop.at, {"zone": "Etc/GMT+12"})  # twelve hours behind: still the year before
    assert months() == [("2025-12", 2), ("2026-01", 38)]


def test_a_claim_is_judged_by_the_figure(shop):
    made = shop.editor.post(f"{shop.at}/maps", {"lens_id": lens_of(shop)["id"]})
    at = f"{shop.at}/maps/{made['id']}"
    step = made["document"]["steps"][1]
    lane = next(lane for lane in made["document"]["lanes"] if lane["kind"] == "reach")
    claim = {"measure": "reach_share", "low": 0.9}
    command = {"kind": "set_claim", "lane_id": lane["id"], "step_id": step["id"], "claim": claim}
    body = {"base_version": made["version"], "commands": [command]}
    shop.editor.post(f"{at}/commands", body)
    figures = shop.viewer.get(f"{at}/measured")["figures"][step["touchpoint_id"]]
    assert figures["reach_share"]["state"] == "refuted"


def test_commands_change_a_map_and_can_be_taken_back(shop):
    made = shop.editor.post(f"{shop.at}/maps", {"lens_id": lens_of(shop)["id"]})
    at = f"{shop.at}/maps/{made['id']}"
    rename = {"kind": "rename_map", "title": "How orders go"}
    body = {"base_version": made["version"], "commands": [rename]}
    changed = shop.editor.post(f"{at}/commands", body)
    assert changed["document"]["title"] == "How orders go"
    old = shop.editor.call("POST", f"{at}/commands", body)
    assert old.status_code == 409
    undo = {"base_version": changed["version"], "commands": changed["inverse"]}
    assert shop.editor.post(f"{at}/commands", undo)["document"]["title"] == made["title"]


def test_taking_the_import_out_empties_the_journeys(shop, take_out, finish_jobs):
    (done,) = shop.editor.get(f"{shop.at}/imports")
    take_out(done["id"])
    finish_jobs()
    assert lens_of(shop)["cases"] == 0
    assert LensRecord.objects.get().version


def test_a_filter_that_is_none_is_refused_in_words(shop):
    answer = shop.viewer.call("GET", f"{shop.at}/lenses/{lens_of(shop)['id']}/graph?filter=%7B")
    assert answer.status_code == 422
    assert "filter" in json.loads(answer.content)["detail"]
