"""Workspaces, their settings and departments."""

import pytest
from auditlog.models import LogEntry

from tropa.features.workspaces import ending
from tropa.features.workspaces.folders import folder_of, folders_sweep, pseudonym_key_of
from tropa.features.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


def test_whoever_opens_a_workspace_owns_it(company):
    made = company.outsider.post("/workspaces", {"name": " Claims ", "zone": "Europe/Warsaw"})
    assert (made["name"], made["role"], made["zone"]) == ("Claims", "owner", "Europe/Warsaw")


def test_an_unknown_zone_is_refused_with_what_to_do(company):
    refused = company.owner.call("PATCH", company.at, {"zone": "Mars/Base"})
    assert refused.status_code == 422
    assert refused.json()["where"] == {"column": "zone"}
    assert "Europe/Warsaw" in refused.json()["hint"]


def test_flagging_below_the_withholding_limit_is_refused(company):
    refused = company.owner.call("PATCH", company.at, {"min_n": 20, "flag_n": 10})
    assert refused.status_code == 422
    assert company.owner.get(company.at)["min_n"] == 10


def test_settings_that_are_absent_stay(company):
    changed = company.owner.patch(company.at, {"currency": "PLN"})
    assert (changed["currency"], changed["name"], changed["flag_n"]) == ("PLN", "Shop", 30)


def test_deleting_a_workspace_takes_its_files_along(company, django_capture_on_commit_callbacks):
    pseudonym_key_of(company.workspace.pk)
    folder = folder_of(company.workspace.pk)
    assert folder.is_dir()
    with django_capture_on_commit_callbacks(execute=True):
        company.owner.delete(company.at)
    assert not folder.exists()
    assert company.owner.call("GET", company.at).status_code == 404


def test_the_sweep_removes_folders_nobody_owns(company):
    kept, gone = company.workspace.pk, Workspace(name="never saved").pk
    pseudonym_key_of(kept)
    pseudonym_key_of(gone)
    folders_sweep()
    assert folder_of(kept).is_dir()
    assert not folder_of(gone).exists()


def test_a_pseudonym_key_is_made_once_for_each_workspace_and_is_private(company):
    key = pseudonym_key_of(company.workspace.pk)
    assert pseudonym_key_of(company.workspace.pk) == key
    assert pseudonym_key_of(Workspace(name="other").pk) != key
    mode = (folder_of(company.workspace.pk) / "pseudonym.key").stat().st_mode
    assert mode & 0o077 == 0


def test_what_else_must_go_with_a_workspace_can_be_registered(monkeypatch, company):
    seen = []
    monkeypatch.setattr(ending, "_endings", [seen.append])
    ending.end(company.workspace.pk)
    assert seen == [company.workspace.pk]


def test_two_departments_cannot_have_one_name(company):
    company.editor.post(f"{company.at}/departments", {"name": "Claims"})
    refused = company.editor.call("POST", f"{company.at}/departments", {"name": "claims"})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_departments_are_listed_by_name(company, django_assert_num_queries):
    for name in ("Service", "Claims", "Delivery"):
        company.editor.post(f"{company.at}/departments", {"name": name})
    with django_assert_num_queries(4):
        listed = company.viewer.get(f"{company.at}/departments")
    assert [item["name"] for item in listed] == ["Claims", "Delivery", "Service"]


def test_a_department_can_be_renamed_and_removed(company):
    made = company.editor.post(f"{company.at}/departments", {"name": "Claims"})
    address = f"{company.at}/departments/{made['id']}"
    assert company.editor.patch(address, {"name": "Complaints"})["name"] == "Complaints"
    company.editor.delete(address)
    assert company.viewer.get(f"{company.at}/departments") == []


def test_the_audit_trail_holds_ids_and_no_names(company):
    company.editor.post(f"{company.at}/departments", {"name": "Secret plan"})
    entry = LogEntry.objects.latest("timestamp")
    assert entry.actor == company.editor.user
    assert entry.additional_data["workspace"] == str(company.workspace.pk)
    assert "Secret" not in f"{entry.object_repr}{entry.changes}{entry.additional_data}"
    assert "example.org" not in f"{entry.object_repr}{entry.changes}{entry.actor_email}"
