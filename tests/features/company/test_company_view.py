"""The company's process beside a map: given, matched, corrected, taken back."""

import pytest

from tropa.features.company import services
from tropa.features.company.models import CompanyProcess

pytestmark = pytest.mark.django_db
ROWS = ["order,what,when"] + [
    f"{n},{what},2026-01-{n:02} {hour}:00"
    for n in range(1, 13)
    for what, hour in (("Pay", 10), ("Order", 12), ("Ship", 14))
]
MAPPING = {
    "kind": "events",
    "columns": {
        "order": {"role": "case", "object_type": "order"},
        "what": {"role": "activity"},
        "when": {"role": "time"},
    },
}


@pytest.fixture
def car(company):
    """The map of the car service, as its template draws it."""
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "car-service"})
    return f"{company.at}/maps/{made['id']}/company", made["document"]


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """A map drawn from twelve orders that are paid before they are ordered."""
    take_in("\n".join(ROWS) + "\n", mapping=MAPPING)
    spec = {"object_type": "order"}
    lens = company.editor.post(f"{company.at}/lenses", {"name": "Orders", "spec": spec})
    finish_jobs()
    made = company.editor.post(f"{company.at}/maps", {"lens_id": lens["id"]})
    return f"{company.at}/maps/{made['id']}/company", made["document"]


def test_the_template_shows_a_company_present_at_one_of_seven_stages(company, car):
    at, document = car
    seen = company.viewer.get(at)
    assert (seen["stages_present"], seen["stages"]) == (1, 7)
    assert (seen["steps_known"], seen["steps"]) == (2, 14)
    assert (seen["origin"], seen["has_events"], seen["cases"]) == ("lanes", False, None)
    assert [one["name"] for one in seen["company"]][:3] == ["Acceptance", "work order", "diagnosis"]
    assert {one["how"] for one in seen["company"]} == {"place"}
    absent = {one["stage_id"] for one in seen["path"] if one["seen"] == "absent"}
    assert absent == {stage["id"] for stage in document["stages"]} - {document["stages"][4]["id"]}


def test_a_typed_process_is_held_against_what_customers_did(company, shop):
    at, document = shop
    steps = {step["name"]: step["id"] for step in document["steps"]}
    text = "1. order\n2. Pay\n3. Audit\n"
    assert company.editor.put(at, {"origin": "list", "text": text})["remarks"] == []
    seen = company.viewer.get(at)
    assert (seen["has_events"], seen["cases"], seen["events"]) == (True, 12, 36)
    assert [(one["name"], one["step_id"], one["happening"]) for one in seen["company"]] == [
        ("order", steps["Order"], "happens"),
        ("Pay", steps["Pay"], "happens"),
        ("Audit", None, "unplaced"),
    ]
    (unknown,) = [one for one in seen["path"] if one["seen"] != "known"]
    assert unknown["step_id"] == steps["Ship"]
    assert (unknown["reach"]["n"], unknown["reach"]["denominator"]) == (12, 12)
    (pair,) = seen["pairs"]
    assert (pair["basis"], pair["is_turned"]) == ("events", True)
    assert (pair["turned"]["n"], pair["turned"]["denominator"]) == (12, 12)
    assert (pair["time"]["n"], pair["time"]["value"]) == (12, None)
    query = f"first={steps['Order']}&second={steps['Pay']}&limit=2"
    found = company.viewer.get(f"{at}/cases?{query}")
    assert (found["total"], len(found["cases"])) == (12, 2)
    assert found["cases"][0]["first_us"] > found["cases"][0]["second_us"]


def test_a_correction_outlasts_another_list_and_can_be_taken_back(company, shop):
    at, document = shop
    ship = next(step["id"] for step in document["steps"] if step["name"] == "Ship")
    company.editor.put(at, {"origin": "list", "text": "Order\nCourier"})
    courier = company.viewer.get(at)["company"][1]
    assert courier["how"] == "none"
    said = {"is_placed": True, "step_id": ship, "planned_seconds": 3600}
    company.editor.patch(f"{at}/steps/{courier['id']}", said)
    company.editor.put(at, {"origin": "list", "text": "Pack\ncourier\nOrder"})
    again = company.viewer.get(at)["company"][1]
    assert (again["id"], again["step_id"], again["how"]) == (courier["id"], ship, "person")
    off = {"is_placed": False, "step_id": None}
    change = company.editor.patch(f"{at}/steps/{courier['id']}", off)
    assert company.viewer.get(at)["company"][1]["how"] == "none"
    company.editor.post(f"{at}/undo", change)
    assert company.viewer.get(at)["company"][1]["how"] == "person"


