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
from tropa.demo.registry import touchpoint_of
from tropa.features.insights.map_schemas import MeasuredOut
from tropa.features.insights.measured_map import map_measure
from tropa.features.insights.segment_answers import segments_compared
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
    assert Workspace.objects.count() == MapRecord.objects.count() == 1
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
    user, record = User.objects.get(email=EMAIL), MapRecord.objects.get()
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
    measured = measured_of(User.objects.get(email=EMAIL), volt.pk, MapRecord.objects.get().pk)
    assert set(measured[str(smell.pk)]) >= {"experience", "gap"}
    assert "reach" not in measured[str(smell.pk)]
