"""Funnels walked by hand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys.funnel import funnel
from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.lenses import Lens

LOG = [
    ("1", "See", 0), ("1", "Cart", 10), ("1", "Help", 15), ("1", "Pay", 20),
    ("2", "See", 0), ("2", "Cart", 30), ("2", "Pay", 90),
    ("3", "See", 0), ("3", "Pay", 5), ("3", "Cart", 6),
    ("4", "See", 80),
    ("5", "Cart", 0), ("5", "Pay", 1),
]  # fmt: skip


def shown(result):
    return [(step.step, step.cases, step.waiting, step.median_seconds) for step in result]


def test_steps_are_ordered_with_anything_between(journeys_of):
    result = funnel(journeys_of(LOG), ["See", "Cart", "Pay"])
    assert shown(result) == [("See", 4, 0, None), ("Cart", 3, 0, 10), ("Pay", 2, 0, 35)]
    assert [step.share_of_first.value for step in result] == [1, 3 / 4, 2 / 4]
    assert [step.share_of_previous.value for step in result] == [1, 3 / 4, 2 / 3]
    assert result[2].share_of_previous.low == pytest.approx(0.2077, abs=1e-4)
    assert result[2].share_of_previous.denominator == 3


def test_windows_stop_late_cases_and_those_still_open_wait(journeys_of):
    journeys = journeys_of(LOG, as_of=100)
    step = funnel(journeys, ["See", "Cart", "Pay"], step_within_seconds=[25, 50])
    assert shown(step) == [("See", 4, 0, None), ("Cart", 2, 1, 8), ("Pay", 1, 0, 10)]
    assert step[1].share_of_previous.value == step[1].share_of_first.value == 2 / 3
    whole = funnel(journeys, ["See", "Cart", "Pay"], within_seconds=90)
    assert shown(whole) == [("See", 4, 0, None), ("Cart", 3, 1, 10), ("Pay", 2, 0, 35)]


def test_the_limit_itself_is_inside_and_closed_the_moment_it_is_reached(journeys_of):
    log = [("1", "A", 0), ("1", "B", 10), ("2", "A", 0)]
    assert shown(funnel(journeys_of(log), ["A", "B"], within_seconds=10))[1] == ("B", 1, 0, 10)


def test_a_case_closed_by_an_end_activity_does_not_wait(journeys_of):
    log = [("1", "A", 0), ("1", "End", 1), ("2", "A", 0), ("3", "B", 2)]
    journeys = journeys_of(log, lens=Lens(ends=["End"]), states={"2": "open"})
    assert shown(funnel(journeys, ["A", "B"], within_seconds=9))[1] == ("B", 0, 1, None)
    assert shown(funnel(journeys, ["A", "B"]))[1] == ("B", 0, 1, None)


def test_repeated_activities_need_an_event_each(journeys_of):
    log = [("1", a, s) for s, a in enumerate("AAB")] + [("2", a, s) for s, a in enumerate("ABA")]
    assert [step.cases for step in funnel(journeys_of(log), ["A", "A", "B"])] == [2, 2, 1]


def test_steps_of_one_moment_follow_their_order(journeys_of):
    log = [("1", "A", 5), ("1", "B", 5), ("1", "C", 5), ("2", "B", 5), ("2", "A", 5)]
    assert [s.cases for s in funnel(journeys_of(log), ["A", "B", "C"], within_seconds=0)] == [
        2,
        1,
        1,
    ]


def test_forty_steps_are_no_trouble(journeys_of):
    names = [f"S{i}" for i in range(40)]
    log = [(str(case), names[i], i) for case in range(40) for i in range(case + 1)]
    result = funnel(journeys_of(log), names)
    assert [step.cases for step in result] == list(range(40, 0, -1))
    assert result[39].median_seconds == 1


def test_it_takes_a_filter_and_an_empty_choice(journeys_of):
    journeys = journeys_of(LOG)
    assert [s.cases for s in funnel(journeys, ["See", "Pay"], where=Filter(contains=["Help"]))] == [
        1,
        1,
    ]
    none = funnel(journeys, ["See", "Pay"], where=Filter(min_seconds=1000))
    assert [(s.cases, s.share_of_previous.value) for s in none] == [(0, None), (0, None)]


@pytest.mark.parametrize(
    ("steps", "options", "message"),
    [
        ([], {}, "at least one"),
        (["Sea"], {}, "Did you mean 'See'"),
        (["See", "Pay"], {"step_within_seconds": [1, 2]}, "2 windows for 2 steps"),
        (["See"], {"within_seconds": -1}, "zero or more"),
        (["See"], {"within_seconds": float("nan")}, "zero or more"),
    ],
)
def test_it_refuses_what_makes_no_funnel(journeys_of, steps, options, message):
    with pytest.raises(InputError, match=message):
        funnel(journeys_of(LOG), steps, **options)


def walk_by_hand(log, steps, *, whole, window):
    counts = [0] * len(steps)
    for case in {row[0] for row in log}:
        events = sorted((row[2], i, row[1]) for i, row in enumerate(log) if row[0] == case)
        times, place = [], 0
        for time, _, activity in events:
            if place < len(steps) and activity == steps[place]:
                if times and (time - times[-1] > window or time - times[0] > whole):
                    break
                times.append(time)
                place += 1
        for step in range(place):
            counts[step] += 1
    return counts


@settings(
    max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from("ABC"), st.integers(0, 30)),
        min_size=80,
        max_size=160,
    ),
    st.lists(st.sampled_from("ABC"), min_size=4, max_size=4),
)
def test_no_step_exceeds_the_previous_and_all_equal_a_walk_by_hand(journeys_of, log, steps):
    log = [*log, *((99, activity, 0) for activity in "ABC")]
    result = funnel(
        journeys_of(log), steps, within_seconds=20, step_within_seconds=[9] * (len(steps) - 1)
    )
    cases = [step.cases for step in result]
    assert cases == walk_by_hand(log, steps, whole=20, window=9)
    shares = [step.share_of_first.value for step in result if step.share_of_first.value is not None]
    assert sorted(cases, reverse=True) == cases
    assert sorted(shares, reverse=True) == shares
