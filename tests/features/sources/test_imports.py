"""A file taken in and out again."""

import pytest

from tropa.features.sources import importing
from tropa.features.sources.importing import refused_path
from tropa.features.sources.lakes import lake_of
from tropa.features.sources.models import Import, Source, Upload
from tropa.features.sources.uploads import upload_path
from tropa.features.workspaces.folders import folder_of
from tropa.kit.jobs import job_perform
from tropa.store.connect import open_memory, rows

pytestmark = pytest.mark.django_db

RAGGED = """order,what,when
1,Order,2026-01-01 10:00
1,Pay,no date
2,Order,2026-01-02 10:00
"""
PLAIN = {
    "kind": "events",
    "columns": {
        "order": {"role": "case", "object_type": "order"},
        "what": {"role": "activity"},
        "when": {"role": "time"},
    },
}


def events_in(workspace_id, tmp_path):
    connection = open_memory(tmp_path)
    try:
        return rows(connection, lake_of(workspace_id).visible_sql("events"))
    finally:
        connection.close()


def test_an_import_tells_what_became_of_the_file(take_in):
    done = take_in()
    assert (done["state"], done["progress"], done["error"]) == ("done", 1.0, None)
    report = done["report"]
    assert (report["rows"], report["taken"], report["new"], report["refused"]) == (5, 5, 5, 0)
    assert (report["cases"], report["duplicates"], report["ties"]) == (3, 0, 0)
    assert report["first_us"] == 1767261600000000
    assert done["created_by"] == "Edwin"


def test_the_same_file_twice_adds_nothing(take_in, company, tmp_path):
    take_in()
    again = take_in()
    assert (again["report"]["new"], again["report"]["duplicates"]) == (0, 5)
    assert len(events_in(company.workspace.pk, tmp_path)) == 5


def test_taking_out_leaves_nothing(take_in, take_out, company, tmp_path):
    done = take_in()
    gone = take_out(done["id"])
    assert gone["state"] == "removed"
    assert events_in(company.workspace.pk, tmp_path) == []
    assert company.viewer.get(f"{company.at}/touchpoints") == []
    assert company.viewer.get(f"{company.at}/sources") == []


def test_what_another_import_holds_too_stays(take_in, take_out, company, tmp_path):
    first = take_in()
    take_in()
    take_out(first["id"])
    assert len(events_in(company.workspace.pk, tmp_path)) == 5


def test_personal_values_never_reach_the_lake_in_the_clear(take_in, company):
    take_in()
    stored = b"".join(
        path.read_bytes() for path in folder_of(company.workspace.pk).rglob("*") if path.is_file()
    )
    assert b"123-45-67" not in stored
    assert b"79161234567" not in stored


def test_the_file_goes_when_the_import_is_done(take_in):
    take_in()
    upload = Upload.objects.get()
    assert upload.is_file_gone
    assert not upload_path(upload).parent.exists()


def test_a_bad_row_stops_the_import_and_says_where(take_in, company, tmp_path):
    failed = take_in(RAGGED, mapping=PLAIN)
    assert failed["state"] == "failed"
    assert failed["error"]["code"] == "bad-input"
    assert (failed["error"]["where"]["row"], failed["error"]["where"]["column"]) == (3, "when")
    assert failed["error"]["where"]["file"] == "orders.csv"
    assert events_in(company.workspace.pk, tmp_path) == []
    assert not Upload.objects.get().is_file_gone


def test_refused_rows_are_accepted_by_their_number_and_can_be_downloaded(take_in, company):
    done = take_in(RAGGED, mapping=PLAIN, accept_refused=True, expected_refused=1)
    assert (done["state"], done["report"]["taken"], done["report"]["refused"]) == ("done", 2, 1)
    sheet = company.viewer.call("GET", f"{company.at}/imports/{done['id']}/refused.csv")
    lines = sheet.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "row,column,value,reason"
    assert lines[1].startswith("3,when,no date,")


