"""The stages against the exact optimum by brute force."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys.first_map import adjusted_rand
from tropa.analysis.journeys.first_map_inputs import cut_cases, transitions
from tropa.analysis.journeys.first_map_names import lifecycle_template, name_stages
from tropa.analysis.journeys.first_map_stages import cohesion, cut_stages


def quality(bonds, bounds):
    """Sum S(block, block)/m − (deg(block)/m)², written as the definition says."""
    total = bonds.sum()
    blocks = [range(a, b) for a, b in pairwise(bounds)]
    return sum(
        bonds[np.ix_(block, block)].sum() / total - (bonds[block].sum() / total) ** 2
        for block in blocks
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(3, 7), st.integers(0, 1000))
def test_it_finds_the_best_cut(size, seed):
    half = np.random.default_rng(seed).random((size, size))
    bonds = half + half.T
    starts, reached = cut_stages(bonds, np.arange(size))
    best = max(
        quality(bonds, [0, *inner, size])
        for k in range(2, size)
        for inner in combinations(range(1, size), k)
    )
    assert reached == pytest.approx(best)
    assert quality(bonds, [*starts, size]) == pytest.approx(best)


def test_equal_qualities_take_fewer_stages():
    assert cut_stages(np.zeros((5, 5)), np.arange(5))[1] == 0.0
    assert len(cut_stages(np.zeros((5, 5)), np.arange(5))[0]) == 3


def test_cohesion_follows_its_definition():
    counts = np.array([[0.0, 2.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    near = counts / 2
    flow = np.array([[0, 0.5, 0], [0, 0, 0.5], [0.5, 0, 0]])
    expected = flow / 1.5 + (flow / 1.5).T  # no two share a successor or a predecessor
    assert np.allclose(cohesion(counts, near), expected)


def test_time_is_measured_against_the_median_wait():
    case, touchpoint = np.array([0, 0, 0, 0]), np.array([0, 1, 1, 2])
    steps = transitions(cut_cases(case, touchpoint, np.array([0, 10, 15, 45]), touchpoints=3))
    counts, near = steps.counts_and_closeness(np.ones(1))
    assert counts.tolist() == [[0, 1, 0], [0, 0, 1], [0, 0, 0]]
    assert near[0, 1] == pytest.approx(1 / (1 + 10 / 20))
    assert near[1, 2] == pytest.approx(1 / (1 + 30 / 20))


def test_simultaneous_steps_are_measured_against_the_median_positive_wait():
    case, touchpoint = np.zeros(4, int), np.array([0, 1, 0, 1])
    steps = transitions(cut_cases(case, touchpoint, np.array([0, 0, 0, 8]), touchpoints=2))
    assert steps.counts_and_closeness(np.ones(1))[1].tolist() == [[0, 1.5], [1, 0]]


def test_the_adjusted_rand_index_of_a_textbook_pair():
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    assert adjusted_rand(one, other) == pytest.approx((2 - 1.2) / (4.5 - 1.2))
    assert adjusted_rand(one, one) == 1.0


def test_stages_take_a_lifecycle_name_once():
    named = name_stages([[("Cart", 9)], [("Pay", 9), ("Blink", 1)], [("Insert", 3), ("Assign", 8)]])
    assert [name.key for name in named] == ["lifecycle.purchase", None, None]
    assert [name.text for name in named] == ["Cart", "Pay · Blink", "Insert · Assign"]


@pytest.mark.parametrize(
    ("activity", "stage"),
    [
        ("Доставка курьером", "start-of-use"),
        ("Reklamacja", "service"),
        ("Write a review", "loyalty"),
        ("Newsletter opened", "awareness"),
        ("Сравнение товаров", "search"),
    ],
)
def test_the_lifecycle_is_told_in_three_languages(activity, stage):
    assert lifecycle_template([activity])[stage] == [activity]
