"""The simulated company is reproducible, large enough and dated by the clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow.compute as pc
import pytest

from tropa.core import clock
from tropa.demo import money
from tropa.demo.company import Facts, simulate
from tropa.demo.money import AMOUNT
from tropa.demo.stories import STORIES
from tropa.demo.touchpoints import BY_CODE

END = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return simulate(customers=400, end=END)


def test_the_same_seed_gives_the_same_facts(facts: Facts) -> None:
    again = simulate(customers=400, end=END)
    assert facts.events.equals(again.events)
    assert facts.surveys.equals(again.surveys)


def test_another_seed_gives_other_facts(facts: Facts) -> None:
    assert not facts.events.equals(simulate(customers=400, end=END, seed=7).events)


def test_money_leaves_lives_as_they_are_and_stands_beside_purchases_and_claims_alone(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money, "PRICES", dict.fromkeys(money.PRICES, 10.0))
    cheap = simulate(customers=400, end=END).events
    assert cheap.drop([AMOUNT]).equals(facts.events.drop([AMOUNT]))
    rows = [row for row in facts.events.to_pylist() if row[AMOUNT]]
    assert {row["code"] for row in rows} == {*money.WITH_AMOUNT} & {
        *facts.events["code"].to_pylist()
    }
    assert all(8 <= float(row[AMOUNT]) <= 3 * 379 + 39.9 for row in rows)
    paid = {row["order"]: row[AMOUNT] for row in rows if row["code"] == "payment"}
    refunded = [row for row in rows if row["code"] == "refund"]
    assert refunded
    assert all(paid[row["order"]] == row[AMOUNT] for row in refunded)


def test_nothing_happens_outside_the_year_before_the_last_midnight(facts: Facts) -> None:
    midnight = clock.to_us(datetime(2026, 3, 2, tzinfo=UTC))
    assert facts.end_us == midnight
    times = facts.events["time"].cast("int64")
    assert pc.min(times).as_py() >= facts.start_us
    assert pc.max(times).as_py() < midnight


def test_the_year_ends_by_the_injected_clock() -> None:
    with clock.use_clock(clock.FixedClock(datetime(2030, 5, 6, 7, tzinfo=UTC))):
        assert simulate(customers=1).end_us == clock.to_us(datetime(2030, 5, 6, tzinfo=UTC))


def test_every_event_has_an_id_of_its_own(facts: Facts) -> None:
    ids = facts.events["event_id"]
    assert len(pc.unique(ids)) == len(ids)


def test_every_story_is_told_in_three_languages_about_a_touchpoint_there_is() -> None:
    assert len({story.id for story in STORIES}) == len(STORIES) >= 8
    for story in STORIES:
        assert story.touchpoint in BY_CODE
        assert all((story.en, story.ru, story.pl))


def test_customers_speak_their_three_languages(facts: Facts) -> None:
    assert set(facts.surveys["language"].to_pylist()) == {"en", "ru", "pl"}


def test_touchpoints_without_events_are_measured_by_observations_alone(facts: Facts) -> None:
    silent = {code for code, touchpoint in BY_CODE.items() if not touchpoint.has_events}
    assert silent.isdisjoint(facts.events["code"].to_pylist())
    assert silent <= set(facts.surveys["touchpoint"].to_pylist())
