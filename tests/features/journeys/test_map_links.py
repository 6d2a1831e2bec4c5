"""Maps of maps: a step opens another map, of this workspace alone, and never in a circle."""

import json
from uuid import uuid4

import pytest

from tropa.features.journeys.models import MapRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(company):
    """Make a map of one step by its title."""
    company.editor.post(f"{company.at}/touchpoints", {"name": "Smell"})

    def make(title, cast=company.editor, at=company.at):
        return cast.post(f"{at}/maps", {"title": title})

    return make


def link_step(company, record, to, title="There"):
    (step,) = company.editor.get(f"{company.at}/maps/{record['id']}")["document"]["steps"]
    link = {"map_id": to, "title": title} if to else None
    return send(company, record, {"kind": "link_step", "step_id": step["id"], "link": link})


def send(company, record, *commands):
    body = {"commands": list(commands)}
    return company.editor.call("POST", f"{company.at}/maps/{record['id']}/commands", body)


def opens(company):
    return {one["title"]: one["opens"] for one in company.viewer.get(f"{company.at}/maps")}


def test_a_step_opens_another_map_and_the_list_tells_it(company, made):
    above, below = made("Buying"), made("Paying")
    changed = link_step(company, above, below["id"], "Paying").json()
    assert changed["document"]["steps"][0]["link"] == {"map_id": below["id"], "title": "Paying"}
    assert opens(company) == {"Buying": [below["id"]], "Paying": []}
    assert send(company, above, *changed["inverse"]).status_code == 200
    assert opens(company)["Buying"] == []


def test_a_journey_is_nested_in_a_cell(company, made):
    above, below = made("Buying"), made("Paying")
    (step,) = above["document"]["steps"]
    lane = {"kind": "add_lane", "lane_id": "nested", "lane_kind": "journeys"}
    link = {"map_id": below["id"], "title": "Paying"}
    cell = {"kind": "link_cell", "lane_id": "nested", "step_id": step["id"], "link": link}
    assert send(company, above, lane, cell).status_code == 200
    assert opens(company)["Buying"] == [below["id"]]


def test_no_way_leads_round_in_a_circle(company, made):
    a, b, c = made("A"), made("B"), made("C")
    assert link_step(company, a, b["id"]).status_code == 200
    assert link_step(company, b, c["id"]).status_code == 200
    for start, to in ((c, a), (a, a)):
        refused = link_step(company, start, to["id"])
        assert (refused.status_code, refused.json()["code"]) == (409, "map-circle")
    assert opens(company)["C"] == []


def test_a_map_leads_to_no_other_workspace_and_to_nothing_made_up(company, made):
    here = made("Here")
    own = company.outsider.get("/session")["workspaces"][0]["id"]
    foreign = made("Secret", company.outsider, f"/workspaces/{own}")
    for nowhere in (foreign["id"], str(uuid4()), "no id at all"):
        assert link_step(company, here, nowhere).status_code == 404


def test_a_way_outlives_the_map_it_led_to_and_can_be_taken_back(company, made):
    above, below = made("Buying"), made("Paying")
    link_step(company, above, below["id"], "Paying")
    company.editor.delete(f"{company.at}/maps/{below['id']}")
    document = company.viewer.get(f"{company.at}/maps/{above['id']}")["document"]
    assert document["steps"][0]["link"]["title"] == "Paying"
    removed = send(company, above, {"kind": "remove_step", "step_id": document["steps"][0]["id"]})
    assert send(company, above, *removed.json()["inverse"]).status_code == 200


def test_a_word_in_a_text_that_was_taken_back_opens_no_way_to_a_map_that_is_not_here(company, made):
    above, foreign = made("Buying"), str(uuid4())
    (step,) = above["document"]["steps"]
    lane = {"kind": "add_lane", "lane_id": "said", "lane_kind": "text"}
    write = {"kind": "set_cell", "lane_id": "said", "step_id": step["id"]}
    write["text"] = f'"map_id": "{foreign}"'
    assert send(company, above, lane, write).status_code == 200
    assert send(company, above, {**write, "text": ""}).status_code == 200
    assert link_step(company, above, foreign).status_code == 404


def test_a_map_from_elsewhere_comes_without_ways_to_maps_that_are_not_here(company, made):
    above, below = made("Buying"), made("Paying")
    document = link_step(company, above, below["id"]).json()["document"]
    text = json.dumps(document)
    kept = company.editor.post(f"{company.at}/maps/import", {"text": text})
    assert kept["document"]["steps"][0]["link"]["map_id"] == below["id"]
    MapRecord.objects.filter(pk=below["id"]).delete()
    told = company.editor.post(f"{company.at}/maps/proposal", {"text": text})
    assert told["remarks"] == ["Ways to maps that this workspace does not have are left out: 1."]
    bare = company.editor.post(f"{company.at}/maps/import", {"text": text})
    assert bare["document"]["steps"][0]["link"] is None


def test_the_maps_of_a_touchpoint_are_listed_with_its_steps(company, made):
    made("Buying")
    made("Paying")
    (touchpoint,) = company.viewer.get(f"{company.at}/touchpoints")
    at = f"{company.at}/touchpoints/{touchpoint['id']}/maps"
    listed = [(one["title"], one["steps"], one["lens_name"]) for one in company.viewer.get(at)]
    assert listed == [("Buying", ["Smell"], ""), ("Paying", ["Smell"], "")]
    assert company.viewer.call("GET", f"{company.at}/touchpoints/{uuid4()}/maps").status_code == 404
