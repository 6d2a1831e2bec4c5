"""Scores against figures from the papers, statsmodels and hand."""

import csv
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from tropa.analysis.intervals import wilson
from tropa.analysis.voice.ratings import Place
from tropa.analysis.voice.score import score
from tropa.core.errors import InputError
from tropa.core.mappings import Scale

ONE_TO_FIVE = Scale(minimum=1, maximum=5)
ZERO_TO_TEN = Scale(minimum=0, maximum=10)
OLIST = Path(__file__).parents[4] / "shared" / "data" / "olist"


def test_it_gives_the_nps_of_rocks_example():
    nps = score([9] * 60 + [7] * 20 + [6] * 20, measure="nps", scale=ZERO_TO_TEN)
    assert (nps.value, nps.n, nps.n_missing) == (40.0, 100, 0)
    assert (nps.low, nps.high) == (pytest.approx(23.4, abs=0.05), pytest.approx(54.3, abs=0.05))


def test_it_does_not_count_a_blank_code_as_a_promoter():
    scale = Scale(minimum=0, maximum=10, missing=["11"])
    nps = score([10, 11, "11", 11.0, 0], measure="nps", scale=scale)
    assert (nps.value, nps.n, nps.n_missing) == (0.0, 2, 3)


def test_it_refuses_nps_on_another_scale():
    with pytest.raises(InputError, match="NPS is defined on the scale 0–10 only, not on 1–5"):
        score([5], measure="nps", scale=ONE_TO_FIVE)


def test_it_refuses_a_rating_outside_the_scale_and_names_the_row():
    place = Place(file="a.csv", column="Q7", first_row=2)
    with pytest.raises(
        InputError, match=r"a\.csv, row 4, column 'Q7': 6 lies outside the scale 1–5"
    ):
        score([1, 5, 6], measure="mean", scale=ONE_TO_FIVE, place=place)


def test_it_refuses_a_word_for_a_rating():
    with pytest.raises(InputError, match="row 1: 'good' is no rating"):
        score(["good"], measure="mean", scale=ONE_TO_FIVE)


def test_it_refuses_a_negative_weight():
    with pytest.raises(InputError, match="row 2: '-1' is no weight"):
        score([4, 5], measure="mean", scale=ONE_TO_FIVE, weights=[1, -1])


def test_it_refuses_top_two_of_a_yes_or_no():
    with pytest.raises(InputError, match="no points below its top 2"):
        score([0, 1], measure="csat", scale=Scale(minimum=0, maximum=1))


def test_it_gives_csat_as_top_two_with_wilsons_interval():
    csat = score([5] * 10 + [4] * 8 + [3] * 12, measure="csat", scale=ONE_TO_FIVE)
    assert csat.value == pytest.approx(0.6)
    assert (csat.low, csat.high) == (pytest.approx(0.423, abs=5e-4), pytest.approx(0.754, abs=5e-4))


def test_it_gives_the_mean_with_a_t_interval():
    values = [1, 2, 4, 5, 5]
    mean = score(values, measure="mean", scale=ONE_TO_FIVE)
    low, high = stats.t.interval(0.95, 4, loc=3.4, scale=stats.sem(values))
    assert (mean.value, mean.low, mean.high) == pytest.approx((3.4, low, high))


def test_it_widens_the_interval_by_the_effective_n():
    weighted = score([1, 5, 5], measure="mean", scale=ONE_TO_FIVE, weights=[4, 1, 1])
    assert weighted.value == pytest.approx(14 / 6)
    assert weighted.n_effective == pytest.approx(36 / 18)
    assert weighted.n == 3


def test_equal_weights_change_nothing():
    plain = score([1, 4, 5, 5], measure="csat", scale=ONE_TO_FIVE)
    weighted = score([1, 4, 5, 5], measure="csat", scale=ONE_TO_FIVE, weights=[3, 3, 3, 3])
    assert (weighted.low, weighted.high) == pytest.approx((plain.low, plain.high))


def test_it_weighs_as_statsmodels_does_with_weights_that_sum_to_the_effective_n():
    values, weights = [1, 3, 4, 5, 2], [1.0, 2.0, 0.5, 1.5, 1.0]
    ours = score(values, measure="mean", scale=ONE_TO_FIVE, weights=weights)
    factor = ours.n_effective / sum(weights)
    peer = DescrStatsW(values, weights=[weight * factor for weight in weights])
    assert (ours.low, ours.high) == pytest.approx(peer.tconfint_mean())


def test_no_rating_gives_no_figure():
    empty = score([None, ""], measure="nps", scale=ZERO_TO_TEN)
    assert (empty.value, empty.low, empty.n, empty.n_missing) == (None, None, 0, 2)


def test_one_rating_has_a_mean_and_no_interval():
    one = score([4], measure="mean", scale=ONE_TO_FIVE)
    assert (one.value, one.low, one.high) == (4.0, None, None)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_statsmodels(counts):
    part, whole = counts
    expected = proportion_confint(part, whole, method="wilson")
    assert wilson(part / whole, whole) == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_nps_lies_between_its_bounds_unless_all_agree(values):
    nps = score(values, measure="nps", scale=ZERO_TO_TEN)
    assert -100 <= nps.value <= 100
    assert nps.low < nps.high


def _rows(name):
    with (OLIST / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.real
@pytest.mark.skipif(not OLIST.exists(), reason="the Olist data does not lie beside the project")
def test_late_deliveries_of_olist_score_as_documented():
    orders = {row["order_id"]: row for row in _rows("olist_orders_dataset.csv")}
    scores: dict[bool, list[str]] = {True: [], False: []}
    reviews = _rows("olist_order_reviews_dataset.csv")
    for review in reviews:
        order = orders[review["order_id"]]
        if order["order_delivered_customer_date"]:
            promised = datetime.fromisoformat(order["order_estimated_delivery_date"])
            delivered = datetime.fromisoformat(order["order_delivered_customer_date"])
            scores[delivered <= promised].append(review["review_score"])
    in_time = score(scores[True], measure="mean", scale=ONE_TO_FIVE)
    late = score(scores[False], measure="mean", scale=ONE_TO_FIVE)
    assert len(reviews) == 3986
    assert (in_time.n, round(in_time.value, 3)) == (3562, 4.294)
    assert (late.n, round(late.value, 3)) == (323, 2.427)
    assert late.high < in_time.low
