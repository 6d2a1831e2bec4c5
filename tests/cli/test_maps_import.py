"""Maps come into a workspace from the command line."""

from __future__ import annotations

import json

import pytest

from tropa.cli.main import main
from tropa.features.facts.models import Touchpoint
from tropa.features.journeys import map_importing
from tropa.features.journeys.models import MapRecord
from tropa.features.sources.models import Upload

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "Этап;Покупка;\nШаг;Заказ;Оплата\nБоли;;не проходит карта\n"


@pytest.fixture
def folder(tmp_path, company, monkeypatch):
    assert company.workspace.name == "Shop"
    monkeypatch.setattr("tropa.server.serve.prepare", lambda: None)  # the test has its database
    return tmp_path


def bring(folder, name, content, *more):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return main(["maps", "import", str(path), "--workspace", "Shop", "--json", *more])


def test_a_table_becomes_a_map_and_the_file_is_not_kept(folder, capsys):
    assert bring(folder, "Путь.csv", TABLE) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["title"], told["stages"], told["steps"], told["cells"]) == ("Путь", 1, 2, 1)
    record = MapRecord.objects.get(pk=told["map"])
    assert record.document["cells"][0]["text"] == "не проходит карта"
    assert set(Touchpoint.objects.values_list("name", flat=True)) == {"Заказ", "Оплата"}
    assert Upload.objects.get().is_file_gone


def test_looking_keeps_nothing(folder, capsys):
    assert bring(folder, "map.csv", TABLE, "--look") == 0
    roles = [line["role"] for line in json.loads(capsys.readouterr().out)["lines"]]
    assert roles == ["stage", "step", "pains"]
    assert not MapRecord.objects.exists()


def test_a_plain_text_is_a_list_of_notes(folder, capsys):
    notes = "cold, wet hall\nno seats\n"
    assert bring(folder, "wall.txt", notes, "--title", "Wall", "--without-touchpoints") == 0
    told = json.loads(capsys.readouterr().out)
    record = MapRecord.objects.get(pk=told["map"])
    assert record.title == "Wall"
    assert [step["name"] for step in record.document["steps"]] == ["cold, wet hall", "no seats"]
    assert not Touchpoint.objects.exists()


def test_the_way_stages_run_can_be_said(folder, capsys):
    assert bring(folder, "map.csv", "a;b\nc;d\n", "--stages", "down", "--look") == 0
    assert len(json.loads(capsys.readouterr().out)["lines"]) == 2


def test_an_exported_map_comes_back_without_loss(folder, capsys, company):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "airport"})
    document = made["document"]
    assert bring(folder, "map.json", json.dumps(document)) == 0
    told = json.loads(capsys.readouterr().out)
    assert MapRecord.objects.get(pk=told["map"]).document == document


def test_a_process_goes_out_and_in_by_the_ending_of_its_file(folder, capsys, company):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "car-service"})
    order = ["maps", "export", "--workspace", "Shop", "-o", str(folder / "repair.bpmn"), "--json"]
    assert main(order) == 0
    capsys.readouterr()
    assert bring(folder, "repair.bpmn", (folder / "repair.bpmn").read_text("utf-8")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["stages"], told["steps"], told["cells"]) == (7, 14, 2)
    assert MapRecord.objects.get(pk=told["map"]).document["steps"] == made["document"]["steps"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("map.xlsx", "no workbook", "no Excel workbook"),
        ("map.json", '{"id": 1}', "This is no map"),
        ("map.bpmn", "<svg/>", "no BPMN 2.0"),
        ("page.csv", "<html></html>", "web page or XML"),
        ("large.csv", "x;" * 60, "A map needs no file of more than"),
    ],
)
def test_what_is_no_map_is_said_in_one_line(folder, capsys, monkeypatch, name, content, said):
    monkeypatch.setattr(map_importing, "LARGEST_BYTES", 100)
    assert bring(folder, name, content) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1
    assert not MapRecord.objects.exists()


def test_a_file_that_is_not_there_is_named(folder, capsys):
    missing = str(folder / "none.csv")
    assert main(["maps", "import", missing, "--workspace", "Shop"]) == 2
    assert "none.csv: There is no such file." in capsys.readouterr().err
