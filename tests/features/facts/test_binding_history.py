"""By which data a touchpoint was measured: every version is kept and can be set back."""

import pytest

from tropa.features.facts.bindings import TouchpointDraft, touchpoints_ensure

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(company):
    def make(name, **facts):
        return company.editor.post(f"{company.at}/touchpoints", {"name": name, **facts})["id"]

    return make


def bindings(company, touchpoint):
    return company.viewer.get(f"{company.at}/touchpoints/{touchpoint}/bindings")


def keys(bound):
    return [one["key"] for one in bound]


def test_each_change_is_a_version_with_who_made_it_and_what_it_changed(company, add):
    pay = add("Pay", activities=["Pay by card", "Pay by phone"], observation_names=["till"])
    at = f"{company.at}/touchpoints/{pay}"
    company.editor.patch(at, {"activities": ["Pay by card", "Pay in cash"]})
    company.editor.patch(at, {"name": "Paying", "stage": "Order"})
    newest, first = bindings(company, pay)
    assert (first["number"], newest["number"]) == (1, 2)
    assert keys(first["begun"]) == keys(first["bound"]) == ["Pay by card", "Pay by phone", "till"]
    assert (keys(newest["begun"]), keys(newest["ended"])) == (["Pay in cash"], ["Pay by phone"])
    assert keys(newest["bound"]) == ["Pay by card", "Pay in cash", "till"]
    assert newest["by"] == company.editor.user.get_full_name()


def test_an_older_version_is_in_force_again_and_that_is_a_version_too(company, add):
    pay = add("Pay", activities=["Card"])
    at = f"{company.at}/touchpoints/{pay}"
    company.editor.patch(at, {"activities": ["Cash"]})
    again = company.editor.post(f"{at}/bindings", {"number": 1})
    assert again["activities"] == ["Card"]
    assert [keys(one["bound"]) for one in bindings(company, pay)] == [["Card"], ["Cash"], ["Card"]]


def test_what_another_touchpoint_is_bound_to_by_now_is_not_taken_from_it(company, add):
    pay = add("Pay", activities=["Card", "Cash"])
    at = f"{company.at}/touchpoints/{pay}"
    company.editor.patch(at, {"activities": ["Cash"]})
    add("Cards", activities=["Card"])
    answer = company.editor.call("POST", f"{at}/bindings", {"number": 1})
    assert (answer.status_code, "Cards" in answer.json()["detail"]) == (409, True)
    assert len(bindings(company, pay)) == 2
    assert company.editor.call("POST", f"{at}/bindings", {"number": 9}).status_code == 404


def test_a_merge_and_its_undo_are_versions_of_both(company, add):
    kept, other = add("Pay", activities=["Card"]), add("Cards", activities=["Cards"])
    merge = company.editor.post(
        f"{company.at}/touchpoints/merge", {"keep_id": kept, "merge_ids": [other]}
    )
    company.editor.post(f"{company.at}/touchpoints/merges/{merge['merge_id']}/undo", {})
    assert [keys(one["bound"]) for one in bindings(company, kept)] == [
        ["Card"], ["Card", "Cards"], ["Card"],
    ]  # fmt: skip
    assert [keys(one["bound"]) for one in bindings(company, other)] == [["Cards"], [], ["Cards"]]


def test_nobody_is_named_for_what_an_import_bound(company):
    touchpoints_ensure(company.workspace, [TouchpointDraft("Call", "activity", "Call")])
    (call,) = company.viewer.get(f"{company.at}/touchpoints")
    (version,) = bindings(company, call["id"])
    assert (version["by"], keys(version["begun"])) == ("", ["Call"])
