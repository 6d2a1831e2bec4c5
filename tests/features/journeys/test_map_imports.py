"""Maps from outside: looked at, corrected, kept."""

import json
from uuid import uuid4

import pytest

from tropa.features.facts.models import Touchpoint
from tropa.features.journeys import map_importing
from tropa.features.journeys.models import MapRecord

pytestmark = pytest.mark.django_db
TABLE = "Etap;Zakup;\nKrok;Zamówienie;Płatność\nBolączki;wolno;=1+1\nKanał;www;\n"


@pytest.fixture
def propose(company):
    def ask(**body):
        return company.editor.post(f"{company.at}/maps/proposal", {"text": "", **body})

    return ask


@pytest.fixture
def bring(company):
    def ask(**body):
        return company.editor.post(f"{company.at}/maps/import", {"text": "", **body})

    return ask


def test_a_table_is_understood_and_nothing_of_it_is_kept(propose, send_file):
    seen = propose(upload_id=send_file(TABLE, "Mapa zakupów.csv"))
    assert seen["title"] == "Mapa zakupów"
    assert [(one["stage"], one["steps"]) for one in seen["stages"]] == [
        ("Zakup", ["Zamówienie", "Płatność"])
    ]
    assert [(one["title"], one["role"]) for one in seen["lines"]] == [
        ("Etap", "stage"),
        ("Krok", "step"),
        ("Bolączki", "pains"),
        ("Kanał", "text"),
    ]
    assert (seen["step_count"], seen["lane_count"], seen["cell_count"]) == (2, 2, 3)
    assert not MapRecord.objects.exists()
    assert not Touchpoint.objects.exists()


def test_it_is_kept_as_people_corrected_it(company, propose, bring, send_file):
    upload_id = send_file(TABLE, "mapa.csv")
    reading = propose(upload_id=upload_id)["reading"]
    reading["roles"][3] = "skip"
    made = bring(upload_id=upload_id, reading=reading, title="Zakupy")
    document = made["document"]
    assert made["title"] == document["title"] == "Zakupy"
    assert [lane["kind"] for lane in document["lanes"]] == ["pains"]
    assert {cell["text"] for cell in document["cells"]} == {"wolno", "=1+1"}
    names = {one["name"]: one["id"] for one in company.viewer.get(f"{company.at}/touchpoints")}
    assert {step["name"]: step["touchpoint_id"] for step in document["steps"]} == names


def test_a_table_can_be_turned_and_the_rest_is_guessed_anew(propose):
    seen = propose(text="a\tb\tc\nd\te\tf", is_turned=False)
    assert seen["reading"]["is_transposed"] is False
    assert len(seen["lines"]) == 2


def test_a_pasted_list_need_not_fill_the_registry(company, bring):
    company.editor.post(f"{company.at}/touchpoints", {"name": "Queue"})
    made = bring(text="queue\nwet trolley", title="Notes", is_adding_touchpoints=False)
    bound = {s["name"]: s["touchpoint_id"] for s in made["document"]["steps"]}
    assert bound["queue"] is not None
    assert bound["wet trolley"] is None
    assert len(company.viewer.get(f"{company.at}/touchpoints")) == 1


def test_a_map_without_a_title_is_called_by_its_workspace(bring):
    assert bring(text="queue")["title"] == "Shop"


