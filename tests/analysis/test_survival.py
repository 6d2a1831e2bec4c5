"""Kaplan–Meier against lifelines and against plain medians."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from tropa.analysis.survival import duration_quantile, survival_curve


def fitted(ended, running):
    fitter = KaplanMeierFitter()
    return fitter.fit([*ended, *running], [1] * len(ended) + [0] * len(running))


durations = st.lists(st.integers(1, 40), max_size=25)


@settings(deadline=None, max_examples=40)
@given(durations.filter(bool), durations)
def test_the_curve_agrees_with_lifelines(ended, running):
    peer = fitted(ended, running)
    times, survival, low, high = survival_curve(np.array(ended), np.array(running, int))
    assert survival == pytest.approx(peer.survival_function_at_times(times).to_numpy())
    bounds = peer.confidence_interval_survival_function_.loc[times]
    inside = (survival > 0) & (survival < 1)
    assert low[inside] == pytest.approx(bounds.iloc[:, 0].to_numpy()[inside])
    assert high[inside] == pytest.approx(bounds.iloc[:, 1].to_numpy()[inside])


def test_the_median_and_its_interval_agree_with_lifelines():
    ended, running = [3, 5, 5, 8, 9, 12, 14, 20], [4, 10, 22, 30]
    peer = fitted(ended, running)
    estimate = duration_quantile(np.array(ended), np.array(running))
    interval = median_survival_times(peer.confidence_interval_survival_function_)
    assert estimate.value == peer.median_survival_time_
    assert pd.Series(
        [estimate.low, np.inf if estimate.high is None else estimate.high]
    ).tolist() == (interval.iloc[0].tolist())
    assert estimate.n == 12


@pytest.mark.parametrize("quantile", [0.1, 0.5, 0.9])
def test_ranks_alone_tell_the_quantile_when_nothing_runs(quantile):
    random = np.random.default_rng(7)
    for n in [*range(1, 60), 400, 1_001]:
        ended = random.integers(0, max(n // 3, 2), n)
        times, *curves = survival_curve(ended, np.array([], int))
        below = [times[np.flatnonzero(curve <= 1 - quantile + 1e-12)[0]] for curve in curves]
        found = duration_quantile(ended, np.array([], int), quantile=quantile)
        assert [found.value, found.low, found.high] == below


@pytest.mark.parametrize("quantile", [0.1, 0.5, 0.9])
def test_a_long_curve_is_only_looked_at_where_it_must_be(quantile):
    random = np.random.default_rng(11)
    for n, censored in [(450, 3), (2_000, 900), (2_000, 1_990), (5_000, 60_000), (900, 0)]:
        ended = random.integers(0, 10**6, n)
        running = random.integers(0, 10**6, censored)
        times, *curves = survival_curve(ended, running)
        crossed = [np.flatnonzero(curve <= 1 - quantile + 1e-12) for curve in curves]
        expected = [times[below[0]] if len(below) else None for below in crossed]
        found = duration_quantile(ended, running, quantile=quantile)
        assert [found.value, found.low, found.high] == expected


def test_a_bound_far_from_a_long_curve_is_found():
    """Very many still run when a few hundred end, then all but two leave unseen."""
    ended, running = np.r_[np.arange(500), 2_001, 2_002], np.full(100_000, 1_000)
    found = duration_quantile(ended, running, quantile=0.1)
    times, *curves = survival_curve(ended, running)
    assert [found.value, found.low, found.high] == [
        times[np.flatnonzero(curve <= 0.9 + 1e-12)[0]] for curve in curves
    ]


def test_a_median_that_is_never_reached_is_none():
    estimate = duration_quantile(np.array([1]), np.array([5, 6, 7]))
    assert (estimate.value, estimate.high, estimate.n) == (None, None, 4)


def test_nothing_that_ended_gives_no_figure():
    assert duration_quantile(np.array([], int), np.array([5])).value is None


def test_running_ones_lengthen_the_median():
    ended = np.array([1, 2, 3, 4, 5])
    assert duration_quantile(ended, np.array([6, 6])).value == 4.0
