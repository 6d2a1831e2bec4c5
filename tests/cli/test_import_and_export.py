"""A file goes into a workspace and its journeys come out again, without a browser."""

from __future__ import annotations

import json

import pytest

import tropa
from tropa.cli.main import main

pytestmark = pytest.mark.django_db(transaction=True)

LOG = (
    "order,what,when\n1,Order,2026-01-01 10:00\n1,Pay,2026-01-01 11:00\n2,Order,2026-01-02 10:00\n"
)
MAPPING = {
    "kind": "events",
    "columns": {
        "order": {"role": "case", "object_type": "order"},
        "what": {"role": "activity"},
        "when": {"role": "time"},
    },
}


@pytest.fixture
def files(tmp_path, company, monkeypatch):
    assert company.workspace.name == "Shop"
    monkeypatch.setattr("tropa.server.serve.prepare", lambda: None)  # the test has its database
    (tmp_path / "orders.csv").write_text(LOG)
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING))
    return tmp_path


def take_in(files, *more):
    return main(
        [
            *("import", str(files / "orders.csv"), "--workspace", "Shop", "--json"),
            *("--mapping", str(files / "mapping.json"), *more),
        ]
    )


def test_it_imports_and_exports_the_same_events(files, capsys):
    assert take_in(files, "--object-type", "order", "--wanted", "Pay") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["rows"], report["new"], report["refused"]) == (3, 3, 0)
    target = files / "out.csv"
    assert main(["export", "--workspace", "Shop", "-o", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == 3
    found = tropa.read(target, cache=False).summary()
    assert (found.events, found.cases, found.activities) == (3, 2, 2)


def test_the_same_file_twice_adds_nothing(files, capsys):
    take_in(files)
    capsys.readouterr()
    assert take_in(files) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 0


def test_an_unknown_workspace_is_told_with_those_there_are(files, capsys):
    assert main(["export", "--workspace", "Nobody", "-o", str(files / "x.csv")]) == 2
    line = capsys.readouterr().err
    assert "No workspace is called 'Nobody'" in line
    assert "Shop" in line


def test_bad_rows_are_refused_and_nothing_is_kept(files, capsys):
    (files / "orders.csv").write_text(LOG + "3,Order,soon\n")
    assert take_in(files) == 2
    line = capsys.readouterr().err
    assert "row 5" in line
    assert "when" in line
    assert take_in(files, "--expect-refused", "1") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["refused"], report["new"]) == (1, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "This mapping is no JSON (line 1, position 2). See the guide."),
        ('{"kind": "events", "columns": {"a": {"role": "x"}}}', "'columns.a.role' is not as it"),
    ],
)
def test_a_mapping_that_is_none_says_where_it_is_wrong(files, capsys, text, said):
    (files / "mapping.json").write_text(text)
    assert take_in(files) == 2
    assert said in capsys.readouterr().err
