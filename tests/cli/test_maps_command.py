"""Maps leave a workspace from the command line."""

from __future__ import annotations

import json

import pytest

from tropa.cli.main import main

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop(tmp_path, company, monkeypatch):
    assert company.workspace.name == "Shop"
    monkeypatch.setattr("tropa.server.serve.prepare", lambda: None)  # the test has its database
    company.editor.post(f"{company.at}/maps", {"lens_id": None, "title": "Repair"})
    return tmp_path


def export(shop, name, *more):
    return main(["maps", "export", "--workspace", "Shop", "-o", str(shop / name), *more])


@pytest.mark.usefixtures("shop")
def test_maps_are_listed(capsys):
    assert main(["maps", "list", "--workspace", "Shop", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["maps"]
    assert one["title"] == "Repair"


def test_the_ending_names_the_format(shop, capsys):
    assert export(shop, "map.svg", "--language", "pl", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["map"] == "Repair"
    assert told["bytes"] == (shop / "map.svg").stat().st_size
    assert "niezmierzone" in (shop / "map.svg").read_text(encoding="utf-8")


def test_a_pdf_has_the_paper_that_is_asked_for(shop, capsys):
    assert export(shop, "map.pdf", "--paper", "A0", "--map", "Repair") == 0
    assert (shop / "map.pdf").read_bytes().startswith(b"%PDF-")
    assert "Repair" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("map.docx", (), "A map cannot be written so."),
        ("map.pdf", ("--map", "Nobody"), "Which map? Name one with --map. There are: Repair"),
        ("none/map.pdf", (), "This file cannot be written"),
        ("map.pptx", ("--master", "missing.pptx"), "This template cannot be opened."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(shop, capsys, name, more, said):
    assert export(shop, name, *more) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1
    assert not (shop / "map.pdf").exists()
