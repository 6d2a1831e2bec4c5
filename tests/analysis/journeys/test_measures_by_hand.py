"""Measures of random logs against their definitions, counted case by case."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.journeys import measures_walks
from tropa.analysis.journeys.measures import measures
from tropa.core.lenses import Lens, Outcome

LENS = Lens(ends=["Z"], wanted=Outcome(activities=["Z"]), idle_seconds=50, as_of_us=100 * 10**6)
PLACES = {
    "ab": (EventPlace("A"), EventPlace("B", "shop")),
    "b": (EventPlace("B"),),
    "z": (EventPlace("Z"),),
}
BINDING = Binding({name: TouchpointRules(events=own) for name, own in PLACES.items()})
events = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from("ABCZ"),
        st.integers(0, 90),
        st.sampled_from(["shop", "x"]),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda event: event[2],
)


def touchpoint(activity, channel):
    if activity == "A" or (activity == "B" and channel == "shop"):
        return "ab"
    return {"B": "b", "Z": "z"}.get(activity)


def paths_of(log):
    """Give each case its moments and touchpoints, in order."""
    cases = defaultdict(list)
    for case, activity, second, channel in sorted(log, key=lambda event: event[2]):
        cases[case].append((second, touchpoint(activity, channel), activity))
    return cases


def stays(path, name):
    places = [place for _, place, _ in path]
    return sum(
        here == name and (place == len(places) - 1 or places[place + 1] != name)
        for place, here in enumerate(places)
    )


def is_open(path):
    return path[-1][2] != "Z" and 100 - path[-1][0] <= LENS.idle_seconds


def waits_before(cases, name):
    return sorted(
        later[0] - earlier[0]
        for path in cases.values()
        for earlier, later in pairwise(path)
        if later[1] == name
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events)
@pytest.mark.parametrize("at_once", [4_000_000, 3])
def test_measures_are_their_definitions(cut, monkeypatch, at_once, log):
    monkeypatch.setattr(measures_walks, "EVENTS_AT_ONCE", at_once)
    rows = [(f"c{c}", activity, second, {"channel": way}) for c, activity, second, way in log]
    journeys = cut(rows, LENS)
    if at_once < len(rows):
        journeys = replace(journeys, events=None)
    found = measures(journeys, None, BINDING)
    cases = paths_of(log)
    for name in PLACES:
        reached = [path for path in cases.values() if any(here == name for _, here, _ in path)]
        figures = {measure: figure.estimate for measure, figure in found[name].items()}
        assert figures["reach"].n == len(reached)
        assert figures["reach_share"].denominator == len(cases)
        assert figures["return"].n == sum(stays(path, name) > 1 for path in reached)
        if reached:
            visits = [sum(here == name for _, here, _ in path) for path in reached]
            assert figures["intensity"].value == pytest.approx(mean(visits))
        closed = [path for path in reached if path[-1][1] == name and not is_open(path)]
        lost = [path for path in closed if all(activity != "Z" for _, _, activity in path)]
        assert figures["exit"].n == len(lost)
        assert found[name]["exit"].counts["ended"] == len(closed)
        waits = waits_before(cases, name)
        assert figures["wait_before"].n == len(waits)
        if waits:
            assert figures["wait_before"].value == waits[(len(waits) - 1) // 2]
