"""The order against the exact optimum by brute force."""

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tropa.analysis.journeys.first_map_inputs import cut_cases, precedence
from tropa.analysis.journeys.first_map_order import EARLIER, backward, order_touchpoints


def first_occurrences(paths, size):
    case = np.repeat(np.arange(len(paths)), [len(path) for path in paths])
    touchpoint = np.concatenate([np.array(path) for path in paths])
    return precedence(cut_cases(case, touchpoint, np.arange(len(case)), touchpoints=size))


def test_precedence_counts_first_occurrences_only():
    first = first_occurrences([[0, 1, 0], [1, 0], [2]], 3)
    assert first.matrix(np.ones((1, 3)))[0].tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]


def test_placement_is_the_median_of_the_relative_first_index():
    first = first_occurrences([[0, 1, 2], [1, 0], [2]], 3)
    expected = [0.5 + 1e-4 * 0.5, 0.25 + 1e-4 * 0.25, 0.75 + 1e-4 * 0.75]
    assert np.allclose(first.placement(np.ones(3)), expected)


def test_a_weight_is_a_repetition():
    paths = [[0, 1, 2], [1, 0], [2, 0, 1]]
    once = first_occurrences(paths, 3)
    repeated = first_occurrences([paths[0]] * 3 + [paths[2]] * 2, 3)
    weights = np.array([3.0, 0.0, 2.0])
    assert np.allclose(once.matrix(weights[None])[0], repeated.matrix(np.ones((1, 5)))[0])
    assert np.allclose(once.placement(weights), repeated.placement(np.ones(5)))


def optimum(weights):
    size = len(weights)
    return min(backward(np.array(order), weights) for order in permutations(range(size)))


logs = st.integers(2, 6).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.lists(st.integers(0, size - 1), min_size=1, max_size=7), min_size=1),
    )
)


def drifting_paths(size, seed):
    """Draw cases that mostly go forwards, as journeys do."""
    chance = np.random.default_rng(seed)
    return [np.argsort(np.arange(size) + chance.normal(0, 1.5, size)) for _ in range(30)]


def test_it_reaches_the_exact_optimum_on_journeys_of_seven():
    for seed in range(8):
        first = first_occurrences(drifting_paths(7, seed), 7)
        before = first.matrix(np.ones((1, 30)))[0]
        placement = first.placement(np.ones(30))
        weights = before + EARLIER * (placement[:, None] < placement[None, :])
        assert np.isclose(backward(order_touchpoints(before, placement), weights), optimum(weights))


@given(logs)
def test_no_single_insertion_lowers_it_further(drawn):
    size, paths = drawn
    first = first_occurrences(paths, size)
    before = first.matrix(np.ones((1, len(paths))))[0]
    placement = first.placement(np.ones(len(paths)))
    weights = before + EARLIER * (placement[:, None] < placement[None, :])
    order = order_touchpoints(before, placement)
    reached = backward(order, weights)
    for source in range(size):
        for target in range(size):
            moved = np.insert(np.delete(order, source), target, order[source])
            assert backward(moved, weights) >= reached - 1e-9
    assert sorted(order.tolist()) == list(range(size))
