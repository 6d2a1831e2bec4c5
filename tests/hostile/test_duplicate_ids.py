"""Event ids that come twice: one event where the rows are the same, refused where they differ."""

import json
from contextlib import closing

import pytest

import tropa
from hostile_files import AT, csv_bytes, parquet_bytes, xlsx_bytes
from tropa.features.sources.lakes import lake_of
from tropa.features.sources.models import Source
from tropa.log.plain import plain
from tropa.store.connect import open_memory, rows

HEADING = ("case", "activity", "time", "id")
ONE = ("A1", "Order", AT, "7")
OTHER = ("A1", "Pay", AT, "7")
NEXT = ("A1", "Pay", AT, "8")
NAMELESS = ("A1", "Pay", AT, "")
SAME = (ONE, NEXT, ONE, ONE, NAMELESS, NAMELESS)
"""Events 7 and 8, and two that have no id and so are two."""
DIFFERING = (ONE, NEXT, OTHER)
SAID = r"f\.csv, row 2, column 'id': '7': This event id stands in rows that differ\. \(1 more row"
WRITERS = {".csv": csv_bytes, ".parquet": parquet_bytes, ".xlsx": xlsx_bytes}
NAMED = {name: {"role": name} for name in HEADING[:3]} | {"id": {"role": "event_id"}}


def of(rows, ending=".csv"):
    return WRITERS[ending](rows, heading=HEADING)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_library_takes_rows_that_are_the_same_as_one_event(read, ending):
    log = read(f"f{ending}", of(SAME, ending), event_id="id")
    assert (log.summary().events, log.report.taken, log.report.duplicates) == (4, 4, 2)


def test_the_library_refuses_all_rows_that_share_an_id_and_differ(read, cache, tmp_path):
    with pytest.raises(tropa.InputError, match=SAID):
        read("f.csv", of(DIFFERING), event_id="id")
    assert not list((cache / "logs").glob("*/*"))
    log = read("f.csv", of(DIFFERING), event_id="id", refused=tmp_path / "refused.csv")
    assert (log.report.taken, [bad.row for bad in log.report.refusals]) == (1, [2, 4])
    assert "4,id,7," in (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")


def test_without_the_column_named_every_row_is_an_event(read):
    named = read("f.csv", of(DIFFERING))
    assert (named.summary().events, named.report.duplicates) == (3, 0)


def test_ties_go_by_event_id(read):
    tied = (("A1", "Pay", AT, "1"), ("A1", "Order", AT, "2"))
    found = plain(read("f.csv", of(tied), event_id="id").variants())
    assert found["variants"][0]["activities"] == ["Pay", "Order"]


def test_the_command_line_does_the_same(command):
    code, out, _ = command("f.csv", of(SAME), "--event-id", "id")
    assert (code, json.loads(out)["events"]) == (0, 4)
    code, out, err = command("f.csv", of(DIFFERING), "--event-id", "id")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("tropa: f.csv, row 2, column 'id': '7': This event id stands in rows")


@pytest.mark.django_db
def test_the_server_does_the_same(imported, company, tmp_path):
    mapping = {"mapping": {"kind": "events", "columns": NAMED}}
    failed = imported("f.csv", of(DIFFERING), **mapping)
    assert (failed["state"], failed["error"]["where"]) == (
        "failed", {"file": "f.csv", "row": 2, "column": "id"},
    )  # fmt: skip
    assert activities(company, tmp_path) == []
    done = imported("f.csv", of(SAME), **mapping)
    assert (done["state"], done["report"]["new"], done["report"]["duplicates"]) == ("done", 4, 2)
    later = imported("f.csv", of((OTHER, ("A1", "Rate", AT, "9"))), **mapping)
    assert (later["report"]["new"], later["report"]["duplicates"]) == (1, 1)
    assert later["report"]["warnings"] == [
        "1 event ids are here already with other content, which was left as it is."
    ]
    assert activities(company, tmp_path) == ["Order", "Pay", "Pay", "Pay", "Rate"]


@pytest.mark.django_db
def test_an_id_names_an_event_of_its_source_alone(imported, company, tmp_path):
    mapping = {"mapping": {"kind": "events", "columns": NAMED}}
    imported("f.csv", of((ONE,)), **mapping)
    imported("f.csv", of((OTHER,)), source_name="Till", **mapping)
    assert Source.objects.count() == 2
    assert activities(company, tmp_path) == ["Order", "Pay"]


def activities(company, folder):
    with closing(open_memory(folder)) as connection:
        seen = lake_of(company.workspace.pk).visible_sql("events")
        return sorted(row[0] for row in rows(connection, f"SELECT activity FROM ({seen})"))