def test_a_map_as_json_comes_back_with_its_ids_and_its_touchpoints(company, bring):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "clinic"})
    again = bring(text=json.dumps(made["document"]))
    assert again["document"] == made["document"]
    assert again["id"] != made["id"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_a_map_written_as_a_table_comes_back_as_a_map(company, propose, send_file, kind, language):
    made = company.editor.post(
        f"{company.at}/maps/from-template", {"template": "car-service", "language": language}
    )
    at = f"{company.at}/maps/{made['id']}/export?kind={kind}&language={language}"
    content = company.viewer.call("GET", at).content
    seen = propose(upload_id=send_file(content, f"map.{kind}"))
    document = made["document"]
    assert [one["stage"] for one in seen["stages"]] == [s["name"] for s in document["stages"]]
    steps = [name for one in seen["stages"] for name in one["steps"]]
    assert steps == [step["name"] for step in document["steps"]]
    assert {"pains", "strengths"} < {line["role"] for line in seen["lines"]}
    assert seen["lane_count"] == len(document["lanes"])


def test_touchpoints_of_another_workspace_are_found_by_name_or_left_out(company, bring, send_file):
    there = company.editor.post(f"{company.at}/touchpoints", {"name": "pay"})
    steps = [
        {"id": "a", "stage_id": "s", "name": "Pay", "touchpoint_id": str(uuid4())},
        {"id": "b", "stage_id": "s", "name": "Wait", "touchpoint_id": "no id at all"},
    ]
    foreign = {
        "id": "m",
        "title": "From afar",
        "lens_id": "nowhere",
        "stages": [{"id": "s", "name": "All"}],
        "steps": steps,
    }
    made = bring(upload_id=send_file(json.dumps(foreign), "map.json"))
    bound = [step["touchpoint_id"] for step in made["document"]["steps"]]
    assert bound == [there["id"], None]
    assert (made["lens_id"], made["document"]["lens_id"]) == (None, None)
    assert [step["id"] for step in made["document"]["steps"]] == ["a", "b"]
    assert company.viewer.call("GET", f"{company.at}/maps/{made['id']}/measured").status_code == 200


@pytest.mark.parametrize("version", [-1, 10**9 + 1, 10**30])
def test_a_version_that_the_database_cannot_hold_is_refused(company, version):
    told = json.dumps({"id": "m", "title": "Shop", "version": version})
    answer = company.editor.call("POST", f"{company.at}/maps/import", {"text": told})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")


def test_two_lines_of_steps_are_refused_before_anything_is_read(company, send_file):
    reading = {"roles": ["step", "step"]}
    body = {"text": "", "upload_id": send_file(TABLE), "reading": reading}
    answer = company.editor.call("POST", f"{company.at}/maps/proposal", body)
    assert answer.status_code == 422


def test_a_file_of_another_workspace_is_not_read(company, send_file):
    own = company.outsider.get("/session")["workspaces"][0]["id"]
    body = {"text": "", "upload_id": send_file(TABLE)}
    for address in ("proposal", "import"):
        answer = company.outsider.call("POST", f"/workspaces/{own}/maps/{address}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_file_far_too_large_is_refused_in_one_line(company, send_file, monkeypatch):
    monkeypatch.setattr(map_importing, "LARGEST_BYTES", 20)
    body = {"text": "", "upload_id": send_file(TABLE, "map.csv")}
    answer = company.editor.call("POST", f"{company.at}/maps/import", body)
    assert answer.status_code == 422
    assert answer.json()["where"]["file"] == "map.csv"
    assert not MapRecord.objects.exists()


def test_a_map_larger_than_any_screen_is_refused_and_nothing_is_half_done(company):
    rows = "\n".join("\t".join(f"{row} {column}" for column in range(10)) for row in range(2_400))
    answer = company.editor.call("POST", f"{company.at}/maps/import", {"text": rows})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")
    assert not MapRecord.objects.exists()
    assert not Touchpoint.objects.exists()


def test_what_is_refused_is_said_in_the_language_of_the_reader(company):
    company.editor.patch("/session", {"language": "ru"})
    answer = company.editor.call("POST", f"{company.at}/maps/proposal", {"text": "\n\n"})
    assert answer.json()["detail"] == "Здесь нет текста."


def test_a_map_comes_back_from_bpmn_with_its_process_and_its_touchpoints(company, bring, send_file):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "car-service"})
    answer = company.viewer.client.get(
        f"{company.viewer.base}{company.at}/maps/{made['id']}/export?kind=bpmn"
    )
    again = bring(upload_id=send_file(answer.content.decode(), "map.bpmn"))["document"]
    first = made["document"]
    assert (again["stages"], again["steps"]) == (first["stages"], first["steps"])
    (lane,) = [one for one in first["lanes"] if one["kind"] == "backstage"]
    assert again["lanes"] == [lane]
    own = [one for one in first["cells"] if one["lane_id"] == lane["id"]]
    assert again["cells"] == sorted(own, key=lambda one: one["step_id"])


def test_a_process_drawn_elsewhere_becomes_a_map_in_the_readers_words(company, propose, send_file):
    company.editor.patch("/session", {"language": "ru"})
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    file = (
        f'<definitions xmlns="{space}"><process id="p" name="Ремонт"><laneSet id="l">'
        '<lane id="l1" name="Цех"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
        '<userTask id="a" name="Приёмка"/></process></definitions>'
    )
    seen = propose(upload_id=send_file(file, "x.bpmn"))
    assert (seen["title"], seen["step_count"], seen["lane_count"]) == ("Ремонт", 1, 2)
    assert seen["remarks"] == ["Прочитано как обычные задачи, развилки или события: userTask (1)."]
