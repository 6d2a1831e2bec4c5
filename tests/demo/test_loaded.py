"""What the guide promises of the demo is in it; one demo for all who only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tropa.core.clock import FixedClock, now_us, use_clock
from tropa.core.filters import Filter
from tropa.demo.loading import EMAIL, demo_load
from tropa.demo.money import AMOUNT, CURRENCY
from tropa.demo.registry import touchpoint_of
from tropa.features.company.comparing import company_compare
from tropa.features.insights.map_schemas import MeasuredOut
from tropa.features.insights.measured_map import map_measure
from tropa.features.insights.progress_answers import map_progress
from tropa.features.insights.segment_answers import segments_compared
from tropa.features.insights.stories import map_story
from tropa.features.journeys.models import LensRecord, MapRecord
from tropa.features.workspaces.models import User, Workspace
from tropa.kit.access import Role
from tropa.kit.models import Job, JobState

CUSTOMERS = 900
DAY = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    """Simulate one and the same year, whenever the tests run."""
    with use_clock(DAY):
        yield


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Workspace]:  # noqa: ARG001 - the tables
    """One demo for all who only look at it; it goes again with its transaction."""
    with django_db_blocker.unblock(), transaction.atomic(), use_clock(DAY):
        yield demo_load("en", customers=CUSTOMERS)
        transaction.set_rollback(True)


@pytest.fixture
def volt(loaded: Workspace, db: None) -> Workspace:  # noqa: ARG001 - what a test writes goes with it
    return loaded


def test_the_demo_is_taken_in_once_by_the_ordinary_way(volt: Workspace) -> None:
    owner = volt.memberships.get()
    assert (owner.role, owner.user.email, volt.is_demo) == (Role.OWNER, EMAIL, True)
    assert not owner.user.has_usable_password()
    assert {item.state for item in volt.imports.all()} == {"done"}
    assert [item.report["refused"] for item in volt.imports.all()] == [0, 0, 0, 0]
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
    assert demo_load("en", customers=CUSTOMERS) == volt
    assert (Workspace.objects.count(), MapRecord.objects.count()) == (1, 3)
    assert LensRecord.objects.filter(state="ready").count() == 3


def measured_of(user, workspace_id, map_id):
    return MeasuredOut.model_validate(
        map_measure(user, workspace_id, map_id, where=Filter())
    ).figures


def _check_personas(user: User, volt: Workspace, record: MapRecord) -> None:
    """See that the personas stand for real customers, apart from each other."""
    chosen = [persona.segment_id for persona in volt.personas.order_by("-name")]
    found = segments_compared(user, volt.pk, record.pk, segment_ids=chosen, where=Filter())
    young, seniors = found["segments"]
    assert (young["name"], seniors["name"]) == ("Young professionals", "Seniors")
    assert young["cases"] > seniors["cases"] > 0
    assert young["shared_with_first"] == seniors["shared_with_first"] == 0
    assert young["emotion"]
    assert seniors["emotion"]


def test_the_map_holds_a_claim_that_the_facts_bear_out_and_one_they_refute(volt: Workspace) -> None:
    user, record = User.objects.get(email=EMAIL), MapRecord.objects.first()
    measured = measured_of(user, volt.pk, record.pk)
    claims = str(touchpoint_of(volt, "claim_review", "en").pk)
    chat = str(touchpoint_of(volt, "support_chat", "en").pk)
    assert measured[claims]["wait_after"].state == "refuted"
    assert measured[chat]["experience"].state == "supported"
    assert measured[claims]["complaints"].value > 0
    steps = record.document["steps"]
    places = [step["touchpoint_id"] for step in steps]
    visit, smell, box, use = (
        places.index(str(touchpoint_of(volt, code, "en").pk))
        for code in ("shop_visit", "shop_atmosphere", "unboxing", "first_use")
    )
    assert (smell, use) == (visit + 1, box + 1)
    assert sum(step["is_moment_of_truth"] for step in steps) == 1
    assert sum(step["is_quick_win"] for step in steps) == 1
    days = (now_us() - max(f.last_us or 0 for f in measured[chat].values())) / 86_400e6
    assert 0 <= days < 60
    _check_personas(user, volt, record)


def test_touchpoints_without_events_are_measured_by_what_people_say(volt: Workspace) -> None:
    smell = touchpoint_of(volt, "shop_atmosphere", "en")
    assert smell.is_manual
    assert smell.accountable.name == "Shops"
    assert smell.promise["value"] == 4.0
    user, drawn = User.objects.get(email=EMAIL), MapRecord.objects.first()
    measured = measured_of(user, volt.pk, drawn.pk)
    assert set(measured[str(smell.pk)]) >= {"experience", "gap"}
    assert "reach" not in measured[str(smell.pk)]


def test_the_first_map_leads_down_to_the_way_of_a_claim(volt: Workspace) -> None:
    first, wanted, claims = MapRecord.objects.all()  # as the list of maps shows them
    review = str(touchpoint_of(volt, "claim_review", "en").pk)
    leading = [step for step in first.document["steps"] if step["link"]]
    assert [step["touchpoint_id"] for step in leading] == [review]
    assert first.opens == wanted.opens == [str(claims.pk)]
    assert claims.lens.spec["object_type"] == "claim"
    assert [stage["name"] for stage in claims.document["stages"]] == [
        "From filing to decision",
        "Making it good",
    ]
    on_both = {step["touchpoint_id"] for step in claims.document["steps"]}
    assert len(on_both) == 6
    assert on_both < {step["touchpoint_id"] for step in first.document["steps"]}


def test_the_map_that_is_wanted_shows_how_far_the_delivery_has_come(volt: Workspace) -> None:
    user, wanted = User.objects.get(email=EMAIL), MapRecord.objects.exclude(change_from=None).get()
    assert wanted.as_is == MapRecord.objects.first()
    names = {step["id"]: step["name"] for step in wanted.document["steps"]}
    told = map_progress(user, volt.pk, wanted.pk, where=Filter())
    found = {(names[one.step_id], one.measure): one for one in told.targets}
    faster = found["Order packed", "wait_after"]
    assert (faster.verdict, faster.way) == ("reached", "closer")
    assert found["Claim under review", "wait_after"].verdict == "not_reached"
    kpis = {one.kpi.name: one for one in told.targets if one.kpi}
    assert kpis["Claims decided in time"].reason == "no_measure"
    content = kpis["Deliveries rated 4 or 5"]
    assert (content.measure, content.low, content.reason) == ("experience_top", 0.75, "")
    assert content.now.n > 0


def test_the_story_tells_what_problems_cost_in_the_currency_of_the_books(volt: Workspace) -> None:
    user, first = User.objects.get(email=EMAIL), MapRecord.objects.first()
    assert (volt.currency, first.lens.money_attribute) == (CURRENCY, AMOUNT)
    told = map_story(user, volt.pk, first.pk, where=Filter(), language="en")
    money = {one.step: one.money for one in told.problems}
    assert money["Checkout"].startswith("order value: ")
    assert "EUR" in money["Checkout"]


def test_the_handbook_leaves_out_steps_and_has_one_that_never_happens(volt: Workspace) -> None:
    user, first = User.objects.get(email=EMAIL), MapRecord.objects.first()
    view = company_compare(user, volt.pk, first.pk, where=Filter())
    assert (view["origin"], view["stages_present"] < view["stages"]) == ("bpmn", True)
    assert {one["department"] for one in view["company"]} > {"Warehouse", "Claims", "Shops"}
    drawn_for_all = [one["name"] for one in view["company"] if not one["is_optional"]]
    call = "Asking the customer by telephone after a week"
    assert drawn_for_all == ["Payment", call]
    assert [one["name"] for one in view["company"] if one["happening"] == "unplaced"] == [call]
    planned = [pair["time_state"] for pair in view["pairs"] if pair["planned_seconds"]]
    assert planned == ["supported", "refuted"]


def test_staff_see_more_than_half_of_what_customers_rate_as_they_do_themselves(
    volt: Workspace,
) -> None:
    user, first = User.objects.get(email=EMAIL), MapRecord.objects.first()
    measured = measured_of(user, volt.pk, first.pk)
    rated = [one for one in measured.values() if "own_rating" in one]
    assert len(rated) == 12
    assert {one["own_rating"].n for one in rated} == {12}
