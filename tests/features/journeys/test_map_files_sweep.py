"""Files go when no map, no version and no undo names them any more, and not before."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from uuid import uuid4

import pytest

from tropa.core import clock
from tropa.features.journeys import map_files_sweep as sweeping
from tropa.features.journeys.map_files import map_file_path
from tropa.features.journeys.map_files_sweep import KEPT_DAYS, map_files_sweep
from tropa.features.journeys.models import MapChange, MapFile, MapRecord

pytestmark = pytest.mark.django_db
DOCUMENT = {
    "id": "m",
    "title": "Repair",
    "stages": [{"id": "a", "name": "In"}],
    "steps": [{"id": "p", "stage_id": "a", "name": "Call"}],
    "lanes": [{"id": "f", "kind": "files"}],
}


@pytest.fixture
def plan(company):
    sent = company.editor.client.generic(
        "POST",
        f"/api/v1{company.at}/map-files?name=plan.pdf",
        b"%PDF-1.7",
        content_type="application/octet-stream",
    )
    return MapFile.objects.get(pk=sent.json()["id"])


@pytest.fixture
def shown(company, plan):
    """A map with the file in a cell."""
    made = company.editor.post(f"{company.at}/maps/import", {"text": json.dumps(DOCUMENT)})
    put(company, made, [{"file_id": str(plan.pk), "name": "plan.pdf"}])
    return made


def put(company, made, files):
    content = {"kind": "files", "files": files} if files else None
    place = {"lane_id": "f", "step_id": "p"}
    command = {"kind": "set_content", **place, "content": content}
    company.editor.post(f"{company.at}/maps/{made['id']}/commands", {"commands": [command]})


def a_month_later():
    long_ago = clock.now() - timedelta(days=KEPT_DAYS + 1)
    for model in (MapFile, MapChange):
        model.objects.update(created_at=long_ago)
    for file in MapFile.objects.all():
        os.utime(map_file_path(file), (long_ago.timestamp(),) * 2)


def is_there(file):
    return MapFile.objects.filter(pk=file.pk).exists() and map_file_path(file).is_file()


def test_a_file_that_a_map_shows_stays_and_goes_a_month_after_it_was_taken_off(
    company, plan, shown
):
    a_month_later()
    map_files_sweep()
    assert is_there(plan)
    put(company, shown, [])
    map_files_sweep()
    assert is_there(plan), "undo may bring it back"
    a_month_later()
    map_files_sweep()
    assert not MapFile.objects.exists()
    assert not map_file_path(plan).exists()


def test_a_file_that_was_sent_and_never_shown_goes_after_a_month(plan):
    map_files_sweep()
    assert is_there(plan)
    a_month_later()
    map_files_sweep()
    assert not MapFile.objects.exists()


def test_a_version_keeps_its_files_until_it_goes(company, plan, shown):
    kept = company.editor.post(f"{company.at}/maps/{shown['id']}/versions", {"name": "March"})
    put(company, shown, [])
    a_month_later()
    map_files_sweep()
    assert is_there(plan)
    company.editor.delete(f"{company.at}/versions/{kept['id']}")
    map_files_sweep()
    assert not is_there(plan)


def test_a_file_put_back_while_it_was_looked_for_stays(company, plan, shown, monkeypatch):
    put(company, shown, [])
    a_month_later()

    def put_back(_workspace_id):
        put(company, shown, [{"file_id": str(plan.pk), "name": "plan.pdf"}])
        return ()

    monkeypatch.setattr(sweeping, "_keepers", [put_back])
    map_files_sweep()
    assert is_there(plan)


def test_a_map_removed_lets_go_of_its_files(plan, shown):
    a_month_later()
    MapRecord.objects.get(pk=shown["id"]).delete()
    map_files_sweep()
    assert not is_there(plan)


def test_bytes_without_a_row_go_and_young_ones_stay(plan):
    old, young = (map_file_path(plan).with_name(uuid4().hex) for _ in range(2))
    for path in (old, young):
        path.write_bytes(b"broken off")
    a_month_later()
    MapFile.objects.update(created_at=clock.now())
    os.utime(old, (0, 0))
    map_files_sweep()
    assert (old.exists(), young.exists(), is_there(plan)) == (False, True, True)
