"""The demo workspace holds what the guide promises, in the language asked for, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from tropa.core.clock import FixedClock, now_us, use_clock
from tropa.core.filters import Filter
from tropa.demo.loading import EMAIL, demo_load, password_renew
from tropa.demo.registry import touchpoint_of
from tropa.features.insights.map_schemas import MeasuredOut
from tropa.features.insights.measured_map import map_measure
from tropa.features.insights.segment_answers import segments_compared
from tropa.features.journeys.models import LensRecord, MapRecord
from tropa.features.workspaces.models import User, Workspace
from tropa.kit.access import Role
from tropa.kit.models import Job, JobState

CUSTOMERS = 900
SECRET = "only for this test"


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    """Simulate one and the same year, whenever the tests run."""
    with use_clock(FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))):
        yield


@pytest.fixture
def volt(request: pytest.FixtureRequest) -> Workspace:
    request.getfixturevalue("db")
    return demo_load("en", customers=CUSTOMERS)


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


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Разговор с консультантом"), ("pl", "Rozmowa z doradcą")]
)
@pytest.mark.django_db
def test_names_are_in_the_language_asked_for(language: str, name: str) -> None:
    volt = demo_load(language, customers=400)
    place = touchpoint_of(volt, "consultation", language)
    assert place.name == name
    assert place.stage in ("Поиск решения", "Szukanie rozwiązania")
    assert place.rules.filter(ended_at=None).count() == 2
    assert User.objects.get(email=EMAIL).language == language


@pytest.mark.django_db
@pytest.mark.urls("tropa.demo.urls")
def test_the_printed_link_signs_in_on_this_machine_alone(settings) -> None:
    settings.TROPA_DEMO_SIGN_IN = SECRET
    person = User.objects.create_user(EMAIL, name="Volt")
    client = Client()
    assert client.get("/demo/guessed").status_code == 404
    assert client.get(f"/demo/{SECRET}", REMOTE_ADDR="192.0.2.7").status_code == 404
    assert "_auth_user_id" not in client.session
    answer = client.get(f"/demo/{SECRET}")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)
    settings.TROPA_DEMO_SIGN_IN = ""
    assert Client().get("/demo/").status_code != 302


@pytest.mark.django_db
def test_an_ordinary_server_has_no_such_link() -> None:
    assert Client().get(f"/demo/{SECRET}").status_code in (200, 503)  # the application's page
    assert "_auth_user_id" not in Client().session


@pytest.mark.django_db
def test_the_room_gets_a_password_that_is_new_each_time() -> None:
    person = User.objects.create_user(EMAIL, name="Volt")
    first, second = password_renew(), password_renew()
    person.refresh_from_db()
    assert person.check_password(second)
    assert not person.check_password(first)
