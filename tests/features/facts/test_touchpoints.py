"""The registry of touchpoints."""

import pytest

from tropa.features.facts import counts
from tropa.features.facts.bindings import (
    TouchpointDraft,
    touchpoint_follow,
    touchpoints_ensure,
    touchpoints_prune,
)
from tropa.features.facts.models import TouchpointRule
from tropa.features.facts.selectors import bindings_of, bindings_version, merged_touchpoints

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(company):
    def make(name, **facts):
        return company.editor.post(f"{company.at}/touchpoints", {"name": name, **facts})

    return make


def names(company):
    return [item["name"] for item in company.viewer.get(f"{company.at}/touchpoints")]


def test_a_touchpoint_can_be_added_without_any_event(company, add):
    claims = company.editor.post(f"{company.at}/departments", {"name": "Claims"})
    made = add(
        "Smell of the shop",
        stage="Purchase",
        channels=["shop"],
        department_ids=[claims["id"]],
        accountable_id=claims["id"],
        promise={"text": "Fresh air", "value": 4, "scale_min": 1, "scale_max": 5},
    )
    assert made["is_manual"] is True
    assert made["departments"] == [claims]
    assert made["accountable"] == claims
    assert made["promise"]["value"] == 4
    assert (made["events"], made["observations"], made["maps"]) == (0, 0, 0)


def test_a_promise_lies_on_its_scale(company):
    for promise in ({"value": 9, "scale_min": 1, "scale_max": 5}, {"value": 3}):
        body = {"name": "X", "promise": promise}
        assert company.editor.call("POST", f"{company.at}/touchpoints", body).status_code == 422


def test_two_touchpoints_cannot_have_one_name(company, add):
    add("Till")
    refused = company.editor.call("POST", f"{company.at}/touchpoints", {"name": "TILL"})
    assert refused.status_code == 409


def test_a_fact_belongs_to_one_touchpoint(company, add):
    add("Till", activities=["Pay"])
    body = {"name": "Cash desk", "activities": ["Pay"]}
    refused = company.editor.call("POST", f"{company.at}/touchpoints", body)
    assert refused.status_code == 409
    assert "'Till'" in refused.json()["detail"]
    assert names(company) == ["Till"]


def test_changing_a_binding_ends_one_rule_and_begins_another(company, add):
    made = add("Till", activities=["Pay", "Pay by card"])
    before = bindings_version(company.workspace.pk)
    changed = company.editor.patch(
        f"{company.at}/touchpoints/{made['id']}", {"activities": ["Pay", "Pay by phone"]}
    )
    assert changed["activities"] == ["Pay", "Pay by phone"]
    assert TouchpointRule.objects.filter(key="Pay by card", ended_at__isnull=False).count() == 1
    assert bindings_version(company.workspace.pk) == before + 2
    assert [(rule.kind, rule.key) for rule in bindings_of(company.workspace.pk)] == [
        ("activity", "Pay"),
        ("activity", "Pay by phone"),
    ]


def test_what_a_change_does_not_name_stays_and_null_empties_the_accountable(company, add):
    unit = company.editor.post(f"{company.at}/departments", {"name": "Claims"})
    made = add("Till", stage="Purchase", accountable_id=unit["id"])
    changed = company.editor.patch(
        f"{company.at}/touchpoints/{made['id']}", {"accountable_id": None, "stage": None}
    )
    assert (changed["accountable"], changed["stage"]) == (None, "Purchase")


def test_a_department_of_another_workspace_cannot_be_named(company):
    own = company.outsider.get("/session")["workspaces"][0]["id"]
    foreign = company.outsider.post(f"/workspaces/{own}/departments", {"name": "Spies"})
    body = {"name": "X", "department_ids": [foreign["id"]]}
    assert company.editor.call("POST", f"{company.at}/touchpoints", body).status_code == 404
    assert names(company) == []