def test_another_number_of_refused_rows_than_confirmed_stops_the_import(take_in):
    failed = take_in(RAGGED, mapping=PLAIN, accept_refused=True, expected_refused=2)
    assert (failed["state"], failed["error"]["code"]) == ("failed", "conflict")
    assert failed["error"]["where"] == {"refused": 1}


def test_accepting_without_a_number_is_refused(company, send_file):
    order = {
        "upload_id": send_file(RAGGED),
        "source_name": "Shop",
        "mapping": PLAIN,
        "accept_refused": True,
    }
    refused = company.editor.call("POST", f"{company.at}/imports", order)
    assert (refused.status_code, refused.json()["where"]) == (422, {"column": "expected_refused"})


def test_the_list_of_refused_rows_holds_no_formula(take_in):
    sheet = "order,what,when\n1,Order,=1+1\n"
    done = take_in(sheet, mapping=PLAIN, accept_refused=True, expected_refused=1)
    written = refused_path(Import.objects.get(pk=done["id"])).read_text(encoding="utf-8-sig")
    assert "'=1+1" in written


def test_a_cancelled_import_leaves_nothing(company, send_file, tmp_path):
    body = {"upload_id": send_file(RAGGED), "source_name": "Shop", "mapping": PLAIN}
    made = company.editor.post(f"{company.at}/imports", body)
    stopped = company.editor.post(f"{company.at}/imports/{made['id']}/cancel")
    assert stopped["state"] == "cancelled"
    job_perform(Import.objects.get(pk=made["id"]).job_id)
    assert company.editor.get(f"{company.at}/imports/{made['id']}")["state"] == "cancelled"
    assert events_in(company.workspace.pk, tmp_path) == []


def test_a_finished_import_cannot_be_cancelled(take_in, company):
    done = take_in()
    refused = company.editor.call("POST", f"{company.at}/imports/{done['id']}/cancel")
    assert refused.status_code == 409


def test_a_source_remembers_its_kind(take_in, company, send_file):
    take_in()
    body = {
        "upload_id": send_file("who,score\n1,5\n"),
        "source_name": "shop SYSTEM",
        "mapping": {"kind": "observations", "value": "score"},
    }
    refused = company.editor.call("POST", f"{company.at}/imports", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert Source.objects.count() == 1


def test_sources_and_imports_are_listed(take_in, company, django_assert_num_queries):
    take_in()
    take_in()
    with django_assert_num_queries(4):
        assert len(company.viewer.get(f"{company.at}/imports")) == 2
    with django_assert_num_queries(5):
        sources = company.viewer.get(f"{company.at}/sources")
    assert [(one["name"], one["events"], one["imports"]) for one in sources] == [
        ("Shop system", 5, 2)
    ]


def test_activities_become_touchpoints(take_in, company):
    take_in()
    listed = company.viewer.get(f"{company.at}/touchpoints")
    assert [(one["name"], one["events"], one["activities"]) for one in listed] == [
        ("Order", 3, ["Order"]),
        ("Pay", 2, ["Pay"]),
    ]


def test_an_import_can_be_stopped_while_it_works(company, send_file, monkeypatch, tmp_path):
    body = {"upload_id": send_file(RAGGED.replace("no date", "2026-01-01")), "source_name": "S"}
    made = company.editor.post(f"{company.at}/imports", {**body, "mapping": PLAIN})
    job = Import.objects.get(pk=made["id"]).job

    real = importing.findings_of

    def asked_to_stop(facts):
        company.editor.post(f"{company.at}/imports/{made['id']}/cancel")
        return real(facts)

    monkeypatch.setattr(importing, "findings_of", asked_to_stop)
    job_perform(job.pk)
    assert company.editor.get(f"{company.at}/imports/{made['id']}")["state"] == "cancelled"
    assert events_in(company.workspace.pk, tmp_path) == []
