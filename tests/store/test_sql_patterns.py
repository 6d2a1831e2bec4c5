"""SQL made from a pattern is the SQL the compiler would have made."""

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tropa.store.journeys_tables import CASES, STEPS
from tropa.store.sql_patterns import SqlPatterns, compiled

steps, cases = ibis.table(STEPS, name="steps"), ibis.table(CASES, name="cases")
names = st.lists(st.text(max_size=6), min_size=1, max_size=4)
moments = st.integers(-(2**62), 2**62)
patterns = SqlPatterns()


def chosen(activities, since_us, least):
    """Ask what a filter asks."""
    own = cases.filter(cases.start_us >= since_us, cases.length > least)
    kept = steps.filter(steps.activity.isin(activities), steps.channel == ([*activities, ""])[0])
    found = kept.semi_join(own, "case_no")
    return found.group_by("activity").agg(n=found.count()).op()


@settings(deadline=None, max_examples=50)
@given(names, moments, st.integers(0, 200))
def test_a_pattern_filled_in_reads_as_if_compiled(activities, since_us, least):
    question = chosen(activities, since_us, least)
    assert patterns.sql(question) == compiled(question)
    assert patterns.sql(question) == compiled(question)


def test_questions_that_differ_in_texts_and_moments_share_a_pattern():
    own = SqlPatterns()
    for activities, since_us in (
        [["A", "B"], 2**40],
        [["it's", "\\"], 2**41],
        [["B", "A"], -(2**50)],
        [["A"], 2**40],
        [["A", "A", "C", "A"], 2**40],
    ):
        question = chosen(activities, since_us, 3)
        assert own.sql(question) == compiled(question)
    assert own.misses == 1


@pytest.mark.parametrize("other", [([], 2**40, 3), (["A", "B"], 5, 3), (["A", "B"], 2**40, 4)])
def test_other_kinds_of_questions_have_other_patterns(other):
    own = SqlPatterns()
    for question in (chosen(["A", "B"], 2**40, 3), chosen(*other)):
        assert own.sql(question) == compiled(question)
    assert own.misses == 2


def test_a_literal_beside_an_equal_one_of_the_code_keeps_its_place():
    own = SqlPatterns()
    for state in ("open", "complete"):
        is_same = (cases.state == state) & (cases.state != "open")
        question = cases.filter(is_same).select("case_no").op()
        assert own.sql(question) == compiled(question)


def test_two_choices_of_the_same_texts_are_two():
    own = SqlPatterns()
    for activities, channels in ((["A"], ["A"]), (["A", "B"], ["C"])):
        chosen_steps = steps.activity.isin(activities) & steps.channel.isin(channels)
        question = steps.filter(chosen_steps).select("case_no").op()
        assert own.sql(question) == compiled(question)
    assert own.misses == 1


def test_choices_among_numbers_of_any_size_share_a_pattern():
    own = SqlPatterns()
    for numbers in ([1, 300, 2**40], [7], [-5, -5, 2**20]):
        question = cases.filter(cases.variant_id.isin(numbers)).select("case_no").op()
        assert own.sql(question) == compiled(question)
    assert own.misses == 1
    mixed = cases.filter(cases.case.isin(["1"]), cases.variant_id.isin([1])).op()
    assert own.sql(mixed) == compiled(mixed)
