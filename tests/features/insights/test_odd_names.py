"""Names that look like SQL, or like each other, are names."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote

import pytest

from tropa.kit.jobs import job_perform
from tropa.kit.models import Job

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]
ODD = """x"'; DROP TABLE steps; --"""
COLUMNS = ("order", "what", "when", ODD, "Region", "{brace} %s \\")


@pytest.fixture
def shop(company, take_in, finish_jobs):
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for number in range(12):
        for hour, what in enumerate((ODD, "Pay")):
            when = f"2026-01-{number + 1:02d} {hour:02d}:00"
            table.writerow((number, what, when, ODD if number % 2 else "b", "N", "z"))
    roles = {"order": {"role": "case", "object_type": "order"}, "what": {"role": "activity"}}
    roles["when"] = {"role": "time"}
    attributes = {name: {"role": "attribute"} for name in COLUMNS[3:]}
    done = take_in(
        text.getvalue(),
        source_name=ODD,
        mapping={"kind": "events", "columns": {**roles, **attributes}},
        lens={"object_type": "order"},
    )
    assert done["state"] == "done", done["error"]
    finish_jobs()
    (lens,) = company.viewer.get(f"{company.at}/lenses")
    return company, lens, f"{company.at}/lenses/{lens['id']}"


def where(**filter_):
    return "filter=" + quote(json.dumps(filter_))


def test_odd_names_are_attributes_values_and_activities(shop):
    company, lens, at = shop
    assert {item["value"] for item in lens["activities"]} == {ODD, "Pay"}
    half = company.viewer.get(f"{at}/graph?{where(case={ODD: [ODD]})}")
    assert half["cases"] == 6
    assert company.viewer.get(f"{at}/graph?{where(contains=[ODD])}")["cases"] == 12
    assert company.viewer.get(f"{at}/node?activity={quote(ODD)}")["count"] == 12
    made = company.editor.post(f"{company.at}/maps", {"lens_id": lens["id"]})
    assert len(made["document"]["steps"]) == 2
    assert company.viewer.get(f"{company.at}/maps/{made['id']}/measured")["cases"] == 12


def test_an_attribute_that_is_none_is_refused_in_words(shop):
    company, _, at = shop
    for name in ("case_no", "attribute_x", "x' OR 1=1"):
        answer = company.viewer.call("GET", f"{at}/graph?{where(case={name: ['1']})}")
        assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")


def test_names_that_differ_in_case_alone_do_not_break_a_lens(shop):
    company, _, _ = shop
    spec = {"object_type": "order", "case_attributes": ["Region", "region"]}
    made = company.editor.post(f"{company.at}/lenses", {"name": "Both", "spec": spec})
    job = Job.objects.get(subject_id=made["id"])
    assert job_perform(job.pk).state == "done", Job.objects.get(pk=job.pk).error
