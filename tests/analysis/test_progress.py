"""How far a target is: before the change, now, and whether the difference is more than chance."""

import pytest

from tropa.analysis.claims import state_of
from tropa.analysis.progress import Target, progress_of, verdict_of
from tropa.core.figures import Figure
from tropa.core.maps import MapClaim
from tropa.core.results import Estimate

TARGET = MapClaim(measure="wait_after", high=2)


def days(value, half=0.2, *, n=80, withheld=""):
    shown = withheld != "withheld"
    estimate = Estimate(value, value - half, value + half, n) if shown else Estimate(*[None] * 3, n)
    return Figure(estimate, unit="seconds", withheld=withheld)


def told(before, now, claim=TARGET):
    (found,) = progress_of([Target(claim, before, now)])
    return found


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (days(1.5), "reached"),
        (days(2.1), "undecided"),
        (days(4), "not_reached"),
        (days(4, n=5, withheld="withheld"), "scarce"),
        (Figure(Estimate(None, None, None, 0), unit="seconds"), "unmeasured"),
        (None, "unmeasured"),
    ],
)
def test_a_target_is_reached_when_the_interval_of_now_lies_inside_it(now, verdict):
    assert verdict_of(Target(TARGET, days(5), now)) == verdict


def test_a_clear_change_goes_closer_to_the_target_or_farther_from_it():
    closer = told(days(5), days(3))
    assert (closer.change.value, closer.change.n, closer.way) == (-2, 160, "closer")
    assert closer.change.low == pytest.approx(-2 - (0.2**2 + 0.2**2) ** 0.5)
    assert told(days(3), days(5)).way == "farther"
    assert told(days(1.9), days(1.1)).way == "unclear"  # inside the target before and after


def test_a_change_within_its_chance_says_nothing():
    assert told(days(5, 1), days(4.5, 1)).way == "unclear"


def test_nothing_is_said_where_one_side_is_missing_or_too_thin():
    for before, now in ((None, days(3)), (days(5, n=4, withheld="withheld"), days(3))):
        found = told(before, now)
        assert (found.change, found.way) == (None, None)


def test_many_changes_are_judged_together():
    weak = Target(TARGET, days(5, 1), days(3.4, 1))
    still = Target(TARGET, days(5), days(5))
    assert progress_of([weak])[0].way == "closer"
    assert progress_of([weak, *[still] * 30])[0].way == "unclear"


def test_a_count_is_judged_without_an_interval_but_decides_no_target_for_it_grows_by_the_day():
    came = Figure(Estimate(120, None, None, n=120), unit="cases")
    claim = MapClaim(measure="reach", low=100)
    assert state_of(came, claim) == "supported"
    assert verdict_of(Target(claim, came, came)) == "undecided"
