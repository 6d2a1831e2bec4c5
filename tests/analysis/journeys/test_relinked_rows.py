"""Linking in memory gives what the engine gives, column by column."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys import relinked_rows
from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.variants import variants
from tropa.core.filters import Filter
from tropa.store import moves as moves_

events = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from("ABCé"), st.integers(0, 9)),
    min_size=1,
    max_size=40,
)
channels = st.sampled_from(["shop", "site", None])
CHOICES = [
    Filter(without=["A"]),
    Filter(event={"channel": ["shop"]}),
    Filter(without=["B"], contains=["C"], since_us=2_000_000),
]


def everything(journeys):
    """List all rows of all tables, in an order of their own."""
    steps = journeys.steps.drop("move") if journeys.moves is not None else journeys.steps
    tables = {
        "steps": steps.order_by("case_no", "seq"),
        "cases": journeys.cases.order_by("case_no"),
        "variants": journeys.variants.order_by("variant_id"),
    }
    return {name: journeys.run(table).to_pylist() for name, table in tables.items()}


def moves_tell(journeys):
    """Tell whether the numbers of moves stand for what the steps say."""
    steps = journeys.run(journeys.steps.order_by("case_no", "seq")).to_pylist()
    joined = journeys.steps.select("move", "case_no", "seq").join(journeys.moves, "move")
    told = journeys.run(joined.order_by("case_no", "seq")).to_pylist()
    return len(told) == len(steps) and all(
        one.items() <= step.items() for one, step in zip(told, steps, strict=True)
    )


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    log=events,
    where_from=st.lists(channels, min_size=40, max_size=40),
    part_events=st.sampled_from([3, 1000]),
    where=st.sampled_from(CHOICES),
)
def test_linking_in_memory_is_linking_in_the_engine(
    cut, monkeypatch, log, where_from, part_events, where
):
    rows = [
        (f"c{case}", activity, second, {"channel": channel, "event_id": f"e{place}"})
        for place, ((case, activity, second), channel) in enumerate(
            zip(log, where_from, strict=False)
        )
    ]
    shop = {"channel": "shop"}
    journeys = cut([*rows, ("z", "A", 0, shop), ("z", "B", 3, shop), ("z", "C", 4, shop)])
    in_engine = replace(journeys, events=None)
    monkeypatch.setattr(relinked_rows, "PART_EVENTS", part_events)
    here, there = narrow(journeys, where), narrow(in_engine, where)
    assert here.engine is not there.engine
    assert everything(here) == everything(there)
    assert moves_tell(here)
    assert graph(here, quantiles=True) == graph(there, quantiles=True)
    assert variants(here).table.equals(variants(there).table)


ABC = [("a", "A", 0), ("a", "B", 1), ("a", "C", 2), ("b", "B", 0), ("b", "A", 1), ("b", "C", 2)]


def test_more_moves_than_those_of_a_version_are_counted_too(cut, monkeypatch):
    journeys = cut(ABC)
    monkeypatch.setattr(moves_, "MOST_MOVES", 1)
    left = narrow(journeys, Filter(without=["B"]))
    edges = graph(left).edges.select(["source", "target", "count"]).to_pylist()
    assert edges == [{"source": "A", "target": "C", "count": 2}]


def test_a_log_of_too_many_moves_is_linked_without(cut, monkeypatch):
    monkeypatch.setattr(moves_, "MOST_MOVES", 1)
    left = narrow(cut(ABC), Filter(without=["B"]))
    assert left.moves is None
    assert graph(left).edges["count"].to_pylist() == [2]
