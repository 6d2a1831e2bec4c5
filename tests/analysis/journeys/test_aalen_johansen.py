"""The estimator against formulas worked by hand and against lifelines."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.analysis.journeys.aalen_johansen import (
    Outcomes,
    band,
    cumulative_incidence,
    incidence_quantile,
)

SECOND = 1_000_000


def outcomes_of(records):
    """Count ``(seconds, kind)`` records; kinds are ``reached``, ``never``, ``censored``."""
    times = sorted({seconds for seconds, _ in records})
    count = {k: [records.count((t, k)) for t in times] for k in ("reached", "never", "censored")}
    return Outcomes(
        np.array(times, dtype=np.int64) * SECOND,
        *(np.array(count[k], dtype=np.int64) for k in ("reached", "never", "censored")),
    )


def test_without_censoring_it_is_the_share_and_its_binomial_variance():
    records = [(1, "reached"), (2, "never"), (3, "reached"), (3, "never"), (4, "reached")]
    incidence = cumulative_incidence(outcomes_of(records))
    assert incidence.value == pytest.approx([0.2, 0.2, 0.4, 0.6])
    assert incidence.variance == pytest.approx([p * (1 - p) / 5 for p in incidence.value])


def test_a_censored_record_hands_its_weight_to_those_after_it():
    incidence = cumulative_incidence(
        outcomes_of([(1, "reached"), (2, "censored"), (3, "reached"), (4, "never")])
    )
    assert incidence.value == pytest.approx([1 / 4, 1 / 4, 1 / 4 + 3 / 4 / 2, 5 / 8])


def test_it_agrees_with_lifelines_where_no_times_are_tied():
    lifelines = pytest.importorskip("lifelines")
    draw = np.random.default_rng(7)
    times = draw.permutation(np.arange(1, 301))
    kinds = draw.choice(["censored", "reached", "never"], size=300, p=[0.3, 0.45, 0.25])
    ours = cumulative_incidence(outcomes_of(list(zip(times.tolist(), kinds, strict=True))))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        oracle = lifelines.AalenJohansenFitter(calculate_variance=True)
        codes = [["censored", "reached", "never"].index(kind) for kind in kinds]
        oracle.fit(times, codes, event_of_interest=1)
    theirs = oracle.cumulative_density_.iloc[1:, 0].to_numpy()
    assert ours.value == pytest.approx(theirs, abs=1e-12)
    assert ours.variance == pytest.approx(oracle.variance_.iloc[1:].to_numpy(), abs=1e-10)


def test_quantiles_and_limits_agree_with_lifelines_when_nothing_competes():
    lifelines = pytest.importorskip("lifelines")
    draw = np.random.default_rng(11)
    times = draw.integers(1, 60, size=120)
    seen = draw.random(120) < 0.7
    records = [(int(t), "reached" if s else "censored") for t, s in zip(times, seen, strict=True)]
    incidence = cumulative_incidence(outcomes_of(records))
    fitted = lifelines.KaplanMeierFitter().fit(times, seen)
    low, high = band(incidence)
    limits = fitted.confidence_interval_.iloc[1:]
    inside = (incidence.value > 0) & (incidence.value < 1)
    assert low[inside] == pytest.approx(1 - limits.iloc[:, 1].to_numpy()[inside])
    assert high[inside] == pytest.approx(1 - limits.iloc[:, 0].to_numpy()[inside])
    assert incidence_quantile(incidence, 0.5).value == fitted.median_survival_time_


def test_a_quantile_that_is_never_reached_is_none():
    records = [(s, "reached") for s in range(1, 8)] + [(9, "never")] * 3
    incidence = cumulative_incidence(outcomes_of(records))
    assert incidence_quantile(incidence, 0.5).value == 5
    assert incidence_quantile(incidence, 0.7).value == 7
    ninety = incidence_quantile(incidence, 0.9)
    assert (ninety.value, ninety.high, ninety.n) == (None, None, 10)


def test_no_records_have_no_figure():
    estimate = incidence_quantile(cumulative_incidence(outcomes_of([])), 0.5)
    assert (estimate.value, estimate.low, estimate.high, estimate.n) == (None, None, None, 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["reached", "never", "censored"]))))
def test_the_curve_rises_between_0_and_1_and_the_interval_holds_the_figure(records):
    incidence = cumulative_incidence(outcomes_of(records))
    assert (np.diff(incidence.value) >= 0).all()
    assert ((incidence.value >= 0) & (incidence.value <= 1 + 1e-12)).all()
    for share in (0.5, 0.9):
        estimate = incidence_quantile(incidence, share)
        if estimate.value is not None:
            assert estimate.low is not None
            assert estimate.low <= estimate.value
            assert estimate.high is None or estimate.high >= estimate.value
