"""The gap is paired."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tropa.analysis.voice.emotion import emotion_of_gap, emotion_of_score, emotion_of_sentiment
from tropa.analysis.voice.gap import gap
from tropa.core.errors import InputError
from tropa.core.mappings import Scale
from tropa.core.results import Estimate

FIVE = Scale(minimum=1, maximum=5)


def test_it_pairs_the_answers_of_one_person():
    expectation, experience = [5, 5, 4, 3, 5], [4, 3, 4, 2, 5]
    measured = gap(expectation, experience)
    low, high = stats.ttest_rel(experience, expectation).confidence_interval(0.95)
    assert measured.gap.value == pytest.approx(-0.8)
    assert (measured.gap.low, measured.gap.high) == pytest.approx((low, high))
    assert (measured.expectation.value, measured.experience.value) == pytest.approx((4.4, 3.6))


def test_it_leaves_out_answers_with_only_one_of_the_two():
    measured = gap([5, None, 4, None], [3, 4, float("nan"), None])
    assert (measured.gap.value, measured.gap.n, measured.n_unpaired) == (-2.0, 1, 2)


def test_it_refuses_columns_of_different_length():
    with pytest.raises(InputError, match="not of one length"):
        gap([1, 2], [1])


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3).filter(
        lambda pairs: len({e - p for e, p in pairs}) > 1
    )
)
def test_its_variance_is_that_of_a_pair(pairs):
    expected, experienced = np.array(pairs, float).T
    n = len(pairs)
    covariance = np.cov(expected, experienced)
    variance = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    half = stats.t.ppf(0.975, n - 1) * np.sqrt(variance / n)
    estimate = gap(list(expected), list(experienced)).gap
    assert estimate.high - estimate.value == pytest.approx(half, rel=1e-6)


def test_emotion_is_scaled_by_its_source():
    estimate = Estimate(4.0, 3.5, 4.5, n=50)
    assert emotion_of_score(estimate, FIVE).value == Estimate(1.0, 0.5, 1.5, n=50)
    assert emotion_of_gap(Estimate(-1.0, None, None, n=1), FIVE).value.value == -0.5
    assert emotion_of_sentiment(Estimate(-1.0, -1.0, -0.5, n=9)).value.low == -2.0


def test_emotion_needs_a_scale_with_a_width():
    with pytest.raises(InputError, match="scale is empty"):
        emotion_of_gap(Estimate(0.0, 0.0, 0.0, n=1), Scale(minimum=3, maximum=3))
