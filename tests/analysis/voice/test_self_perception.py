"""How a company sees itself beside how its customers do."""

from __future__ import annotations

import pytest

from tropa.analysis.disclosure import Disclosure, disclose
from tropa.analysis.voice.self_perception import (
    OTHER_SCALE,
    OwnRatings,
    PromisedValue,
    with_self_perception,
)
from tropa.core.figures import Figure
from tropa.core.mappings import Scale
from tropa.core.results import Estimate

FIVE = Scale(minimum=1, maximum=5)
EXPERIENCE = Figure(Estimate(3.0, 2.8, 3.2, n=90), unit="rating", scale=(1, 5))


def told(values=(4, 5), *, experience=EXPERIENCE, promise=None, scale=FIVE):
    given = OwnRatings({"pay": values}, scale)
    promises = {"pay": promise} if promise else {}
    measured = {"pay": {"experience": experience} if experience else {}}
    return with_self_perception(measured, given=given, promises=promises)["pay"]


def test_the_own_rating_is_the_mean_of_what_staff_gave_with_its_interval():
    own = told([4, 5, 4, 5])["own_rating"]
    assert own.estimate.value == 4.5
    # t(3) = 3.182, s = 0.5774: half width 0.919
    assert own.estimate.high == pytest.approx(5.419, abs=1e-3)
    assert (own.estimate.n, own.sources) == (4, ("workshop",))


def test_the_difference_is_customers_minus_staff_and_rests_on_the_smaller_n():
    found = told([4, 5, 4, 5])["experience_own"]
    assert found.estimate.value == -1.5
    # MOVER: down √(0.2² + 0.919²) = 0.940
    assert found.estimate.low == pytest.approx(-2.440, abs=1e-3)
    assert found.estimate.n == 4
    assert found.counts == {"n_customers": 90, "n_own": 4}


def test_the_promise_moves_the_interval_of_the_experience():
    found = told(promise=PromisedValue(4.5, (1, 5)))["experience_promise"].estimate
    assert (found.value, found.low, found.high, found.n) == (
        -1.5, pytest.approx(-1.7), pytest.approx(-1.3), 90,
    )  # fmt: skip


def test_ratings_on_different_scales_are_not_compared():
    ten = Figure(Estimate(8.0, 7.5, 8.5, n=90), unit="rating", scale=(0, 10))
    found = told(experience=ten, promise=PromisedValue(4.5, (1, 5)))
    assert set(found) == {"experience", "own_rating"}
    assert found["own_rating"].notes == (OTHER_SCALE,)


def test_few_staff_hide_their_mean_and_what_would_tell_it():
    found = {name: disclose(one, Disclosure()) for name, one in told([5] * 9).items()}
    assert {name for name, one in found.items() if one.withheld == "withheld"} == {
        "own_rating", "experience_own",
    }  # fmt: skip
    assert found["experience_own"].counts == {}
    assert found["experience"].estimate.value == 3.0


def test_nothing_is_told_of_what_nobody_rated():
    assert told([], experience=None) == {}
