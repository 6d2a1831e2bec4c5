"""What is at hand in memory gives the figures that reading anew gives."""

import gc
from dataclasses import replace
from weakref import ref

import pytest

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.journeys import measures_walks
from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.measures import measures
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.steps_at_hand import steps_at_hand
from tropa.core.filters import Filter

APP, SHOP, NONE = {"channel": "app"}, {"channel": "shop"}, {}
ROWS = [
    *(("a", name, when, how) for name, when, how in [("Order", 1, APP), ("Pay", 2, APP)]),
    *(("a", name, when, how) for name, when, how in [("Call", 5, NONE), ("Pay", 9, SHOP)]),
    *(("b", name, when, how) for name, when, how in [("Order", 3, SHOP), ("Call", 4, SHOP)]),
    *(("b", name, when, how) for name, when, how in [("Pay", 6, APP), ("Call", 7, NONE)]),
    *(("b", name, when, how) for name, when, how in [("Pay", 8, APP), ("Call", 9, SHOP)]),
    ("c", "Call", 4, NONE),
]
BINDING = Binding(
    {
        "order": TouchpointRules(events=(EventPlace("Order"),)),
        "app": TouchpointRules(events=(EventPlace("Pay", "app"),)),
        "call": TouchpointRules(events=(EventPlace("Call"),)),
    }
)
FILTERS = [
    Filter(),
    Filter(contains=["Pay"]),
    Filter(since_us=2_500_000),
    Filter(without=["Call"]),
    Filter(event={"channel": ["app"]}),
    Filter(event={"channel": ["app", "shop"]}, without=["Order"], contains=["Call"]),
    Filter(without=["Order", "Pay", "Call"]),
]


@pytest.mark.parametrize("where", FILTERS, ids=str)
def test_figures_are_those_of_reading_anew(cut, where):
    at_hand = cut(ROWS)
    journeys = replace(at_hand, events=None)
    assert steps_at_hand(journeys) is None
    assert steps_at_hand(at_hand) is not None
    expected = measures(narrow(journeys, where), None, BINDING)
    assert measures(narrow(at_hand, where), None, BINDING) == expected
    narrowed_twice = narrow(narrow(at_hand, where), Filter(without=["Order"]))
    expected = measures(narrow(narrow(journeys, where), Filter(without=["Order"])), None, BINDING)
    assert measures(narrowed_twice, None, BINDING) == expected


def test_events_are_read_once_for_all_filters(cut, monkeypatch):
    at_hand = cut(ROWS)
    first = measures(at_hand, None, BINDING)
    asked = []
    read = type(at_hand).run_coded
    monkeypatch.setattr(
        type(at_hand), "run_coded", lambda self, question: asked.append(1) or read(self, question)
    )
    assert measures(narrow(at_hand, Filter(since_us=0)), None, BINDING) == first
    assert asked == []


def test_nothing_at_hand_keeps_a_version_open(cut):
    opened = cut(ROWS)
    journeys = replace(opened, engine=opened.engine.holding({}))
    engine = ref(journeys.engine)
    measures(narrow(journeys, Filter(without=["Call"], contains=["Pay"])), None, BINDING)
    del journeys
    gc.collect()
    assert engine() is None


def test_what_was_linked_for_an_answer_goes_with_it(cut):
    journeys = cut(ROWS)
    gc.disable()
    try:
        chosen = narrow(journeys, Filter(without=["Call"]))
        graph(chosen)
        rows = ref(chosen.linked.rows)
        del chosen
        assert rows() is None
    finally:
        gc.enable()


def test_a_log_too_long_to_be_at_hand_is_read_in_parts(cut, monkeypatch):
    monkeypatch.setattr(measures_walks, "EVENTS_AT_ONCE", 4)
    at_hand = cut(ROWS)
    assert measures(replace(at_hand, events=None), None, BINDING) == measures(
        at_hand, None, BINDING
    )
