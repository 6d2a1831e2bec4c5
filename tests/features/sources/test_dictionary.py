"""What codes mean: edited on screen or loaded from a sheet, applied to touchpoints at once."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tropa.features.sources import dictionaries, lakes
from tropa.features.sources.lakes import dictionary_of

pytestmark = pytest.mark.django_db
SHEET = "code,touchpoint,stage,departments\nOrder,Order placed,Purchase,Shop;Site\n"


@pytest.fixture
def source(take_in, company):
    take_in()
    (only,) = company.viewer.get(f"{company.at}/sources")
    return f"{company.at}/sources/{only['id']}/dictionary"


def touchpoints(company):
    return {item["name"]: item for item in company.viewer.get(f"{company.at}/touchpoints")}


def test_codes_never_explained_are_listed_as_new(source, company):
    entries = company.viewer.get(source)["entries"]
    assert [(one["code"], one["count"], one["is_new"]) for one in entries] == [
        ("Order", 3, True),
        ("Pay", 2, True),
    ]


def test_a_meaning_renames_the_touchpoint_and_describes_it(source, company):
    before = touchpoints(company)["Order"]["id"]
    entry = {
        "code": "Order",
        "touchpoint": "Order placed",
        "stage": "Purchase",
        "channel": "site",
        "departments": ["Sales"],
        "accountable": "Sales",
        "count": 3,
        "is_new": True,
    }
    listed = company.editor.put(source, {"entries": [entry]})["entries"]
    assert [(one["code"], one["is_new"]) for one in listed] == [("Order", False), ("Pay", True)]
    named = touchpoints(company)
    assert set(named) == {"Order placed", "Pay"}
    placed = named["Order placed"]
    assert (placed["id"], placed["events"], placed["stage"]) == (before, 3, "Purchase")
    assert (placed["channels"], placed["accountable"]["name"]) == (["site"], "Sales")


def test_two_codes_can_be_one_touchpoint(source, company):
    entries = [{"code": code, "touchpoint": "Buying"} for code in ("Order", "Pay")]
    company.editor.put(source, {"entries": entries})
    assert {name: one["events"] for name, one in touchpoints(company).items()} == {"Buying": 5}


def test_an_ignored_code_has_no_touchpoint_and_comes_back_when_it_is_not(source, company):
    company.editor.put(source, {"entries": [{"code": "Pay", "is_ignored": True}]})
    assert set(touchpoints(company)) == {"Order"}
    company.editor.put(source, {"entries": []})
    assert set(touchpoints(company)) == {"Order", "Pay"}


def test_a_sheet_explains_codes_and_leaves_others(source, company):
    company.editor.put(source, {"entries": [{"code": "Pay", "touchpoint": "Till"}]})
    answer = company.editor.client.post(
        f"/api/v1{source}/file", {"file": SimpleUploadedFile("коды.csv", SHEET.encode())}
    )
    assert answer.status_code == 200, answer.content
    assert set(touchpoints(company)) == {"Order placed", "Till"}
    units = touchpoints(company)["Order placed"]["departments"]
    assert [unit["name"] for unit in units] == ["Shop", "Site"]


def test_a_bad_sheet_is_refused_with_its_place(source, company):
    sheet = SimpleUploadedFile("codes.csv", b"code,ignore\nA,perhaps\n")
    answer = company.editor.client.post(f"/api/v1{source}/file", {"file": sheet})
    assert answer.status_code == 422
    assert answer.json()["where"] == {"file": "codes.csv", "row": 2, "column": "ignore"}


def test_a_sheet_can_be_downloaded_filled_in_and_loaded_again(source, company):
    answer = company.viewer.call("GET", f"{source}.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="dictionary.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.active
    assert [row[0].value for row in sheet.iter_rows()] == ["code", "Order", "Pay"]
    sheet["B2"] = "Order placed"
    filled = io.BytesIO()
    book.save(filled)
    book.close()
    upload = SimpleUploadedFile("dictionary.xlsx", filled.getvalue())
    assert company.editor.client.post(f"/api/v1{source}/file", {"file": upload}).status_code == 200
    assert "Order placed" in touchpoints(company)


def test_a_dictionary_is_remembered_for_the_next_file(source, company, take_in):
    company.editor.put(source, {"entries": [{"code": "Order", "touchpoint": "Order placed"}]})
    take_in("order,what,when,phone\n9,Order,2026-02-01,\n9,Refund,2026-02-02,\n")
    assert {name: one["events"] for name, one in touchpoints(company).items()} == {
        "Order placed": 4,
        "Pay": 2,
        "Refund": 1,
    }
    entries = company.viewer.get(source)["entries"]
    assert [one["code"] for one in entries if one["is_new"]] == ["Pay", "Refund"]


def test_those_who_wait_for_facts_hear_of_a_new_meaning(source, company, monkeypatch):
    heard = []
    monkeypatch.setattr(lakes, "_listeners", [heard.append])
    company.editor.put(source, {"entries": [{"code": "Order", "touchpoint": "Order placed"}]})
    assert heard == [company.workspace.pk]
    (meanings,) = dictionary_of(company.workspace.pk).values()
    assert [entry.touchpoint for entry in meanings.entries] == ["Order placed"]


@pytest.mark.parametrize("name", ["к" * 190 + ".csv", "a:b?.csv"])
def test_a_sheet_may_have_any_name(source, company, name):
    sheet = SimpleUploadedFile(name, SHEET.encode())
    sheet._name = name  # as it comes over the wire; Django's test file would shorten it
    answer = company.editor.client.post(f"/api/v1{source}/file", {"file": sheet})
    assert answer.status_code == 200, answer.content


def test_a_sheet_of_codes_has_its_largest_size(source, company, monkeypatch):
    monkeypatch.setattr(dictionaries, "FILE_BYTES", 10)
    sheet = SimpleUploadedFile("codes.csv", SHEET.encode())
    answer = company.editor.client.post(f"/api/v1{source}/file", {"file": sheet})
    assert (answer.status_code, answer.json()["detail"]) == (422, "This sheet is too large.")


def test_explaining_more_codes_does_not_ask_the_database_more_for_each(
    source, company, django_assert_max_num_queries
):
    entries = [{"code": f"c{number}", "touchpoint": f"T{number}"} for number in range(200)]
    with django_assert_max_num_queries(60):
        company.editor.put(source, {"entries": entries})
