"""Codes, channels, departments and source names as foreign systems write them."""

from __future__ import annotations

from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection, connections
from django.db.models.signals import pre_save

from tropa.core.mappings import EventMapping, ReadOptions
from tropa.features.sources import services
from tropa.features.sources.models import Source
from tropa.features.sources.services import ImportOrder

pytestmark = pytest.mark.django_db(transaction=True)

UNITS = """order,what,when,who,where
1,Order,2026-01-01 10:00,Sales,site
1,Pay,2026-01-01 11:00,Till,shop
2,Order,2026-01-02 10:00, sales ,site
2,Pay,2026-01-02 11:00,Accounts,shop
2,Ship,2026-01-03 11:00,,shop
"""
COLUMNS = {
    "order": {"role": "case", "object_type": "order"},
    "what": {"role": "activity"},
    "when": {"role": "time"},
    "who": {"role": "department"},
    "where": {"role": "channel"},
}
MAPPING = {"kind": "events", "columns": COLUMNS}


def units_of(company):
    listed = company.viewer.get(f"{company.at}/touchpoints")
    return {one["name"]: [unit["name"] for unit in one["departments"]] for one in listed}


def departments(company):
    return [unit["name"] for unit in company.viewer.get(f"{company.at}/departments")]


def test_departments_that_events_name_answer_for_their_touchpoints(take_in, company):
    take_in(UNITS, mapping=MAPPING)
    assert units_of(company) == {"Order": ["Sales"], "Pay": ["Accounts", "Till"], "Ship": []}
    assert departments(company) == ["Accounts", "Sales", "Till"]
    assert all(
        one["accountable"] is None for one in company.viewer.get(f"{company.at}/touchpoints")
    )


def test_departments_that_only_an_import_named_go_with_it(take_in, take_out, company):
    made = take_in(UNITS, mapping=MAPPING)
    sales, till = (
        one["id"]
        for one in company.viewer.get(f"{company.at}/departments")
        if one["name"] in {"Sales", "Till"}
    )
    company.editor.post(f"{company.at}/touchpoints", {"name": "Smell", "department_ids": [till]})
    company.editor.patch(f"{company.at}/departments/{sales}", {"name": "Sales team"})
    take_out(made["id"])
    assert units_of(company) == {"Smell": ["Till"]}
    assert departments(company) == ["Sales team", "Till"]


def test_a_dictionary_says_more_than_the_events(take_in, company):
    take_in(UNITS, mapping=MAPPING)
    (source,) = company.viewer.get(f"{company.at}/sources")
    entry = {"code": "Pay", "touchpoint": "Payment", "departments": ["Money"]}
    company.editor.put(f"{company.at}/sources/{source['id']}/dictionary", {"entries": [entry]})
    take_in(UNITS.replace("Accounts", "Bank"), mapping=MAPPING)
    assert "Money" in units_of(company)["Payment"]
    assert "Bank" not in departments(company)


def test_names_in_so_many_kinds_are_people_rather_than_departments(take_in, company):
    lines = [f"{n},Pay,2026-01-01 10:00,Person {n},shop" for n in range(51)]
    take_in("order,what,when,who,where\n" + "\n".join(lines), mapping=MAPPING)
    assert departments(company) == []


def test_codes_channels_and_departments_may_be_of_any_length(take_in, company):
    code, channel, unit = "о" * 3000, "к" * 3000, "п" * 3000
    row = f"1,{code},2026-01-01 10:00,{unit},{channel}\n"
    done = take_in("order,what,when,who,where\n" + row, mapping=MAPPING)
    assert (done["state"], done["error"]) == ("done", None)
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (made["activities"], made["channels"]) == ([code], [channel])
    assert departments(company) == ["п" * 119 + "…"]
    (source,) = company.viewer.get(f"{company.at}/sources")
    at = f"{company.at}/sources/{source['id']}/dictionary"
    (entry,) = company.viewer.get(at)["entries"]
    told = company.editor.put(at, {"entries": [entry | {"touchpoint": "Paid"}]})
    assert told["entries"][0]["touchpoint"] == "Paid"


def test_a_sheet_with_names_too_long_for_the_registry_is_refused(take_in, company):
    from django.core.files.uploadedfile import SimpleUploadedFile

    take_in(UNITS, mapping=MAPPING)
    (source,) = company.viewer.get(f"{company.at}/sources")
    sheet = SimpleUploadedFile("codes.csv", f"code,stage\nPay,{'s' * 121}\n".encode())
    refused = company.editor.client.post(
        f"/api/v1{company.at}/sources/{source['id']}/dictionary/file", {"file": sheet}
    )
    assert refused.status_code == 422
    assert "'Pay'" in refused.json()["detail"]
    assert refused.json()["where"] == {"file": "codes.csv", "column": "stage"}


def test_source_names_that_differ_in_their_case_alone_are_one(take_in, company):
    take_in(source_name="Касса")
    take_in(source_name="КАССА")
    assert [one["name"] for one in company.viewer.get(f"{company.at}/sources")] == ["Касса"]


def test_a_source_name_is_as_long_as_the_database_takes(company, send_file):
    order = ImportOrder(send_file("a,b"), EventMapping(), ReadOptions(), source_name="s" * 121)
    with pytest.raises(services.InputError, match="at most 120"):
        services.import_create(company.editor.user, company.workspace.pk, order)


def test_two_imports_that_name_a_new_source_at_once_make_it_once(company, send_file):
    both = Barrier(2)
    outcomes = []

    def wait(sender, **_):
        """Let both find nothing before either writes; SQLite lets one in at a time anyway."""
        if sender is Source and connection.vendor == "postgresql":
            try:
                both.wait(timeout=10)
            except BrokenBarrierError:
                outcomes.append("alone")

    def ask(upload_id):
        order = ImportOrder(upload_id, EventMapping(), ReadOptions(), source_name="Till")
        try:
            made = services.import_create(company.editor.user, company.workspace.pk, order)
            outcomes.append(made.source_id)
        finally:
            connections.close_all()

    pre_save.connect(wait, sender=Source)
    try:
        threads = [Thread(target=ask, args=(send_file("a,b"),)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        pre_save.disconnect(wait, sender=Source)
    assert outcomes == [Source.objects.get().pk] * 2
