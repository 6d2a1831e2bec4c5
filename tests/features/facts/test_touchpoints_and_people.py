"""Who changed a touchpoint, and what goes with one that others were merged into."""

import pytest
from auditlog.models import LogEntry

from tropa.features.facts.bindings import TouchpointDraft, touchpoints_ensure
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


def test_a_code_longer_than_a_name_is_shortened_and_wholly_bound(company):
    code = "a" * 250
    for _ in range(2):
        touchpoints_ensure(company.workspace, [TouchpointDraft(code, "activity", code)])
    (made,) = company.viewer.get(f"{company.at}/touchpoints")
    assert (len(made["name"]), made["activities"]) == (200, [code])
