"""Differences of two groups: Newcombe's own figures, and what must hold for any pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.analysis.differences import clear_of, difference, figure_difference
from tropa.analysis.intervals import share_estimate
from tropa.core.figures import Figure
from tropa.core.results import Estimate

NEWCOMBE_1998 = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]
"""Table II of the paper, method 10: p1 − p2."""
shares = st.integers(1, 400).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: share_estimate(part, whole))
)


@pytest.mark.parametrize(("one", "other", "interval"), NEWCOMBE_1998)
def test_differences_of_shares_are_those_of_the_paper(one, other, interval):
    found = difference(share_estimate(*other), share_estimate(*one))
    assert (found.low, found.high) == pytest.approx(interval, abs=5e-5)


def test_two_symmetric_intervals_add_as_the_sides_of_a_triangle():
    found = difference(Estimate(2.0, 1.7, 2.3, n=30), Estimate(3.0, 2.6, 3.4, n=40))
    assert (found.value, found.n) == (1.0, 70)
    assert (found.low, found.high) == (pytest.approx(0.5), pytest.approx(1.5))


@given(shares, shares)
def test_turning_the_question_round_turns_the_answer_round(first, second):
    one, other = difference(first, second), difference(second, first)
    assert one.value == -other.value
    assert (one.low, one.high) == (pytest.approx(-other.high), pytest.approx(-other.low))


@given(shares)
def test_a_group_does_not_differ_from_itself(share):
    found = difference(share, share)
    assert found.value == 0
    assert found.low <= 0 <= found.high


def test_groups_that_share_members_have_no_interval():
    found = difference(share_estimate(1, 2), share_estimate(2, 2), is_independent=False)
    assert (found.value, found.low, found.high) == (0.5, None, None)
    assert clear_of([found]) == [False]


def test_counts_other_scales_and_what_is_withheld_are_not_compared():
    rated = Figure(Estimate(4.0, 3.8, 4.2, n=40), "rating", scale=(1, 5))
    tens = Figure(Estimate(8.0, 7.8, 8.2, n=40), "rating", scale=(0, 10))
    thin = Figure(Estimate(None, None, None, n=4), "rating", scale=(1, 5), withheld="withheld")
    cases = Figure(Estimate(40.0, None, None, n=40), "cases")
    for first, second in ((rated, tens), (rated, thin), (cases, cases), (rated, cases)):
        assert figure_difference(first, second, is_independent=True) is None
    same = figure_difference(rated, rated, is_independent=True)
    assert same is not None
    assert same.value == 0


def test_many_comparisons_call_for_more_than_one():
    just = Estimate(1.0, 0.01, 1.99, n=80)
    nothing = Estimate(0.0, -1.0, 1.0, n=80)
    assert clear_of([just]) == [True]
    assert clear_of([just, *[nothing] * 9]) == [False] * 10
