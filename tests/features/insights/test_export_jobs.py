"""The file of a large map is written by the worker; that of a small one is fetched at once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tropa.core import clock
from tropa.core.errors import Cancelled
from tropa.features.insights import export_jobs, map_exports
from tropa.features.insights.export_jobs import export_path, exports_sweep
from tropa.features.insights.models import MapExport
from tropa.kit.jobs import job_perform, job_step
from tropa.kit.models import Job, JobState

pytestmark = pytest.mark.django_db
DOCUMENT = {
    "id": "m",
    "title": "Żółta łódź",
    "stages": [{"id": "a", "name": "In"}],
    "steps": [
        {"id": "p", "stage_id": "a", "name": "Call"},
        {"id": "q", "stage_id": "a", "name": "Pay"},
    ],
    "lanes": [{"id": "f", "kind": "pains"}, {"id": "g", "kind": "goal"}],
}


@pytest.fixture
def shop(company):
    """A workspace with a map of one step."""
    made = company.editor.post(f"{company.at}/maps/import", {"text": json.dumps(DOCUMENT)})
    company.made = made
    company.exports = f"{company.at}/map-exports"
    return company


@pytest.fixture
def large(shop, monkeypatch):
    """Whatever is on the map, it is large."""
    monkeypatch.setattr(map_exports, "MOST_AT_ONCE", {"pdf": 1, "pptx": 1})
    return shop


def ask(shop, someone=None, **more):
    order = {"subject_id": shop.made["id"], "kind": "pdf", "paper": "A2", **more}
    return (someone or shop.viewer).post(shop.exports, order)


def perform(asked):
    return job_perform(MapExport.objects.get(pk=asked["id"]).job_id)


def fetch(shop, asked, someone=None):
    return (someone or shop.viewer).call("GET", f"{shop.exports}/{asked['id']}/file")


def test_a_small_map_is_fetched_at_once(shop):
    told = ask(shop)
    assert (told["id"], told["state"]) == (None, "at_once")
    assert not MapExport.objects.exists()
    at = f"{shop.at}/maps/{shop.made['id']}/export?kind=pdf"
    assert shop.viewer.call("GET", at).content.startswith(b"%PDF-")


def test_a_large_one_is_refused_at_once_written_by_the_worker_and_fetched(large):
    at = f"{large.at}/maps/{large.made['id']}/export"
    refused = large.viewer.call("GET", f"{at}?kind=pdf")
    assert (refused.status_code, refused.json()["code"]) == (409, "export-is-long")
    assert large.viewer.call("GET", f"{at}?kind=csv").status_code == 200
    asked = ask(large)
    assert (asked["state"], asked["progress"], asked["paper"]) == ("queued", 0.0, "A2")
    assert fetch(large, asked).status_code == 409
    assert perform(asked).state == JobState.DONE
    told = large.viewer.get(f"{large.exports}/{asked['id']}")
    file = fetch(large, asked)
    assert file.content.startswith(b"%PDF-")
    assert (told["state"], told["size_bytes"], told["error"]) == ("done", len(file.content), None)
    assert told["name"].endswith(".pdf")
    assert file["Content-Disposition"].startswith("attachment")
    listed = large.viewer.get(f"{large.exports}?subject_id={large.made['id']}")
    assert [one["id"] for one in listed] == [asked["id"]]


def test_a_file_is_for_those_alone_who_asked_for_it(large):
    asked = ask(large)
    perform(asked)
    assert fetch(large, asked, large.owner).status_code == 404
    assert large.owner.get(f"{large.exports}?subject_id={large.made['id']}") == []


def test_whoever_has_left_meanwhile_gets_no_file(large):
    from tropa.features.workspaces.models import Membership

    asked = ask(large)
    Membership.objects.get(user=large.viewer.user, workspace=large.workspace).delete()
    assert perform(asked).state == JobState.FAILED
    assert not export_path(MapExport.objects.get()).exists()


def test_a_version_is_written_too(large):
    kept = large.editor.post(f"{large.at}/maps/{large.made['id']}/versions", {"name": "March"})
    refused = large.viewer.call("GET", f"{large.at}/versions/{kept['id']}/export?kind=pptx")
    assert (refused.status_code, refused.json()["code"]) == (409, "export-is-long")
    asked = ask(large, what="version", subject_id=kept["id"], kind="pptx")
    assert perform(asked).state == JobState.DONE
    assert fetch(large, asked).content.startswith(b"PK")
    assert large.viewer.get(f"{large.exports}/{asked['id']}")["name"].endswith("- March.pptx")


def test_one_person_has_so_many_files_written_and_may_stop_one(large):
    asked = [ask(large) for _ in range(export_jobs.MOST_OPEN)]
    order = {"subject_id": large.made["id"], "kind": "pdf"}
    refused = large.viewer.call("POST", large.exports, order)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert ask(large, large.editor)["state"] == "queued"
    stopped = large.viewer.post(f"{large.exports}/{asked[0]['id']}/cancel")
    assert stopped["state"] == "cancelled"
    assert ask(large)["state"] == "queued"


def test_what_is_stopped_in_the_middle_leaves_nothing(large, monkeypatch):
    asked = ask(large)
    told = []

    def tell(_run, share):
        told.append(share)
        if share > 0.5:
            export_path(MapExport.objects.get()).parent.mkdir(parents=True, exist_ok=True)
            export_path(MapExport.objects.get()).with_suffix(".part").write_bytes(b"half")
            raise Cancelled("The work was stopped on request.")

    monkeypatch.setattr("tropa.kit.jobs.JobRun.tell", tell)
    assert perform(asked).state == JobState.CANCELLED
    assert told == sorted(told)
    assert list(export_path(MapExport.objects.get()).parent.iterdir()) == []


def test_a_worker_that_died_does_the_step_again_and_leaves_one_file(large):
    asked = ask(large)
    export = MapExport.objects.get(pk=asked["id"])
    export_path(export).parent.mkdir(parents=True, exist_ok=True)
    export_path(export).with_suffix(".part").write_bytes(b"half of a file")
    Job.objects.filter(pk=export.job_id).update(state=JobState.RUNNING, step=0, attempts=1)
    job_step(export.job_id, 0)
    assert fetch(large, asked).content.startswith(b"%PDF-")
    assert [path.name for path in export_path(export).parent.iterdir()] == [export.pk.hex]


def test_a_file_is_kept_for_a_day(large):
    asked = ask(large)
    perform(asked)
    exports_sweep()
    path = export_path(MapExport.objects.get())
    assert path.is_file()
    MapExport.objects.update(created_at=clock.now() - timedelta(hours=25))
    exports_sweep()
    assert not path.exists()
    assert fetch(large, asked).status_code == 404


def test_only_formats_that_take_long_have_a_limit():
    from tropa.core.maps import JourneyMap, MapLane, MapStage, MapStep

    stage = MapStage(id="a", name="A")
    steps = tuple(MapStep(id=f"p{n}", stage_id="a", name="P") for n in range(50))
    lanes = tuple(MapLane(id=f"l{n}", kind="text") for n in range(11))
    document = JourneyMap(id="m", title="M", stages=(stage,), steps=steps, lanes=lanes)
    told = {kind: map_exports.is_long(document, kind) for kind in ("pptx", "png", "pdf", "json")}
    assert told == {"pptx": True, "png": False, "pdf": False, "json": False}
