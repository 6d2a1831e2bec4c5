"""Tasks and hypotheses: given to a person, closed with a reason, nobody's when they leave."""

import pytest

from tropa.features.tasks import services

pytestmark = pytest.mark.django_db


def tasks_of(company):
    return company.viewer.get(f"{company.at}/tasks")


def verdict(caller, company, task, **body):
    return caller.call("POST", f"{company.at}/tasks/{task['id']}/verdict", body)


def test_a_hypothesis_stands_at_a_place_in_the_words_of_the_map(company, suppose):
    made = suppose()
    (found,) = tasks_of(company)
    assert found == made
    assert (found["kind"], found["state"], found["map_title"]) == ("hypothesis", "open", "Buying")
    assert found["person"]["name"] == "Vera"
    place = found["place"]
    assert (place["step_name"], place["stage_name"]) == ("Wait", "Order")
    assert (place["lane_kind"], place["is_there"]) == ("pains", True)


def test_a_place_that_the_map_lost_is_told_and_comes_back_with_it(company, suppose, drawn):
    suppose()
    document = drawn.document
    drawn.document = document | {"steps": document["steps"][:1], "cells": []}
    drawn.save()
    assert tasks_of(company)[0]["place"]["is_there"] is False
    drawn.document = document
    drawn.save()
    assert tasks_of(company)[0]["place"]["is_there"] is True


def test_what_stood_at_a_lost_place_can_still_be_given_to_somebody(company, suppose, drawn):
    at = f"{company.at}/tasks/{suppose()['id']}"
    drawn.document |= {"steps": drawn.document["steps"][:1], "cells": []}
    drawn.save()
    changed = company.editor.patch(at, {"deadline": "2026-04-01", "step_id": "wait"})
    assert (changed["deadline"], changed["place"]["is_there"]) == ("2026-04-01", False)
    assert company.editor.patch(at, {"step_id": "pay"})["place"]["is_there"]
    assert company.editor.call("PATCH", at, {"step_id": "wait"}).status_code == 404


def test_a_place_that_the_map_never_had_is_refused(company, drawn):
    body = {"kind": "task", "title": "Ask", "map_id": str(drawn.pk), "step_id": "nowhere"}
    answer = company.editor.call("POST", f"{company.at}/tasks", body)
    assert (answer.status_code, answer.json()["detail"]) == (404, "The map has no such place.")


@pytest.mark.parametrize(
    ("facts", "column"),
    [({"map_id": None, "lane_id": "", "step_id": ""}, "map_id"), ({"method": None}, "method")],
)
def test_a_hypothesis_needs_a_map_and_a_method(company, drawn, facts, column):
    body = {
        "kind": "hypothesis",
        "title": "X",
        "map_id": str(drawn.pk),
        "method": "data",
        "lane_id": "hurts",
        "step_id": "wait",
        **facts,
    }
    answer = company.editor.call("POST", f"{company.at}/tasks", body)
    assert (answer.status_code, answer.json()["where"]["column"]) == (422, column)


def test_a_simple_task_needs_neither_map_nor_person(company):
    made = company.editor.post(f"{company.at}/tasks", {"kind": "task", "title": "Ask the couriers"})
    assert (made["map_id"], made["place"], made["person"], made["method"]) == (None,) * 4


def test_a_verdict_has_a_person_and_a_reason_and_can_be_taken_back(company, suppose):
    made = suppose()
    refused = verdict(company.editor, company, made, state="confirmed")
    assert (refused.status_code, refused.json()["detail"]) == (422, "A verdict needs a reason.")
    closed = verdict(
        company.editor, company, made, state="confirmed", reason="7 of 8 interviewees said so"
    ).json()
    assert (closed["state"], closed["decided_by"]) == ("confirmed", "Edwin")
    assert closed["reason"] == "7 of 8 interviewees said so"
    opened = verdict(company.editor, company, made, state="open").json()
    assert (opened["state"], opened["reason"], opened["decided_by"]) == ("open", "", "")


