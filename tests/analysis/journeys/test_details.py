"""What lies behind an edge, an activity and a case."""

import pytest

from tropa.analysis.journeys.cases import case_page, case_steps
from tropa.analysis.journeys.durations import Bin
from tropa.analysis.journeys.edge import edge_detail
from tropa.analysis.journeys.node import node_detail
from tropa.core.errors import InputError, NotFound
from tropa.core.filters import Filter

WEB = {"channel": "web", "department": "sales"}
LOG = [
    ("1", "A", 0, WEB), ("1", "B", 3, WEB), ("1", "A", 10), ("1", "B", 90),
    ("2", "A", 0), ("2", "B", 3),
    ("3", "B", 0), ("3", "C", 1),
]  # fmt: skip


@pytest.fixture
def journeys(journeys_of):
    return journeys_of(LOG, case={"region": {"1": "north"}})


def test_an_edge_shows_its_times_in_stated_bins_and_its_cases(journeys):
    edge = edge_detail(journeys, "A", "B")
    assert (edge.count, edge.cases, edge.total_cases) == (3, 2, 3)
    assert (edge.waits.n, edge.waits.median_seconds, edge.waits.max_seconds) == (3, 3, 80)
    assert edge.waits.mean_seconds == pytest.approx(86 / 3)
    assert edge.waits.bins[0] == Bin(1, 5, 2)
    assert edge.waits.bins[-1] == Bin(60, 120, 1)
    assert sum(part.count for part in edge.waits.bins) == 3
    assert edge.sample_cases == ("1", "2")


def test_an_edge_that_nobody_in_the_choice_walks_is_empty(journeys):
    edge = edge_detail(journeys, "A", "B", where=Filter(contains=["C"]))
    assert (edge.count, edge.waits.n, edge.waits.mean_seconds, edge.waits.bins) == (0, 0, None, ())
    assert edge.sample_cases == ()
    with pytest.raises(InputError, match="no activity 'Z'"):
        edge_detail(journeys, "A", "Z")


def test_an_activity_shows_what_surrounds_it(journeys):
    node = node_detail(journeys, "B")
    assert (node.count, node.cases, node.starts, node.ends) == (4, 3, 1, 2)
    assert (node.waits_before.n, node.waits_after.n) == (3, 2)
    assert node.waits_after.median_seconds == 4
    assert node.channels == ((None, 3), ("web", 1))
    assert node.departments == ((None, 3), ("sales", 1))
    assert node.sample_cases == ("1", "3", "2")


def test_cases_are_listed_longest_first_page_by_page(journeys):
    page = case_page(journeys, limit=2)
    assert page.total == 3
    assert page.table["case"].to_pylist() == ["1", "2"]
    assert page.table["seconds"].to_pylist() == [90, 3]
    assert page.table["attribute_region"].to_pylist() == ["north", None]
    assert case_page(journeys, offset=2).table["case"].to_pylist() == ["3"]
    with pytest.raises(InputError, match="below zero"):
        case_page(journeys, offset=-1)


def test_a_case_lists_its_events_in_order(journeys):
    steps = case_steps(journeys, "1")
    assert steps["activity"].to_pylist() == ["A", "B", "A", "B"]
    assert steps["wait_us"].to_pylist() == [3_000_000, 7_000_000, 80_000_000, None]
    with pytest.raises(NotFound, match="no case '9'"):
        case_steps(journeys, "9")
