"""Files as companies send them, and the whole way of an import without a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tropa.features.sources.models import Import
from tropa.kit.jobs import job_perform
from tropa.kit.models import OPEN_STATES, Job

if TYPE_CHECKING:
    from collections.abc import Callable

ORDERS = """order,what,when,phone
1,Order,2026-01-01 10:00,+7 916 123-45-67
1,Pay,2026-01-01 11:00,+7 916 123-45-67
2,Order,2026-01-02 10:00,8 (916) 765-43-21
2,Pay,2026-01-03 10:00,8 (916) 765-43-21
3,Order,2026-01-04 09:00,+7 916 111-22-33
"""
COLUMNS = {
    "order": {"role": "case", "object_type": "order"},
    "what": {"role": "activity"},
    "when": {"role": "time"},
    "phone": {"role": "attribute", "privacy": "hash", "personal": "phone"},
}
MAPPING = {"kind": "events", "columns": COLUMNS}


@pytest.fixture
def take_in(company, send_file):
    """Import a file through the API and do the work here."""

    def take(content: str = ORDERS, *, name: str = "orders.csv", **order: Any) -> dict[str, Any]:
        body = {
            "upload_id": send_file(content, name),
            "source_name": "Shop system",
            "mapping": MAPPING,
            **order,
        }
        made = company.editor.post(f"{company.at}/imports", body)
        job_perform(Import.objects.get(pk=made["id"]).job_id)
        return company.editor.get(f"{company.at}/imports/{made['id']}")

    return take


@pytest.fixture
def finish_jobs() -> Callable[[], None]:
    """Do all the work that waits, as the worker would."""

    def finish() -> None:
        while job := Job.objects.filter(state__in=OPEN_STATES).order_by("created_at").first():
            done = job_perform(job.pk)
            assert done.state == "done", done.error

    return finish


@pytest.fixture
def take_out(company):
    """Take an import out through the API and do the work here."""

    def take(import_id: str) -> dict[str, Any]:
        company.editor.delete(f"{company.at}/imports/{import_id}")
        job_perform(Import.objects.get(pk=import_id).removal_id)
        return company.editor.get(f"{company.at}/imports/{import_id}")

    return take