def test_whoever_it_is_given_to_may_close_it_and_no_other_viewer(company, suppose, member):
    mine, other = suppose(), suppose(person_id=member(company.owner))
    own = verdict(company.viewer, company, mine, state="refuted", reason="They knew")
    assert own.json()["state"] == "refuted"
    foreign = verdict(company.viewer, company, other, state="refuted", reason="They knew")
    assert foreign.status_code == 403


def test_a_verdict_given_while_a_task_is_changed_stays(company, suppose, monkeypatch):
    made, check = suppose(), services._check_kind

    def check_slowly(task):
        verdict(company.viewer, company, made, state="refuted", reason="They knew")
        check(task)

    monkeypatch.setattr(services, "_check_kind", check_slowly)
    company.editor.patch(f"{company.at}/tasks/{made['id']}", {"title": "New"})
    (task,) = tasks_of(company)
    assert (task["title"], task["state"], task["reason"]) == ("New", "refuted", "They knew")


def test_a_task_is_done_and_undone_without_a_reason(company):
    made = company.editor.post(f"{company.at}/tasks", {"kind": "task", "title": "Ask"})
    assert verdict(company.editor, company, made, state="done").json()["state"] == "done"
    assert verdict(company.editor, company, made, state="open").json()["state"] == "open"
    assert verdict(company.editor, company, made, state="refuted").status_code == 422


def test_overdue_is_told_the_day_after_the_deadline_in_the_workspace_s_own_zone(company):
    company.owner.patch(company.at, {"zone": "Pacific/Auckland"})  # it is 22:30 there
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        body = {"kind": "task", "title": day, "deadline": day}
        company.editor.post(f"{company.at}/tasks", body)
    late = {task["title"]: task["is_overdue"] for task in tasks_of(company)}
    assert late == {"2026-03-01": True, "2026-03-02": False, "2026-03-03": False}


def test_when_a_member_leaves_their_tasks_are_nobody_s(company, suppose, member):
    suppose()
    company.owner.delete(f"{company.at}/members/{member(company.viewer)}")
    (task,) = company.owner.get(f"{company.at}/tasks")
    assert (task["person"], task["state"]) == (None, "open")


def test_a_task_can_be_given_to_another_and_its_deadline_taken_away(company, suppose, member):
    made = suppose()
    path = f"{company.at}/tasks/{made['id']}"
    changed = company.editor.patch(path, {"person_id": member(company.owner), "deadline": None})
    assert (changed["person"]["name"], changed["deadline"]) == ("Olga", None)
    assert (changed["title"], changed["method"]) == (made["title"], "interview")
    assert company.editor.patch(path, {"person_id": None})["person"] is None


def test_nobody_of_another_workspace_can_be_given_a_task(company, suppose):
    from tropa.features.workspaces.models import Membership

    foreign = Membership.objects.get(user=company.outsider.user).pk
    path = f"{company.at}/tasks/{suppose()['id']}"
    answer = company.editor.call("PATCH", path, {"person_id": str(foreign)})
    assert answer.status_code == 404


def test_the_claim_at_the_place_stands_beside_the_hypothesis(suppose, drawn):
    document = drawn.document
    steps = [step | {"touchpoint_id": f"t-{step['id']}"} for step in document["steps"]]
    claim = {"measure": "wait_after", "low": None, "high": 172800.0, "tolerance": 0.0}
    cells = [document["cells"][0] | {"claim": claim}]
    drawn.document = document | {"steps": steps, "cells": cells}
    drawn.save()
    found = suppose()["claim"]
    assert (found["touchpoint_id"], found["measure"]) == ("t-wait", "wait_after")
    assert (found["low"], found["high"]) == (None, 172800.0)
    assert suppose(lane_id="")["claim"] is None


