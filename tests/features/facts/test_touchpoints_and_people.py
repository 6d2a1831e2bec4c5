"""Who changed a touchpoint, and what goes with one that others were merged into."""

import pytest
from auditlog.models import LogEntry

from tropa.features.facts.bindings import TouchpointDraft, touchpoint_describe, touchpoints_ensure
from tropa.features.facts.models import Touchpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(company):
    def make(name, **facts):
        return company.editor.post(f"{company.at}/touchpoints", {"name": name, **facts})

    return make


def test_the_trail_names_who_changed_a_touchpoint_not_who_made_it(company, add):
    made = add("Till")
    company.owner.patch(f"{company.at}/touchpoints/{made['id']}", {"stage": "Purchase"})
    actors = LogEntry.objects.filter(object_pk=made["id"]).order_by("timestamp", "id")
    assert [entry.actor_id for entry in actors] == [company.editor.user.pk, company.owner.user.pk]


def test_what_was_merged_into_a_touchpoint_goes_with_it(company, add):
    keep, other, third = (add(name) for name in ("Till", "Cash desk", "Kiosk"))
    for into, merged in ((other, third), (keep, other)):
        body = {"keep_id": into["id"], "merge_ids": [merged["id"]]}
        company.editor.post(f"{company.at}/touchpoints/merge", body)
    again = add("Cash desk")
    company.editor.delete(f"{company.at}/touchpoints/{keep['id']}")
    assert [str(pk) for pk in Touchpoint.objects.values_list("pk", flat=True)] == [again["id"]]


@pytest.mark.parametrize("n", [0, 2**31])
def test_a_count_that_the_database_cannot_hold_is_refused(company, add, n):
    figure = {"touchpoint_id": add("Till")["id"], "measure": "nps", "value": 1, "unit": "points"}
    body = {**figure, "author": "A", "source_name": "B", "n": n}
    assert company.editor.call("POST", f"{company.at}/reported", body).status_code == 422


def test_names_that_differ_in_their_case_alone_are_one_in_every_alphabet(company, add):
    add("Оплата на кассе")
    for name in ("ОПЛАТА НА КАССЕ", "оплата на кассе"):
        again = company.editor.call("POST", f"{company.at}/touchpoints", {"name": name})
        assert again.status_code == 409
    company.editor.post(f"{company.at}/departments", {"name": "Żabka"})
    again = company.editor.call("POST", f"{company.at}/departments", {"name": "ŻABKA"})
    assert again.status_code == 409


def test_a_code_of_any_length_is_bound_once(company):
    draft = TouchpointDraft("а" * 5000, "activity", "а" * 5000, channel="к" * 5000)
    for _ in range(2):
        touchpoints_ensure(company.workspace, [draft])
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (made["activities"], made["channels"]) == (["а" * 5000], ["к" * 5000])
    kept = {name: made[name] for name in ("activities", "channels")}
    assert company.editor.patch(f"{company.at}/touchpoints/{made['id']}", kept) == made


def test_what_facts_say_of_a_renamed_touchpoint_is_added_to_it(company):
    draft = TouchpointDraft("Pay", "activity", "Pay", found_departments=["Till"])
    touchpoints_ensure(company.workspace, [draft])
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    company.editor.patch(f"{company.at}/touchpoints/{made['id']}", {"name": "Cash desk"})
    more = TouchpointDraft("Pay", "activity", "Pay", channel="shop", found_departments=["TILL"])
    touchpoints_ensure(company.workspace, [more])
    (after,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (after["name"], after["channels"]) == ("Cash desk", ["shop"])
    assert [unit["name"] for unit in after["departments"]] == ["Till"]


def test_what_a_person_took_off_no_import_puts_back(company):
    draft = TouchpointDraft("Pay", "activity", "Pay", channel="shop", found_departments=["Till"])
    touchpoints_ensure(company.workspace, [draft])
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    at = f"{company.at}/touchpoints/{made['id']}"
    for channels, units in (([], []), (["shop"], made["departments"])):
        ids = [unit["id"] for unit in units]
        company.editor.patch(at, {"channels": channels, "department_ids": ids})
        touchpoints_ensure(company.workspace, [draft])
        (after,) = company.viewer.get(f"{company.at}/touchpoints")
        assert (after["channels"], after["departments"]) == (channels, units)


def test_a_code_longer_than_a_name_is_shortened_and_wholly_bound(company):
    code = "a" * 250
    for _ in range(2):
        touchpoints_ensure(company.workspace, [TouchpointDraft(code, "activity", code)])
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (len(made["name"]), made["activities"]) == (200, [code])


def test_a_department_that_a_person_removed_comes_back_by_a_person_alone(company):
    def departments():
        return [one["name"] for one in company.viewer.get(f"{company.at}/departments")]

    drafts = [
        TouchpointDraft("Pay", "activity", "Pay", found_departments=["Till", "Shop"]),
        TouchpointDraft("Ship", "activity", "Ship", departments=["TILL"], accountable="Till"),
    ]
    touchpoints_ensure(company.workspace, drafts[:1])
    till = next(
        one for one in company.viewer.get(f"{company.at}/departments") if one["name"] == "Till"
    )
    company.editor.delete(f"{company.at}/departments/{till['id']}")
    touchpoints_ensure(company.workspace, drafts)
    assert departments() == ["Shop"]
    company.editor.post(f"{company.at}/departments", {"name": "till"})
    touchpoints_ensure(company.workspace, drafts)
    assert departments() == ["Shop", "till"]
    pay, ship = company.viewer.get(f"{company.at}/touchpoints")
    assert [unit["name"] for unit in pay["departments"]] == ["Shop", "till"]
    assert (ship["departments"], ship["accountable"]) == ([], None)


def test_a_dictionary_that_names_a_removed_department_brings_it_back(company):
    draft = TouchpointDraft("Pay", "activity", "Pay", departments=["Till"])
    touchpoints_ensure(company.workspace, [draft])
    (till,) = company.viewer.get(f"{company.at}/departments")
    company.editor.delete(f"{company.at}/departments/{till['id']}")
    touchpoint_describe(company.workspace, draft)
    assert [one["name"] for one in company.viewer.get(f"{company.at}/departments")] == ["Till"]
    company.workspace.refresh_from_db()
    assert company.workspace.left_out_departments == []
