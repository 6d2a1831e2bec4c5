"""Thin figures are withheld, counts never, and none can be told from the total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.analysis.disclosure import Disclosure, disclose, disclose_parts
from tropa.core.errors import InputError
from tropa.core.figures import Figure
from tropa.core.results import Estimate


def rated(n):
    return Figure(Estimate(4.0, 3.5, 4.5, n=n), unit="rating", counts={"n_missing": 2})


@pytest.mark.parametrize(
    ("n", "mark"), [(9, "withheld"), (10, "flagged"), (29, "flagged"), (30, ""), (0, "")]
)
def test_it_withholds_below_ten_and_flags_below_thirty(n, mark):
    assert disclose(rated(n), Disclosure()).withheld == mark


def test_what_is_withheld_tells_only_how_many_records_there_are():
    share = Figure(Estimate(3 / 7, 0.1, 0.8, n=3, denominator=7), unit="share", counts={"open": 1})
    hidden = disclose(share, Disclosure())
    assert hidden.estimate == Estimate(None, None, None, n=7, denominator=7)
    assert hidden.counts == {}


def test_a_share_is_judged_by_its_denominator():
    share = Figure(Estimate(0.02, 0.0, 0.1, n=1, denominator=50), unit="share")
    assert disclose(share, Disclosure()) == share


def test_counts_are_never_withheld():
    reach = Figure(Estimate(3.0, None, None, n=3, denominator=5), unit="cases")
    assert disclose(reach, Disclosure()) == reach


def test_the_rule_can_be_set():
    assert disclose(rated(9), Disclosure(minimum_n=5, flagged_n=9)).withheld == ""


def test_it_refuses_a_rule_that_contradicts_itself():
    with pytest.raises(InputError, match="withheld below 10 and flagged below 5"):
        Disclosure(minimum_n=10, flagged_n=5)


def test_two_withheld_parts_protect_each_other():
    parts = {"a": rated(3), "b": rated(4), "c": rated(50)}
    shown = disclose_parts(parts, Disclosure(), shows_total=True)
    assert shown["c"].withheld == ""


def test_without_a_total_one_part_may_stay_alone():
    shown = disclose_parts({"a": rated(3), "c": rated(50)}, Disclosure(), shows_total=False)
    assert shown["c"].withheld == ""


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 60).map(rated), min_size=2))
def test_never_exactly_one_part_is_withheld_beside_a_total(parts):
    shown = disclose_parts(parts, Disclosure(), shows_total=True)
    assert sum(figure.withheld == "withheld" for figure in shown.values()) != 1
