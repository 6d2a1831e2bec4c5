"""The first map from tiny logs that can be drawn by hand."""

import pytest

from tropa.analysis.journeys.first_map import first_map


def log(*paths, gap=60):
    """Write each case as a word: a letter is an activity, ``gap`` seconds apart."""
    return [
        (f"c{number}", letter, place * gap)
        for number, path in enumerate(paths)
        for place, letter in enumerate(path)
    ]


def names(stages):
    return ["".join(place.name for place in stage.touchpoints) for stage in stages]


def test_it_orders_a_straight_journey(journeys_of):
    drawn = first_map(journeys_of(log(*["ABCDEF"] * 5)))
    assert [place.name for place in drawn.order] == list("ABCDEF")
    assert (drawn.agreement, drawn.backward_share) == (1.0, 0.0)
    assert (drawn.cases, drawn.events, drawn.hidden_share) == (5, 30, 0.0)


def test_it_cuts_where_pairs_hold_together(journeys_of):
    paths = ["ABAB", "BABA", "CDCD", "DCDC", "EFEF", "FEFE"] * 4 + ["ABCDEF"] * 12
    drawn = first_map(journeys_of(log(*paths)))
    assert names(drawn.stages) == ["AB", "CD", "EF"]
    assert drawn.quality > 0.3
    assert drawn.stability == pytest.approx(1.0)
    assert drawn.proposal == "stages"


def test_it_keeps_one_stage_below_three_touchpoints(journeys_of):
    drawn = first_map(journeys_of(log("AB", "AB", "A")))
    assert names(drawn.stages) == ["AB"]
    assert (drawn.quality, drawn.stability, drawn.warnings) == (None, None, ())


def test_it_draws_nothing_from_nothing(journeys_of):
    drawn = first_map(journeys_of([]))
    assert (drawn.stages, drawn.cases, drawn.hidden_share) == ((), 0, 0.0)
    assert (drawn.agreement, drawn.backward_share) == (None, None)


def test_it_draws_cases_of_one_event_in_order_of_their_names(journeys_of):
    drawn = first_map(journeys_of(log("C", "A", "B", "D")))
    assert [place.name for place in drawn.order] == list("ABCD")
    assert drawn.agreement is None


def test_it_warns_where_no_order_dominates(journeys_of):
    drawn = first_map(journeys_of(log("ABCD", "DCBA", "BADC", "CDAB")))
    assert "no-dominant-order" in drawn.warnings


def test_it_proposes_the_order_only_where_stages_are_weak(journeys_of):
    drawn = first_map(journeys_of(log("ABC", "BCA", "CAB", "ACB", "BAC", "CBA")))
    assert "weak-stages" in drawn.warnings
    assert drawn.proposal == "order"


def test_it_keeps_the_fifty_of_highest_reach_and_says_what_is_hidden(journeys_of):
    rows = [("all", f"a{number:02}", number) for number in range(52)]
    rows += [("most", f"a{number:02}", number) for number in range(52) if number not in (7, 9)]
    drawn = first_map(journeys_of(rows))
    assert len(drawn.order) == 50
    assert [place.name for place in drawn.left_out] == ["a07", "a09"]
    assert drawn.hidden_share == pytest.approx(2 / 102)


def test_it_splits_by_channel_where_the_mapping_says_so(journeys_of):
    rows = [
        ("c", "Ask", 0, {"channel": "call"}),
        ("c", "Ask", 1, {"channel": "shop"}),
        ("c", "Ask", 2),
        ("c", "Pay", 3, {"channel": "shop"}),
    ]
    drawn = first_map(journeys_of(rows), by_channel=["Ask"])
    assert [place.name for place in drawn.order] == ["Ask · call", "Ask · shop", "Ask", "Pay"]


def test_arrival_order_changes_nothing(journeys_of):
    rows = log("ABCDE", "ABDCE", "BACDE")
    assert first_map(journeys_of(rows)) == first_map(journeys_of(rows[::-1]))
