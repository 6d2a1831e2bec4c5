"""Variants of small logs, listed by hand."""

import pytest

from tropa.analysis.journeys.summary import summary
from tropa.analysis.journeys.variants import variants
from tropa.core.errors import InputError
from tropa.core.filters import Filter

LOG = [
    *((str(i), a, s) for i, wait in enumerate([4, 2, 10]) for a, s in (("A", 0), ("B", wait))),
    ("x", "C", 1),
    ("y", "A", 0),
    ("y", "C", 5),
    ("y", "B", 6),
    ("z", "B", 3),
]


def test_they_are_sorted_by_cases_then_by_names_with_shares(journeys_of):
    result = variants(journeys_of(LOG))
    table = result.table.to_pylist()
    assert [(row["activities"], row["cases"]) for row in table] == [
        (["A", "B"], 3),
        (["A", "C", "B"], 1),
        (["B"], 1),
        (["C"], 1),
    ]
    assert [row["share"] for row in table] == pytest.approx([3 / 6, 1 / 6, 1 / 6, 1 / 6])
    assert result.table["cumulative_share"].to_pylist() == pytest.approx([3 / 6, 4 / 6, 5 / 6, 1])
    assert result.table["median_seconds"].to_pylist() == [4, 6, 0, 0]
    assert (result.total_variants, result.total_cases, result.hidden_share) == (4, 6, 0)


def test_a_page_goes_on_where_the_last_one_ended(journeys_of):
    result = variants(journeys_of(LOG), limit=2, offset=1)
    assert result.table["activities"].to_pylist() == [["A", "C", "B"], ["B"]]
    assert result.table["cumulative_share"].to_pylist() == pytest.approx([4 / 6, 5 / 6])
    assert (result.total_variants, result.hidden_share) == (4, pytest.approx(4 / 6))


@pytest.mark.parametrize("page", [{"limit": 0}, {"offset": 9}])
def test_a_page_beyond_the_end_is_empty(journeys_of, page):
    result = variants(journeys_of(LOG), **page)
    assert (result.table.num_rows, result.total_variants, result.hidden_share) == (0, 4, 1)


def test_leaving_events_out_merges_paths(journeys_of):
    result = variants(journeys_of(LOG), where=Filter(without=["C"]))
    assert result.table["activities"].to_pylist() == [["A", "B"], ["B"]]
    assert result.table["cases"].to_pylist() == [4, 1]
    assert result.total_cases == 5


def test_the_id_of_a_path_chooses_its_cases_also_after_leaving_events_out(journeys_of):
    journeys = journeys_of(LOG)
    for left_out in ([], ["C"]):
        listed = variants(journeys, where=Filter(without=left_out)).table.to_pylist()
        again = variants(journeys, where=Filter(without=left_out, variants=[listed[0]["id"]]))
        assert again.table["activities"].to_pylist() == [["A", "B"]]
        assert again.total_cases == listed[0]["cases"]


def test_an_empty_log_has_no_variants(journeys_of):
    result = variants(journeys_of([]))
    assert (result.table.num_rows, result.total_cases, result.hidden_share) == (0, 0, 0)


def test_it_refuses_a_negative_page(journeys_of):
    with pytest.raises(InputError, match="below zero"):
        variants(journeys_of(LOG), offset=-1)


def test_the_summary_counts_what_the_log_holds(journeys_of):
    result = summary(journeys_of(LOG, states={"x": "open", "z": "left-cut"}))
    assert (result.events, result.cases, result.activities, result.variants) == (11, 6, 3, 4)
    assert (result.first_us, result.last_us) == (0, 10_000_000)
    assert (result.open_cases, result.left_cut_cases) == (1, 1)


def test_the_summary_of_an_empty_log_knows_no_moment(journeys_of):
    result = summary(journeys_of([]))
    assert (result.events, result.cases, result.open_cases, result.first_us) == (0, 0, 0, None)