def test_merging_hands_over_facts_and_can_be_undone(company, add):
    keep, other = add("Till", activities=["Pay"]), add("Cash desk", activities=["Cash"])
    figure = {
        "touchpoint_id": other["id"],
        "measure": "nps",
        "value": 12.5,
        "unit": "points",
        "author": "Agency",
        "source_name": "Study 2025",
    }
    company.editor.post(f"{company.at}/reported", figure)
    body = {"keep_id": keep["id"], "merge_ids": [other["id"]]}
    merged = company.editor.post(f"{company.at}/touchpoints/merge", body)
    assert merged["touchpoint"]["activities"] == ["Cash", "Pay"]
    assert names(company) == ["Till"]
    assert company.viewer.get(f"{company.at}/reported")[0]["touchpoint_id"] == keep["id"]
    follows = merged_touchpoints(company.workspace.pk)
    assert {str(pk): str(into) for pk, into in follows.items()} == {other["id"]: keep["id"]}

    company.editor.post(f"{company.at}/touchpoints/merges/{merged['merge_id']}/undo")
    assert names(company) == ["Cash desk", "Till"]
    listed = {
        one["name"]: one["activities"] for one in company.viewer.get(f"{company.at}/touchpoints")
    }
    assert listed == {"Cash desk": ["Cash"], "Till": ["Pay"]}
    assert company.viewer.get(f"{company.at}/reported")[0]["touchpoint_id"] == other["id"]


@pytest.fixture
def chain(company, add):
    """A was merged into B, then B into C; each has a fact and a figure of its own."""
    ids = {name: add(name, activities=[name.lower()])["id"] for name in "ABC"}
    for name, touchpoint_id in ids.items():
        figure = {"touchpoint_id": touchpoint_id, "measure": "nps", "value": 1, "unit": "points"}
        company.editor.post(
            f"{company.at}/reported", {**figure, "author": name, "source_name": "Study"}
        )
    merges = [
        company.editor.post(
            f"{company.at}/touchpoints/merge", {"keep_id": ids[keep], "merge_ids": [ids[other]]}
        )["merge_id"]
        for other, keep in ("AB", "BC")
    ]
    return ids, merges


def registry(company, ids):
    """Tell the names bound to each touchpoint, and whose figures it bears."""
    names_of = {touchpoint_id: name for name, touchpoint_id in ids.items()}
    figures = company.viewer.get(f"{company.at}/reported")
    return {
        one["name"]: (
            "".join(one["activities"]),
            "".join(sorted(f["author"] for f in figures if f["touchpoint_id"] == one["id"])),
        )
        for one in company.viewer.get(f"{company.at}/touchpoints")
        if one["id"] in names_of
    }


def undo(company, merge_id):
    return company.editor.call("POST", f"{company.at}/touchpoints/merges/{merge_id}/undo")


def test_the_first_of_two_merges_in_a_row_can_be_undone_alone(company, chain):
    ids, (first, second) = chain
    assert registry(company, ids) == {"C": ("abc", "ABC")}
    assert undo(company, first).status_code == 200
    assert registry(company, ids) == {"A": ("a", "A"), "C": ("bc", "BC")}
    assert undo(company, second).status_code == 200
    assert registry(company, ids) == {"A": ("a", "A"), "B": ("b", "B"), "C": ("c", "C")}


def test_two_merges_in_a_row_can_be_undone_backwards(company, chain):
    ids, (first, second) = chain
    assert undo(company, second).status_code == 200
    assert registry(company, ids) == {"B": ("ab", "AB"), "C": ("c", "C")}
    assert undo(company, first).status_code == 200
    assert registry(company, ids) == {"A": ("a", "A"), "B": ("b", "B"), "C": ("c", "C")}


def test_undoing_a_merge_leaves_what_people_bound_elsewhere_meanwhile(company, chain, add):
    ids, (first, _) = chain
    company.editor.patch(f"{company.at}/touchpoints/{ids['C']}", {"activities": ["b", "c"]})
    add("D", activities=["a"])
    assert undo(company, first).status_code == 200
    assert registry(company, ids)["A"] == ("", "A")


def test_a_merge_is_undone_once(company, add):
    keep, other = add("Till"), add("Cash desk")
    body = {"keep_id": keep["id"], "merge_ids": [other["id"]]}
    merged = company.editor.post(f"{company.at}/touchpoints/merge", body)
    address = f"{company.at}/touchpoints/merges/{merged['merge_id']}/undo"
    company.editor.post(address)
    assert company.editor.call("POST", address).status_code == 404


def test_a_merge_is_not_undone_over_a_name_taken_meanwhile(company, add):
    keep, other = add("Till"), add("Cash desk")
    body = {"keep_id": keep["id"], "merge_ids": [other["id"]]}
    merged = company.editor.post(f"{company.at}/touchpoints/merge", body)
    add("Cash desk")
    address = f"{company.at}/touchpoints/merges/{merged['merge_id']}/undo"
    assert company.editor.call("POST", address).status_code == 409
    assert names(company) == ["Cash desk", "Till"]


