"""Rules over customers: named, checked against the journeys, counted, compared on a map."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tropa.features.workspaces.models import Workspace

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


def refused(answer, status):
    assert answer.status_code == status, answer.content
    return answer.json()["detail"]


def pay_of(drawn):
    return next(s["touchpoint_id"] for s in drawn["document"]["steps"] if s["name"] == "Pay")


def scores_of(found):
    return [stage["figures"]["score"] for stage in found["stages"] if "score" in stage["figures"]]


def test_a_segment_has_real_numbers_stage_by_stage(shop, drawn, add_segment):
    north = add_segment("North", case={"region": ["north"]})
    alone = shop.viewer.get(f"{shop.at}/segments/{north}/figures")
    assert (alone["cases"], alone["total_cases"], alone["untold"]) == (30, 62, [])
    assert alone["share"]["value"] == pytest.approx(30 / 62)
    assert alone["share"]["low"] < 30 / 62 < alone["share"]["high"]
    assert alone["stages"] == []
    early = quote('{"until_us": 1768435200000000}')  # the orders of the first fourteen days
    narrowed = shop.viewer.get(
        f"{shop.at}/segments/{north}/figures?map_id={drawn['id']}&filter={early}"
    )
    assert (narrowed["cases"], narrowed["total_cases"]) == (16, 34)
    assert narrowed["share"]["value"] == pytest.approx(16 / 34)
    found = shop.viewer.get(f"{shop.at}/segments/{north}/figures?map_id={drawn['id']}")
    assert [(one["value"], one["n"]) for one in scores_of(found)] == [(4.5, 30)]
    assert [len(curve["points"]) for curve in found["emotion"]] == [1]


def test_figures_of_too_few_are_counted_but_not_told(shop, drawn, add_segment):
    west = add_segment("West", case={"region": ["west"]})
    found = shop.viewer.get(f"{shop.at}/segments/{west}/figures?map_id={drawn['id']}")
    assert found["cases"] == 2
    assert [(one["withheld"], one["value"]) for one in scores_of(found)] == [("withheld", None)]


def test_a_condition_on_events_chooses_customers_and_keeps_all_that_happened(
    shop, drawn, add_segment
):
    paying = add_segment("Paying", event={"activity": ["Pay"]})
    found = shop.viewer.get(f"{shop.at}/segments/{paying}/figures?map_id={drawn['id']}")
    assert found["cases"] == 30
    reached = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?segment_id={paying}")
    figures = reached["segments"][0]["figures"]
    assert {one["reach"]["value"] for one in figures.values()} == {30}
    assert found["untold"] == ["activity"]
    assert "score" not in figures[pay_of(drawn)], "answers of everybody are not the segment's"


def test_segments_are_held_against_the_first_without_an_interval_where_they_share_customers(
    shop, drawn, add_segment
):
    ids = [add_segment(name.title(), case={"region": [name]}) for name in ("north", "south")]
    query = "&".join(f"segment_id={one}" for one in ids)
    found = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?{query}")
    north, south = found["segments"]
    pay = pay_of(drawn)
    shares = [one["figures"][pay]["reach_share"]["value"] for one in (north, south)]
    assert shares == [pytest.approx(20 / 30), pytest.approx(10 / 30)]
    (reach,) = found["differences"][pay]["reach_share"]
    assert reach["segment_id"] == ids[1]
    assert reach["value"] == pytest.approx(-1 / 3)
    assert reach["low"] < -1 / 3 < reach["high"] < 0
    (score,) = found["differences"][pay]["score"]
    assert (score["value"], score["is_clear"]) == (-3.0, True)
    assert "reach" not in found["differences"][pay]
    assert south["shared_with_first"] == 0
    both = add_segment("North and south", case={"region": ["north", "south"]})
    query = f"segment_id={ids[0]}&segment_id={both}"
    mixed = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?{query}")
    assert mixed["segments"][1]["shared_with_first"] == 30
    (reach,) = mixed["differences"][pay]["reach_share"]
    assert (reach["low"], reach["high"], reach["is_clear"]) == (None, None, False)


def test_the_filter_of_the_screen_narrows_each_segment(shop, drawn, add_segment):
    north = add_segment("North", case={"region": ["north"]})
    until = quote(json.dumps({"until_us": 1_767_225_600_000_000 + 14 * 86_400_000_000}))
    address = f"{shop.at}/maps/{drawn['id']}/compared?segment_id={north}"
    whole, part = shop.viewer.get(address), shop.viewer.get(f"{address}&filter={until}")
    assert (whole["segments"][0]["cases"], part["segments"][0]["cases"]) == (30, 16)


def test_a_part_that_would_tell_a_withheld_one_is_withheld_and_no_more_than_four_are_told(
    shop, drawn, add_segment
):
    ids = [add_segment(name.title(), case={"region": [name]}) for name in ("north", "west")]
    query = "&".join(f"segment_id={one}" for one in ids)
    found = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?{query}")
    scores = [one["figures"][pay_of(drawn)]["score"] for one in found["segments"]]
    assert [one["withheld"] for one in scores] == ["withheld", "withheld"]
    assert "score" not in found["differences"].get(pay_of(drawn), {})
    alone = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?segment_id={ids[0]}")
    assert alone["segments"][0]["figures"][pay_of(drawn)]["score"] == scores[0]
    sheet = shop.viewer.get(f"{shop.at}/segments/{ids[0]}/figures?map_id={drawn['id']}")
    assert [(one["withheld"], one["value"]) for one in scores_of(sheet)] == [("withheld", None)]
    asked = f"touchpoint_id={pay_of(drawn)}&measure=score&segment_id={ids[0]}"
    behind = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/evidence?{asked}")
    assert (behind["figure"], behind["records"]) == (scores[0], [])
    too_many = [*ids, *(add_segment(f"S{n}", case={"region": ["north"]}) for n in range(3))]
    query = "&".join(f"segment_id={one}" for one in too_many)
    answer = shop.viewer.call("GET", f"{shop.at}/maps/{drawn['id']}/compared?{query}")
    assert refused(answer, 422) == "One to 4 segments can be compared."


def test_another_thin_segment_opens_nothing_that_stands_beside_a_thin_one(shop, drawn, add_segment):
    ids = [add_segment(name.title(), case={"region": [name]}) for name in ("north", "west")]
    add_segment("West once more", case={"region": ["west"]})
    query = "&".join(f"segment_id={one}" for one in ids)
    found = shop.viewer.get(f"{shop.at}/maps/{drawn['id']}/compared?{query}")
    scores = [one["figures"][pay_of(drawn)]["score"] for one in found["segments"]]
    assert [(one["withheld"], one["value"]) for one in scores] == [("withheld", None)] * 2


NOT_TAKEN = [
    ({}, "This rule takes every customer."),
    ({"without": ["Pay"]}, "A segment chooses customers"),
    ({"case": {"regoin": ["north"]}}, "There is no case attribute 'regoin'."),
    ({"contains": ["Pya"]}, "There is no activity 'Pya'."),
]


def test_a_rule_that_says_nothing_the_journeys_know_is_refused(shop, lens):
    for rule, said in NOT_TAKEN:
        body = {"name": "X", "lens_id": lens, "rule": rule}
        answer = shop.editor.call("POST", f"{shop.at}/segments", body)
        assert refused(answer, 422).startswith(said)
    assert shop.viewer.get(f"{shop.at}/segments") == []


def test_a_segment_is_renamed_changed_and_removed_and_its_name_is_one(shop, lens, add_segment):
    pk = add_segment("North", case={"region": ["north"]})
    again = {"name": "NORTH", "lens_id": lens, "rule": {"case": {"region": ["north"]}}}
    answer = shop.editor.call("POST", f"{shop.at}/segments", again)
    assert refused(answer, 409) == "There is a segment called 'NORTH' already."
    at = f"{shop.at}/segments/{pk}"
    changed = shop.editor.patch(at, {"name": "Up north", "rule": {"case": {"region": ["west"]}}})
    assert (changed["name"], changed["rule"]["case"]) == ("Up north", {"region": ["west"]})
    assert shop.viewer.get(f"{at}/figures")["cases"] == 2
    taken = shop.editor.call("PATCH", at, {"rule": {}})
    assert refused(taken, 422) == "This rule takes every customer."
    shop.editor.delete(at)
    assert shop.viewer.get(f"{shop.at}/segments") == []


def test_a_lens_stays_while_a_segment_is_a_rule_over_it(shop, lens, add_segment):
    pk = add_segment("North", case={"region": ["north"]})
    answer = shop.editor.call("DELETE", f"{shop.at}/lenses/{lens}")
    assert refused(answer, 409) == "A segment is a rule over these journeys."
    shop.editor.delete(f"{shop.at}/segments/{pk}")
    shop.editor.delete(f"{shop.at}/lenses/{lens}")


@pytest.mark.usefixtures("drawn")
def test_a_workspace_goes_with_its_segments_personas_and_maps(shop, add_segment):
    pk = add_segment("North", case={"region": ["north"]})
    shop.editor.post(f"{shop.at}/personas", {"name": "Anna", "segment_id": pk})
    shop.owner.delete(shop.at)
    assert not Workspace.objects.filter(pk=shop.workspace.pk).exists()


def test_the_evidence_of_a_segment_is_its_own(shop, drawn, add_segment):
    north = add_segment("North", case={"region": ["north"]})
    south = add_segment("South", case={"region": ["south"]})
    asked = f"touchpoint_id={pay_of(drawn)}&measure=score"
    at = f"{shop.at}/maps/{drawn['id']}"
    found = shop.viewer.get(f"{at}/evidence?{asked}&segment_id={north}&segment_id={south}")
    compared = shop.viewer.get(f"{at}/compared?segment_id={north}&segment_id={south}")
    assert found["figure"] == compared["segments"][0]["figures"][pay_of(drawn)]["score"]
    assert {row["value"] for row in found["records"]} == {4.0, 5.0}
    everybody = shop.viewer.get(f"{at}/evidence?{asked}")
    assert everybody["total_records"] > found["total_records"] == found["figure"]["n"] == 30
    west = add_segment("West", case={"region": ["west"]})  # two customers, hidden with the north
    hidden = shop.viewer.get(f"{at}/evidence?{asked}&segment_id={north}&segment_id={west}")
    assert (hidden["figure"]["withheld"], hidden["figure"]["n"]) == ("withheld", 30)
    assert [(month["n"], month["value"]) for month in hidden["trend"]] == [(30, None)]
    assert (hidden["records"], hidden["distribution"]) == ([], [])
