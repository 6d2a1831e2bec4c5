"""The demo is taken in, in the language asked for, and opened to its owner alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from tropa.core.clock import FixedClock, use_clock
from tropa.demo.loading import EMAIL, demo_load, password_renew
from tropa.demo.registry import touchpoint_of
from tropa.features.workspaces.models import User

DAY = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
SECRET = "only for this test"


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    """Simulate one and the same year, whenever the tests run."""
    with use_clock(DAY):
        yield


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
