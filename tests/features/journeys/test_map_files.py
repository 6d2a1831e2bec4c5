"""Files on maps: sent by editors, seen by members of the workspace alone."""

from __future__ import annotations

import pytest
from django.conf import settings

from tropa.features.journeys import map_files
from tropa.features.journeys.models import MapFile
from tropa.kit.ratelimit import Limit

pytestmark = pytest.mark.django_db


def send(someone, company, name, content):
    return someone.client.generic(
        "POST",
        f"{someone.base}{company.at}/map-files?name={name}",
        content,
        content_type="application/octet-stream",
        headers=someone.headers,
    )


def test_a_document_is_kept_and_handed_over_only_to_be_saved(company):
    sent = send(company.editor, company, "plan.pdf", b"%PDF-1.7 x")
    assert sent.status_code == 201, sent.content
    told = sent.json()
    assert (told["name"], told["is_picture"]) == ("plan.pdf", False)
    seen = company.viewer.call("GET", f"{company.at}/map-files/{told['id']}")
    assert (seen.content, seen["Content-Type"]) == (b"%PDF-1.7 x", "application/octet-stream")
    assert seen["Content-Disposition"].startswith("attachment")
    assert company.outsider.call("GET", f"{company.at}/map-files/{told['id']}").status_code == 404


def test_what_a_map_does_not_keep_leaves_nothing_behind(company):
    sent = send(company.editor, company, "page.html", b"<script>")
    assert sent.status_code == 422
    assert "not kept" in sent.json()["detail"]
    assert not MapFile.objects.exists()
    folder = settings.TROPA_DATA / "workspaces" / str(company.workspace.pk) / "maps"
    assert not folder.exists()


def test_a_viewer_sends_no_file(company):
    assert send(company.viewer, company, "plan.pdf", b"%PDF-1.7").status_code == 403


def test_nobody_fills_the_disk_with_files(company, monkeypatch):
    monkeypatch.setattr(map_files, "UPLOADS", Limit("map-files-test", 1, 3600))
    sent = [send(company.editor, company, "plan.pdf", b"%PDF-1.7").status_code for _ in range(2)]
    assert sent == [201, 429]
