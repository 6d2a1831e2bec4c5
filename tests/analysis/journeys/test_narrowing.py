"""Choosing cases and events by hand-made conditions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.narrowing import members, narrow
from tropa.analysis.journeys.variants import variants
from tropa.core.errors import InputError
from tropa.core.filters import Filter

WEB, SHOP = {"channel": "web", "attribute_page": "p"}, {"channel": "shop"}
LOG = [
    ("1", "Order", 0, WEB),
    ("1", "Check", 5, SHOP),
    ("1", "Pay", 10, WEB),
    ("2", "Order", 100, SHOP),
    ("2", "Pay", 160, SHOP),
    ("3", "Pay", 200, WEB),
    ("3", "Order", 203, WEB),
]
REGION = {"region": {"1": "north", "2": "south"}}


@pytest.fixture
def journeys(journeys_of):
    return journeys_of(LOG, states={"3": "left-cut"}, case=REGION, event=("page",))


def chosen_cases(journeys, **where):
    chosen = narrow(journeys, Filter(**where))
    by_cases = chosen.run(chosen.cases.select("case"))["case"].to_pylist()
    numbers = set(chosen.run(chosen.cases.select("case_no"))["case_no"].to_pylist())
    assert set(chosen.run(chosen.steps.select("case_no"))["case_no"].to_pylist()) == numbers
    return sorted(by_cases)


@pytest.mark.parametrize(
    ("where", "cases"),
    [
        ({"case": {"region": ["north", "east"]}}, ["1"]),
        ({"event": {"channel": ["web"]}}, ["1", "3"]),
        ({"event": {"page": ["p"], "activity": ["Pay"]}}, ["1", "3"]),
        ({"without": ["Pay", "Order"]}, ["1"]),
        ({"contains": ["Check"]}, ["1"]),
        ({"contains": ["Order", "Check"]}, ["1"]),
        ({"starts": ["Pay", "Check"]}, ["3"]),
        ({"ends": ["Pay"]}, ["1", "2"]),
        ({"follows": ("Order", "Pay")}, ["2"]),
        ({"follows": ("Order", "Pay"), "without": ["Check"]}, ["1", "2"]),
        ({"since_us": 100_000_000}, ["2", "3"]),
        ({"since_us": 0, "until_us": 100_000_000}, ["1"]),
        ({"min_seconds": 10}, ["1", "2"]),
        ({"min_seconds": 3, "max_seconds": 10}, ["1", "3"]),
        ({"states": ["left-cut"]}, ["3"]),
        ({"states": ["complete"], "ends": ["Pay"], "min_seconds": 11}, ["2"]),
        ({"contains": ["Check"], "starts": ["Pay"]}, []),
    ],
)
def test_each_condition_keeps_its_cases(journeys, where, cases):
    assert chosen_cases(journeys, **where) == cases


def test_an_empty_filter_gives_back_the_very_same_journeys(journeys):
    assert narrow(journeys, Filter()) is journeys


def test_variants_are_chosen_by_their_ids(journeys):
    ids = variants(journeys).table["id"].to_pylist()
    assert sorted(c for i in ids for c in chosen_cases(journeys, variants=[i])) == ["1", "2", "3"]


def test_narrowing_twice_keeps_cases_that_hold_what_is_then_hidden(journeys):
    once = narrow(journeys, Filter(contains=["Check"]))
    (edge,) = graph(once, where=Filter(without=["Check"])).edges.to_pylist()
    assert (edge["source"], edge["target"], edge["mean_seconds"]) == ("Order", "Pay", 10)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"without": ["Chek"]}, "no activity 'Chek'. Did you mean 'Check'"),
        ({"event": {"activity": ["Payy"]}}, "no activity 'Payy'. Did you mean 'Pay'"),
        ({"follows": ("Order", "pay")}, "no activity 'pay'. Did you mean 'Pay'"),
        ({"case": {"regoin": ["x"]}}, "no case attribute 'regoin'. Did you mean 'region'"),
        ({"event": {"chanel": ["x"]}}, "no event attribute 'chanel'. Did you mean 'channel'"),
        ({"states": ["opened"]}, "no state 'opened'. Did you mean 'open'"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_near_ones(journeys, where, message):
    with pytest.raises(InputError, match=message):
        narrow(journeys, Filter(**where))


def test_an_activity_that_the_choice_lacks_is_no_misspelling(journeys):
    once = narrow(journeys, Filter(case={"region": ["south"]}))
    assert chosen_cases(once, contains=["Check"]) == []


COLUMNS = [
    "activity", "next_activity", "time_us", "next_time_us", "wait_us", "seq", "is_first", "is_last",
    "is_first_of_edge", "is_first_of_activity", "case_start_us", "case_end_us", "case_length",
]  # fmt: skip
events = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from("ABC"), st.integers(0, 9)),
    min_size=50,
    max_size=150,
)


def relinked_and_deleted(journeys_of, log, where):
    relinked = narrow(journeys_of([*log, (99, "A", 0), (99, "B", 0)]), where)
    return relinked, journeys_of([*[row for row in log if row[1] != "A"], (99, "B", 0)])


@settings(
    max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(events)
@pytest.mark.parametrize("where", [Filter(without=["A"]), Filter(event={"activity": ["B", "C"]})])
def test_leaving_out_equals_a_log_from_which_the_rows_were_deleted(journeys_of, where, log):
    log = [*log, (98, "C", 0)]
    relinked, deleted = relinked_and_deleted(journeys_of, log, where)
    rows = [
        j.run(j.steps.join(j.cases.select("case_no", "case"), "case_no")
               .order_by("case", "seq").select("case", *COLUMNS)).to_pylist()
        for j in (relinked, deleted)
    ]  # fmt: skip
    assert rows[0] == rows[1]
    assert graph(relinked, quantiles=True) == graph(deleted, quantiles=True)
    paths = [variants(j).table.drop_columns("id") for j in (relinked, deleted)]
    assert paths[0].equals(paths[1])
    folded = ["case", "start_us", "end_us", "length", "state"]
    cases = [j.run(j.cases.order_by("case").select(*folded)) for j in (relinked, deleted)]
    assert cases[0].equals(cases[1])


def test_members_keep_their_whole_journeys_whatever_their_rule_says_of_events(journeys_of):
    rows = [("a", "Ask", 1), ("a", "Pay", 2), ("b", "Ask", 1), ("c", "Pay", 5), ("c", "Ask", 6)]
    journeys = journeys_of(rows)
    chosen = members(journeys, Filter(event={"activity": ["Pay"]}))
    assert sorted(chosen.run(chosen.cases.select("case"))["case"].to_pylist()) == ["a", "c"]
    assert chosen.run(chosen.steps).num_rows == 4
    assert members(journeys, Filter()) is journeys