def test_the_claim_names_the_touchpoint_that_was_kept_in_a_merge(company, suppose, drawn):
    ids = [
        company.editor.post(f"{company.at}/touchpoints", {"name": name})["id"]
        for name in ("Wait", "Wait for the courier")
    ]
    document = drawn.document
    steps = [step | {"touchpoint_id": ids[0]} for step in document["steps"]]
    claim = {"measure": "wait_after", "low": None, "high": 172800.0, "tolerance": 0.0}
    drawn.document |= {"steps": steps, "cells": [document["cells"][0] | {"claim": claim}]}
    drawn.save()
    assert suppose()["claim"]["touchpoint_id"] == ids[0]
    merge = {"keep_id": ids[1], "merge_ids": ids[:1]}
    company.editor.post(f"{company.at}/touchpoints/merge", merge)
    assert tasks_of(company)[0]["claim"]["touchpoint_id"] == ids[1]


def test_five_whys_are_kept_with_the_pain_and_go_with_it(company, drawn):
    at = f"{company.at}/whys"
    place = {"lane_id": "hurts", "step_id": "wait"}
    body = {"map_id": str(drawn.pk), "pain": "Too long", "answers": ["No courier"], **place}
    made = company.editor.post(at, body)
    five = ["No courier", "Too few vans", "One is broken", "No money", "No plan"]
    changed = company.editor.patch(f"{at}/{made['id']}", {"answers": five})
    assert changed["answers"] == five
    assert company.viewer.get(f"{at}?map_id={drawn.pk}") == [changed]
    company.editor.delete(f"{at}/{made['id']}")
    assert company.viewer.get(at) == []


def test_the_causes_asked_for_a_hypothesis_go_with_it(company, suppose, drawn):
    made = suppose()
    body = {"map_id": str(drawn.pk), "pain": made["title"], "hypothesis_id": made["id"]}
    assert company.editor.post(f"{company.at}/whys", body)["hypothesis_id"] == made["id"]
    company.editor.delete(f"{company.at}/tasks/{made['id']}")
    assert company.viewer.get(f"{company.at}/whys") == []


def test_causes_are_asked_for_a_hypothesis_of_their_own_map_alone(company, suppose, drawn):
    other = company.editor.post(f"{company.at}/maps", {"title": "Other"})
    task = suppose(kind="task", method=None)
    for pk, map_id in ((suppose()["id"], other["id"]), (task["id"], str(drawn.pk))):
        body = {"map_id": map_id, "pain": "Too long", "hypothesis_id": pk}
        assert company.editor.call("POST", f"{company.at}/whys", body).status_code == 404


def test_lists_cost_the_same_for_one_and_for_many(company, suppose, django_assert_num_queries):
    suppose()
    suppose(person_id=None)
    with django_assert_num_queries(6):  # session, person, membership, tasks, merged, maps
        assert len(tasks_of(company)) == 2
    for _ in range(3):
        suppose()
    with django_assert_num_queries(6):
        assert len(tasks_of(company)) == 5


def test_data_are_asked_of_a_department_until_they_come_or_will_not(company, suppose):
    unit = company.editor.post(f"{company.at}/departments", {"name": "Service"})
    made = suppose(
        kind="request", title="Calls of last year", department_id=unit["id"], asked_of="Mr Low"
    )
    assert (made["department"]["name"], made["asked_of"]) == ("Service", "Mr Low")
    assert made["method"] is None
    answer = verdict(company.viewer, company, made, state="dropped", reason="Not kept")
    assert (answer.status_code, answer.json()["state"]) == (200, "dropped")
    assert verdict(company.viewer, company, made, state="refuted", reason="x").status_code == 422


def test_data_are_asked_for_a_map(company):
    answer = company.editor.call(
        "POST", f"{company.at}/tasks", {"kind": "request", "title": "Calls"}
    )
    assert (answer.status_code, answer.json()["where"]["column"]) == (422, "map_id")