def test_a_touchpoint_is_not_merged_with_itself(company, add):
    keep = add("Till")
    body = {"keep_id": keep["id"], "merge_ids": [keep["id"]]}
    assert company.editor.call("POST", f"{company.at}/touchpoints/merge", body).status_code == 409


def test_a_touchpoint_on_a_map_is_not_removed(company, add, monkeypatch):
    made = add("Till")
    on_map = [lambda _: {TouchpointRule.objects.first().touchpoint_id: 1}]
    company.editor.patch(f"{company.at}/touchpoints/{made['id']}", {"activities": ["Pay"]})
    monkeypatch.setattr(counts, "_map_counters", on_map)
    refused = company.editor.call("DELETE", f"{company.at}/touchpoints/{made['id']}")
    assert refused.status_code == 409
    monkeypatch.setattr(counts, "_map_counters", [])
    company.editor.delete(f"{company.at}/touchpoints/{made['id']}")
    assert names(company) == []


def test_counts_are_those_that_features_tell(company, add, monkeypatch):
    add("Till", activities=["Pay"], observation_names=["Queue"])
    monkeypatch.setattr(
        counts, "_fact_counters", [lambda _: {("activity", "Pay"): 5, ("observation", "Queue"): 2}]
    )
    listed = company.viewer.get(f"{company.at}/touchpoints")[0]
    assert (listed["events"], listed["observations"]) == (5, 2)


def test_listing_costs_the_same_for_one_and_for_many(company, add, django_assert_num_queries):
    for number in range(5):
        add(f"T{number}", activities=[f"a{number}"])
    with django_assert_num_queries(9):
        assert len(company.viewer.get(f"{company.at}/touchpoints")) == 5


def test_what_an_import_found_is_registered_once(company):
    drafts = [
        TouchpointDraft("Pay", "activity", "Pay", channel="shop", departments=["Till"]),
        TouchpointDraft("Pay", "activity", "Pay", channel="site"),
        TouchpointDraft("Pay", "observation", "Pay"),
    ]
    touchpoints_ensure(company.workspace, drafts)
    touchpoints_ensure(company.workspace, drafts)
    (only,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (only["name"], only["channels"], only["is_manual"]) == ("Pay", ["shop", "site"], False)
    assert (only["activities"], only["observation_names"]) == (["Pay"], ["Pay"])
    assert [unit["name"] for unit in only["departments"]] == ["Till"]


def test_what_people_renamed_keeps_its_name_at_the_next_import(company):
    draft = TouchpointDraft("Pay", "activity", "Pay")
    touchpoints_ensure(company.workspace, [draft])
    (only,) = company.viewer.get(f"{company.at}/touchpoints")
    company.editor.patch(f"{company.at}/touchpoints/{only['id']}", {"name": "Till"})
    touchpoints_ensure(company.workspace, [draft])
    assert names(company) == ["Till"]


def test_only_what_imports_made_is_pruned(company, add):
    add("By hand")
    touchpoints_ensure(
        company.workspace,
        [TouchpointDraft("Gone", "activity", "Gone"), TouchpointDraft("Kept", "activity", "Kept")],
    )
    touchpoints_prune(company.workspace, keep={("activity", "Kept")})
    assert names(company) == ["By hand", "Kept"]


def test_a_code_that_gets_a_meaning_keeps_its_touchpoint(company):
    touchpoints_ensure(company.workspace, [TouchpointDraft("A1", "activity", "A1")])
    (before,) = company.viewer.get(f"{company.at}/touchpoints")
    touchpoint_follow(company.workspace, old_key="A1", new_key="Order placed")
    (after,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (after["id"], after["name"]) == (before["id"], "Order placed")
    assert after["activities"] == ["Order placed"]


def test_a_period_runs_forward(company, add):
    made = add("Till")
    figure = {
        "touchpoint_id": made["id"],
        "measure": "nps",
        "value": 1,
        "unit": "points",
        "author": "A",
        "source_name": "B",
        "period_from": "2026-02-01",
        "period_to": "2026-01-01",
    }
    assert company.editor.call("POST", f"{company.at}/reported", figure).status_code == 422
    stored = company.editor.post(f"{company.at}/reported", {**figure, "period_to": "2026-03-01"})
    company.editor.delete(f"{company.at}/reported/{stored['id']}")
    assert company.viewer.get(f"{company.at}/reported") == []
