"""A version keeps the very figures that were shown, whatever becomes of the facts."""

from __future__ import annotations

import csv
import io
import json

import pytest
from auditlog.models import LogEntry

from tropa.core import clock
from tropa.core.clock import FixedClock, from_us
from tropa.features.insights.measured_map import record_measure
from tropa.features.sharing import freezing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]
FILTER = {"until_us": 1_767_225_600_000_000 + 11 * 86_400_000_000}


def keep(shop, name="March", **more):
    return shop.editor.post(f"{shop.map_at}/versions", {"name": name, **more})


def whole(shop, kept):
    return shop.viewer.get(f"{shop.at}/versions/{kept['id']}")


def test_a_version_shows_what_was_sent_after_the_import_was_taken_out(shop, take_out, finish_jobs):
    before = shop.viewer.get(f"{shop.map_at}/measured")
    kept = keep(shop, note="for the board")
    seen = whole(shop, kept)
    assert seen["measured"] == {**before, "quotes": {}}
    assert seen["document"] == shop.map["document"]
    take_out(shop.done["id"])
    finish_jobs()
    now = shop.viewer.get(f"{shop.map_at}/measured")
    assert now["figures"] != before["figures"]
    with clock.use_clock(FixedClock(from_us(clock.now_us() + 10**15))):  # some thirty years on
        assert whole(shop, kept) == seen
    assert (kept["note"], kept["created_by"]) == ("for the board", "Edwin")


def test_filter_zone_lens_and_withholding_are_kept_as_they_were(shop):
    shop.owner.patch(shop.at, {"zone": "Europe/Warsaw"})
    kept = keep(shop, filter=FILTER)
    shop.owner.patch(shop.at, {"zone": "Asia/Omsk", "min_n": 1, "flag_n": 2})
    seen = whole(shop, kept)
    (lens,) = shop.viewer.get(f"{shop.at}/lenses")
    assert seen["basis"] == {
        "filter": FILTER,
        "zone": "Europe/Warsaw",
        "lens_name": lens["name"],
        "lens_version": lens["version"],
        "min_n": 10,
        "flag_n": 30,
    }
    assert (seen["measured"]["cases"], seen["measured"]["total_cases"]) == (11, 12)
    hidden = [
        figure
        for found in seen["measured"]["figures"].values()
        for figure in found.values()
        if figure["withheld"] == "withheld"
    ]
    assert hidden
    assert {(one["value"], one["low"], one["high"]) for one in hidden} == {(None, None, None)}


def test_what_binds_touchpoints_to_data_does_not_leave_with_a_version(shop):
    (first, *_) = whole(shop, keep(shop))["touchpoints"]
    assert (first["name"], first["activities"], first["events"]) == ("Ask", [], 0)


def test_an_export_of_a_version_holds_the_figures_it_keeps(shop, take_out, finish_jobs):
    kept = keep(shop, filter=FILTER)
    take_out(shop.done["id"])
    finish_jobs()
    at = f"/api/v1{shop.at}/versions/{kept['id']}/export"
    answer = shop.viewer.client.get(f"{at}?kind=json")
    assert "Buying - March.json" in answer["Content-Disposition"]
    facts = json.loads(answer.content)["facts"]
    assert sorted(found["reach"]["value"] for found in facts["figures"].values()) == [5, 11, 11]
    assert facts["where"] == FILTER
    sheet = shop.viewer.client.get(f"{at}?kind=csv").content.decode("utf-8-sig")
    assert any("100" in cell for row in csv.reader(io.StringIO(sheet)) for cell in row)
    assert "Which journeys: until Jan 11, 2026." in sheet
    for kind in ("pdf", "xlsx", "pptx", "svg"):
        assert shop.viewer.client.get(f"{at}?kind={kind}").status_code == 200


def test_a_figure_that_is_no_number_is_kept_as_unknown(plain, monkeypatch):
    def odd(record, *, where):
        return record_measure(record, where=where) | {"last_us": float("inf")}

    monkeypatch.setattr(freezing, "record_measure", odd)
    assert whole(plain, keep(plain))["measured"]["last_us"] is None


def test_one_goes_on_from_a_version_and_can_take_that_back(shop, change):
    kept = keep(shop)
    before = shop.map["document"]
    first = before["stages"][0]["id"]
    change({"kind": "remove_stage", "stage_id": first}, {"kind": "rename_map", "title": "Other"})
    later = shop.map["document"]
    changed = shop.editor.post(f"{shop.at}/versions/{kept['id']}/continue")
    assert {**changed["document"], "version": 0} == {**before, "version": 0}
    shop.map["version"] = changed["version"]
    undone = change(*changed["inverse"])
    assert {**undone["document"], "version": 0} == {**later, "version": 0}


def test_a_version_that_is_as_the_map_leaves_nothing_to_go_on_from(shop):
    kept = keep(shop)
    answer = shop.editor.call("POST", f"{shop.at}/versions/{kept['id']}/continue")
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_step_comes_back_without_a_touchpoint_that_is_gone(plain, change):
    step = plain.map["document"]["steps"][0]
    kept = keep(plain)
    change({"kind": "remove_step", "step_id": step["id"]})
    plain.editor.delete(f"{plain.at}/touchpoints/{step['touchpoint_id']}")
    changed = plain.editor.post(f"{plain.at}/versions/{kept['id']}/continue")
    assert changed["document"]["steps"] == [{**step, "touchpoint_id": None}]


def test_versions_are_listed_removed_and_written_down(plain):
    kept = [keep(plain, name) for name in ("March", "April")]
    assert [one["name"] for one in plain.viewer.get(f"{plain.map_at}/versions")] == [
        "April",
        "March",
    ]
    plain.editor.delete(f"{plain.at}/versions/{kept[0]['id']}")
    assert [one["name"] for one in plain.viewer.get(f"{plain.map_at}/versions")] == ["April"]
    told = LogEntry.objects.filter(content_type__model="mapversion").order_by("pk")
    assert [entry.additional_data["verb"] for entry in told] == ["create", "create", "delete"]
    assert "March" not in str([entry.additional_data for entry in told])
