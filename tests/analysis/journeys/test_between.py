"""Times from one activity to another, one record per case."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys.between import between
from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.lenses import Lens


def counts(result):
    return result.n, result.n_reached, result.n_censored, result.n_never


def test_it_takes_the_first_a_and_the_first_later_b(journeys_of):
    log = [("1", "B", 0), ("1", "A", 5), ("1", "A", 7), ("1", "B", 9), ("1", "B", 30)]
    result = between(journeys_of(log), "A", "B")
    assert counts(result) == (1, 1, 0, 0)
    assert result.median_seconds.value == 4


def test_open_cases_are_censored_and_closed_ones_never_come(journeys_of):
    log = [
        ("1", "A", 0),
        ("1", "B", 10),
        ("2", "A", 5),
        ("2", "C", 6),
        ("3", "A", 1),
        ("4", "B", 0),
    ]
    result = between(journeys_of(log, states={"3": "open"}, as_of=100), "A", "B")
    assert counts(result) == (3, 1, 1, 1)
    assert result.median_seconds.value is None


def test_an_ending_by_silence_happens_when_the_idle_limit_has_passed(journeys_of):
    log = [("1", "A", 0), ("2", "A", 50), ("2", "B", 70), ("3", "A", 85)]
    lens = Lens(idle_seconds=30)
    result = between(journeys_of(log, lens=lens, states={"3": "open"}, as_of=100), "A", "B")
    assert counts(result) == (3, 1, 1, 1)
    assert result.median_seconds.value == 20
    assert result.p90_seconds.value is None


def test_a_left_cut_case_is_open_until_an_end_activity_closes_it(journeys_of):
    log = [("1", "A", 0), ("2", "A", 0), ("2", "End", 1)]
    cut = {"1": "left-cut", "2": "left-cut"}
    log = [*log, ("3", "B", 9)]
    result = between(journeys_of(log, lens=Lens(ends=["End"]), states=cut), "A", "B")
    assert counts(result) == (2, 0, 1, 1)


def test_the_same_activity_twice_measures_its_return(journeys_of):
    result = between(journeys_of([("1", "A", 0), ("1", "A", 3), ("2", "A", 0)]), "A", "A")
    assert counts(result) == (2, 1, 0, 1)
    assert result.median_seconds.value == 3


def test_events_of_one_moment_follow_their_order(journeys_of):
    log = [("1", "A", 0), ("1", "B", 0), ("2", "B", 0), ("2", "A", 0)]
    result = between(journeys_of(log), "A", "B")
    assert counts(result) == (2, 1, 0, 1)
    assert result.median_seconds.value == 0


def test_nobody_in_the_filter_is_no_error_but_a_misspelling_is(journeys_of):
    journeys = journeys_of([("1", "Apply", 0), ("2", "B", 0)])
    empty = between(journeys, "Apply", "B", where=Filter(contains=["B"]))
    assert counts(empty) == (0, 0, 0, 0)
    with pytest.raises(InputError, match="Did you mean 'Apply'"):
        between(journeys, "Aply", "B")


events = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from("ABC"), st.integers(0, 60)),
    min_size=60,
    max_size=160,
)


@settings(
    max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(events)
def test_it_equals_a_walk_through_each_case(journeys_of, log):
    log = [*log, (99, "A", 1), (99, "B", 3)]
    waits, n = [], 0
    for case in {row[0] for row in log}:
        walk = sorted((row[2], i, row[1]) for i, row in enumerate(log) if row[0] == case)
        first = next((i for i, event in enumerate(walk) if event[2] == "A"), None)
        if first is not None:
            n += 1
            later = [event[0] for event in walk[first + 1 :] if event[2] == "B"]
            waits += [later[0] - walk[first][0]] if later else []
    result = between(journeys_of(log), "A", "B")
    assert counts(result) == (n, len(waits), 0, n - len(waits))
    middle = -(-n // 2) - 1
    assert result.median_seconds.value == (sorted(waits)[middle] if middle < len(waits) else None)
