"""Maps and the registry: what a step may be bound to, and what a merge leaves of it."""

from uuid import uuid4

import pytest

from tropa.features.journeys import map_keeping

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(company):
    def make(name, cast=company.editor, at=company.at, **facts):
        return cast.post(f"{at}/touchpoints", {"name": name, **facts})["id"]

    return make


@pytest.fixture
def drawn(company, add):
    """A map of one touchpoint, without any lens."""
    add("Smell")
    return company.editor.post(f"{company.at}/maps", {})


def commands(company, drawn, *given):
    body = {"base_version": drawn["version"], "commands": list(given)}
    return company.editor.call("POST", f"{company.at}/maps/{drawn['id']}/commands", body)


def bind(drawn, touchpoint_id):
    (step,) = drawn["document"]["steps"]
    return {"kind": "bind_step", "step_id": step["id"], "touchpoint_id": touchpoint_id}


def test_a_step_is_not_bound_to_what_is_no_touchpoint(company, drawn):
    for nothing in (str(uuid4()), "no id at all"):
        assert commands(company, drawn, bind(drawn, nothing)).status_code == 404
    (listed,) = company.viewer.get(f"{company.at}/touchpoints")
    assert listed["maps"] == 1


def test_a_step_is_not_bound_to_a_touchpoint_of_another_workspace(company, drawn, add):
    own = company.outsider.get("/session")["workspaces"][0]["id"]
    foreign = add("Secret", company.outsider, f"/workspaces/{own}")
    assert commands(company, drawn, bind(drawn, foreign)).status_code == 404


def test_a_step_can_be_bound_to_another_touchpoint_and_to_none(company, drawn, add):
    other = add("Light")
    changed = commands(company, drawn, bind(drawn, other)).json()
    assert changed["document"]["steps"][0]["touchpoint_id"] == other
    assert commands(company, changed | {"id": drawn["id"]}, bind(drawn, None)).status_code == 200


def test_a_map_goes_on_showing_a_touchpoint_that_was_merged(company, drawn, add):
    smell = drawn["document"]["steps"][0]["touchpoint_id"]
    light = add("Light")
    body = {"keep_id": light, "merge_ids": [smell]}
    merged = company.editor.post(f"{company.at}/touchpoints/merge", body)
    at = f"{company.at}/maps/{drawn['id']}"
    assert company.viewer.get(at)["document"]["steps"][0]["touchpoint_id"] == light
    assert light in company.viewer.get(f"{at}/measured")["figures"]
    assert company.viewer.get(f"{company.at}/touchpoints")[0]["maps"] == 1
    refused = company.editor.call("DELETE", f"{company.at}/touchpoints/{light}")
    assert refused.status_code == 409
    company.editor.post(f"{company.at}/touchpoints/merges/{merged['merge_id']}/undo")
    assert company.viewer.get(at)["document"]["steps"][0]["touchpoint_id"] == smell


def test_undoing_a_removal_says_that_the_touchpoint_is_gone_meanwhile(company, drawn):
    (step,) = drawn["document"]["steps"]
    removed = commands(company, drawn, {"kind": "remove_step", "step_id": step["id"]}).json()
    company.editor.delete(f"{company.at}/touchpoints/{step['touchpoint_id']}")
    refused = commands(company, removed | {"id": drawn["id"]}, *removed["inverse"])
    assert (refused.status_code, refused.json()["code"]) == (409, "touchpoint-gone")
    assert "'Smell'" in refused.json()["detail"]


def test_a_map_does_not_grow_without_end(company, drawn, monkeypatch):
    monkeypatch.setattr(map_keeping, "MOST_PARTS", 5)
    stages = [{"kind": "add_stage", "stage_id": f"s{i}", "name": "More"} for i in range(6)]
    assert commands(company, drawn, *stages).status_code == 422


def test_a_map_does_not_grow_wide_and_high_at_once(company, drawn, monkeypatch):
    monkeypatch.setattr(map_keeping, "MOST_PLACES", 5)
    lanes = [{"kind": "add_lane", "lane_id": f"l{i}", "lane_kind": "pains"} for i in range(9)]
    refused = commands(company, drawn, *lanes)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-input")


def test_a_title_is_as_long_as_the_database_takes(company, drawn):
    for length, status in ((200, 200), (201, 422)):
        rename = {"kind": "rename_map", "title": "t" * length}
        assert commands(company, drawn, rename).status_code == status
