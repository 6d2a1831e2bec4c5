"""A reported figure has the report behind it, as it came."""

from datetime import timedelta

import pytest

from tropa.core import clock
from tropa.features.sources.models import Upload
from tropa.features.sources.uploads import uploads_sweep

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(company):
    """Note a figure of a study."""
    touchpoint = company.editor.post(f"{company.at}/touchpoints", {"name": "Delivery"})
    return company.editor.post(
        f"{company.at}/reported",
        {
            "touchpoint_id": touchpoint["id"], "measure": "satisfaction", "value": 4.1,
            "unit": "score", "author": "Institute", "source_name": "Study 2025",
        },
    )  # fmt: skip


def address(company, figure):
    return f"{company.at}/reported/{figure['id']}/file"


def test_the_report_comes_back_as_it_was_sent(company, figure, send_file):
    assert company.viewer.call("GET", address(company, figure)).status_code == 404
    told = company.editor.put(
        address(company, figure), {"upload_id": send_file("<script>1</script>")}
    )
    assert told["file_name"] == company.viewer.get(f"{company.at}/reported")[0]["file_name"] != ""
    answer = company.viewer.call("GET", address(company, figure))
    assert answer.content == b"<script>1</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_report_is_kept_as_long_as_its_figure(company, figure, send_file):
    company.editor.put(address(company, figure), {"upload_id": send_file("a,b\n")})
    Upload.objects.update(created_at=clock.now() - timedelta(days=30))
    uploads_sweep()
    assert company.viewer.call("GET", address(company, figure)).status_code == 200
    company.editor.delete(f"{company.at}/reported/{figure['id']}")
    uploads_sweep()
    assert Upload.objects.get().is_file_gone


def test_a_report_stays_when_an_import_has_read_it(company, figure, send_file, take_in):
    upload_id = send_file("order,what,when,phone\n1,Pay,2026-01-01 10:00,+7 916 123-45-67\n")
    company.editor.put(address(company, figure), {"upload_id": upload_id})
    assert take_in(upload_id=upload_id)["state"] == "done"
    assert company.viewer.call("GET", address(company, figure)).status_code == 200


def test_a_report_that_is_too_large_is_refused_by_its_size(company, figure, send_file):
    upload_id = send_file("a,b\n")
    Upload.objects.update(size_bytes=51 * 1024**2)
    answer = company.editor.call("PUT", address(company, figure), {"upload_id": upload_id})
    assert (answer.status_code, "larger than 50 MB" in answer.json()["detail"]) == (422, True)


def test_a_file_that_is_not_here_stands_behind_no_figure(company, figure):
    answer = company.editor.call(
        "PUT", address(company, figure), {"upload_id": str(company.workspace.pk)}
    )
    assert answer.status_code == 404
    assert company.viewer.get(f"{company.at}/reported")[0]["file_name"] == ""