def test_of_more_steps_than_can_be_compared_it_is_told_how_many_are_left_out(company, car):
    at, document = car
    lane = next(one["id"] for one in document["lanes"] if one["kind"] == "backstage")
    step = document["steps"][0]["id"]
    text = "\n".join(f"Task {number}" for number in range(310))
    write = {"kind": "set_cell", "lane_id": lane, "step_id": step, "text": text}
    assert company.viewer.get(at)["left_out"] == 0
    company.editor.post(at.removesuffix("/company") + "/commands", {"commands": [write]})
    seen = company.viewer.get(at)
    assert len(seen["company"]) == 300
    assert seen["left_out"] >= 10


def test_undo_takes_back_no_change_that_somebody_else_made_since(company, shop):
    at, document = shop
    company.editor.put(at, {"origin": "list", "text": "Order\nCourier"})
    order, courier = company.viewer.get(at)["company"]
    mine = company.editor.patch(f"{at}/steps/{order['id']}", {"planned_seconds": 60})
    ship = {"is_placed": True, "step_id": document["steps"][0]["id"]}
    company.owner.patch(f"{at}/steps/{courier['id']}", ship)
    refused = company.editor.call("POST", f"{at}/undo", mine)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert company.viewer.get(at)["company"][1]["how"] == "person"


def test_two_corrections_at_once_are_both_kept(company, shop, monkeypatch):
    at, document = shop
    company.editor.put(at, {"origin": "list", "text": "Order\nCourier"})
    order, courier = company.viewer.get(at)["company"]
    said = {"is_placed": True, "step_id": document["steps"][0]["id"]}
    read = services.map_document

    def read_slowly(record):
        monkeypatch.setattr(services, "map_document", read)
        company.owner.patch(f"{at}/steps/{order['id']}", said)
        return read(record)

    monkeypatch.setattr(services, "map_document", read_slowly)
    company.editor.patch(f"{at}/steps/{courier['id']}", said)
    assert {one["how"] for one in company.viewer.get(at)["company"]} == {"person"}


def test_of_too_few_journeys_nothing_is_told_of_a_step(company, shop):
    at, document = shop
    made = company.editor.post(f"{company.at}/touchpoints", {"name": "Audit", "activities": ["A"]})
    audit = {"kind": "add_step", "step_id": "audit", "stage_id": document["stages"][0]["id"]}
    audit |= {"name": "Audit", "touchpoint_id": made["id"]}
    company.editor.post(at.removesuffix("/company") + "/commands", {"commands": [audit]})
    company.editor.put(at, {"origin": "list", "text": "Order\nAudit"})
    told = company.viewer.get(at)["company"]
    assert [one["happening"] for one in told] == ["happens", "never"]
    company.workspace.min_n = 13
    company.workspace.save()
    seen = company.viewer.get(at)
    assert {one["happening"] for one in seen["company"]} == {"unmeasured"}
    assert {one["share"]["withheld"] for one in seen["company"]} == {"withheld"}


def test_another_map_or_a_bpmn_file_may_be_the_process(company, car, send_file):
    at, document = car
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "car-service"})
    company.editor.put(at, {"origin": "map", "map_id": made["id"]})
    seen = company.viewer.get(at)
    assert (seen["stages_present"], seen["steps_known"], seen["name"]) == (7, 14, made["title"])
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    name = document["steps"][0]["name"]
    file = (
        f'<definitions xmlns="{space}"><process id="p" name="Ours"><userTask id="a" name="{name}"/>'
        '<task id="b" name="Audit"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>'
        "</definitions>"
    )
    taken = company.editor.put(at, {"origin": "bpmn", "upload_id": send_file(file, "x.bpmn")})
    assert taken["remarks"] == ["Read as plain tasks, gateways or events: userTask (1)."]
    seen = company.viewer.get(at)
    assert (seen["name"], seen["stages_present"], len(seen["company"])) == ("Ours", 1, 2)
    company.editor.put(at, {"origin": "lanes"})
    assert company.viewer.get(at)["steps_known"] == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"origin": "list", "text": " \n"}, "There is no step in it."),
        ({"origin": "bpmn"}, "There is no step in it."),
        ({"origin": "list", "text": "step\n" * 301}, "at most 300 steps"),
    ],
)
def test_what_is_no_process_is_refused_and_nothing_is_kept(company, car, body, said):
    at, _ = car
    answer = company.editor.client.put(
        f"{company.editor.base}{at}", body, content_type="application/json"
    )
    assert (answer.status_code, said in answer.json()["detail"]) == (422, True)
    assert not CompanyProcess.objects.exists()


def test_a_step_that_is_not_there_cannot_be_placed(company, car):
    at, _ = car
    own = company.viewer.get(at)["company"][0]["id"]
    for step, said in (("gone", {}), (own, {"is_placed": True, "step_id": "gone"})):
        answer = company.editor.client.patch(
            f"{company.editor.base}{at}/steps/{step}", said, content_type="application/json"
        )
        assert answer.status_code == 404
