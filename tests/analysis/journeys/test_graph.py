"""The directly-follows graph of small logs, counted by hand."""

from dataclasses import replace

import pytest

from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.errors import InputError
from tropa.core.filters import Filter

SHOP = [
    ("1", "Order", 0),
    ("1", "Pay", 10),
    ("1", "Ship", 40),
    ("2", "Order", 0),
    ("2", "Pay", 20),
    ("2", "Pay", 30),
    ("2", "Ship", 30),
    ("3", "Order", 5),
    ("3", "Cancel", 5),
    ("4", "Pay", 7),
]


def rows(table):
    return [tuple(row.values()) for row in table.to_pylist()]


def test_it_counts_transitions_cases_and_mean_seconds(journeys_of):
    result = graph(journeys_of(SHOP))
    assert rows(result.edges) == [
        ("Order", "Pay", 2, 2, 15.0),
        ("Pay", "Ship", 2, 2, 15.0),
        ("Order", "Cancel", 1, 1, 0.0),
        ("Pay", "Pay", 1, 1, 10.0),
    ]
    assert rows(result.nodes) == [
        ("Pay", 4, 3),
        ("Order", 3, 3),
        ("Ship", 2, 2),
        ("Cancel", 1, 1),
    ]
    assert rows(result.starts) == [("Order", 3), ("Pay", 1)]
    assert rows(result.ends) == [("Ship", 2), ("Cancel", 1), ("Pay", 1)]
    assert (result.cases, result.hidden_share) == (4, 0.0)


def test_a_case_counts_once_per_edge_however_often_it_walks_it(journeys_of):
    log = [("1", activity, second) for second, activity in enumerate("ABABAB")]
    assert rows(graph(journeys_of(log)).edges) == [("A", "B", 3, 1, 1.0), ("B", "A", 2, 1, 1.0)]


def test_it_gives_exact_quantiles_when_asked(journeys_of):
    waits = enumerate([1, 2, 3, 10])
    log = [(str(i), a, s) for i, wait in waits for a, s in (("A", 0), ("B", wait))]
    (edge,) = graph(journeys_of(log), quantiles=True).edges.to_pylist()
    assert edge["median_seconds"] == 2.5
    assert edge["p90_seconds"] == pytest.approx(7.9)


def test_means_are_exact_where_the_sum_of_waits_passes_64_bits(journeys_of):
    century = 3_155_760_000
    log = [(str(i), a, s) for i in range(4000) for a, s in (("A", 0), ("B", century))]
    assert graph(journeys_of(log)).edges["mean_seconds"].to_pylist() == [century]


def test_an_empty_log_has_an_empty_graph(journeys_of):
    result = graph(journeys_of([]))
    assert result.edges.num_rows == result.nodes.num_rows == result.cases == 0
    assert graph(journeys_of([]), coverage=0.5).hidden_share == 0.0


def test_it_takes_a_filter(journeys_of):
    result = graph(journeys_of(SHOP), where=Filter(contains=["Cancel"]))
    assert rows(result.edges) == [("Order", "Cancel", 1, 1, 0.0)]
    assert result.cases == 1


def test_coverage_hides_the_rarest_edges_and_says_how_much(journeys_of):
    result = graph(journeys_of(SHOP), coverage=0.6)
    assert [row[:2] for row in rows(result.edges)] == [("Order", "Pay"), ("Pay", "Ship")]
    assert result.hidden_share == pytest.approx(2 / 6)
    assert (result.hidden_edges, result.hidden_nodes) == (2, 1)
    assert rows(result.ends) == [("Ship", 2), ("Pay", 1)]


def test_coverage_never_cuts_an_activity_off_from_its_start_or_end(journeys_of):
    log = [("1", "In", 0), *(("1", "AB"[i % 2], i + 1) for i in range(20)), ("1", "Out", 99)]
    result = graph(journeys_of(log), coverage=0.45)
    assert {row[:2] for row in rows(result.edges)} == {
        ("In", "A"),
        ("A", "B"),
        ("B", "Out"),
    }
    assert result.hidden_share == pytest.approx(9 / 21)


def test_full_coverage_hides_nothing(journeys_of):
    whole, covered = graph(journeys_of(SHOP)), graph(journeys_of(SHOP), coverage=1)
    assert whole == covered


def test_it_refuses_a_coverage_that_is_no_share(journeys_of):
    with pytest.raises(InputError, match="between 0 and 1"):
        graph(journeys_of(SHOP), coverage=80)


@pytest.mark.parametrize("where", [Filter(), Filter(contains=["Pay"]), Filter(without=["Pay"])])
def test_counting_moves_is_counting_steps(cut, where):
    journeys = cut(
        [*SHOP, *[("5", "Pay" if second % 3 else "Order", second) for second in range(9)]]
    )
    chosen = narrow(journeys, where)
    assert chosen.moves is not None
    assert graph(chosen) == graph(replace(chosen, moves=None))
