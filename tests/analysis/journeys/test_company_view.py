"""The company's process against the path of its customers, each number counted by hand."""

import pytest

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.company_matching import Match, match_steps
from tropa.analysis.company_view import company_view, neighbours
from tropa.analysis.journeys.path_facts import path_facts
from tropa.core.company_process import CompanyStep, StepCorrection, step_ids
from tropa.core.errors import InputError
from tropa.core.lenses import Lens
from tropa.core.maps import JourneyMap, MapStage, MapStep

PATH = JourneyMap(
    id="m",
    title="Repair",
    stages=tuple(MapStage(id=one, name=one) for one in ("need", "visit", "after", "empty")),
    steps=(
        MapStep(id="noise", stage_id="need", name="Notice a noise", touchpoint_id="n"),
        MapStep(id="in", stage_id="visit", name="Hand over the car", touchpoint_id="i"),
        MapStep(id="wait", stage_id="visit", name="Wait"),
        MapStep(id="pay", stage_id="visit", name="Pay the bill", touchpoint_id="p"),
        MapStep(id="drive", stage_id="after", name="Drive home", touchpoint_id="d"),
    ),
)
BINDING = Binding(
    {one: TouchpointRules(events=(EventPlace(one.upper()),)) for one in ("n", "i", "p", "d")}
)


def chain(*names, **more):
    ids = list(names)
    return [
        CompanyStep(id=one, name=one, after=(ids[place - 1],) if place else (), **more)
        for place, one in enumerate(ids)
    ]


def log(*paths, gap=60):
    return [
        (f"c{number}", letter.upper(), place * gap)
        for number, path in enumerate(paths)
        for place, letter in enumerate(path)
    ]


def compare(company, said=None, *, facts=None):
    corrections = said or {}
    matches = match_steps(company, PATH.steps, corrections)
    return company_view(PATH, company, matches, facts=facts, corrections=corrections)


def test_the_surest_sign_decides_which_step_is_meant():
    company = [
        CompanyStep(id="a", name="pay  THE bill"),
        CompanyStep(id="b", name="Anything", touchpoint_id="d"),
        CompanyStep(id="c", name="Anything", touchpoint_id="d", step_id="wait"),
        CompanyStep(id="d", name="Hand over a car"),
        CompanyStep(id="e", name="Invoice the insurer"),
        CompanyStep(id="f", name="Wait"),
        CompanyStep(id="g", name="Wait"),
    ]
    said = {
        "f": StepCorrection(is_placed=True, step_id=None),
        "g": StepCorrection(is_placed=True, step_id="a step that is gone"),
    }
    assert match_steps(company, PATH.steps, said) == {
        "a": Match("pay", "name"),
        "b": Match("drive", "touchpoint"),
        "c": Match("wait", "place"),
        "d": Match("in", "alike"),
        "e": Match(None, "none"),
        "f": Match(None, "person"),
        "g": Match("wait", "name"),
    }


def test_presence_is_counted_by_stage_and_by_step():
    found = compare(chain("Hand over the car", "Audit", "Pay the bill"))
    assert (found.stages_present, found.stages) == (1, 3)
    assert (found.steps_known, found.steps) == (2, 5)
    assert [(one.step_id, one.seen) for one in found.path] == [
        ("noise", "absent"),
        ("in", "known"),
        ("wait", "unknown"),
        ("pay", "known"),
        ("drive", "absent"),
    ]
    assert [one.happening for one in found.company] == ["unmeasured", "unplaced", "unmeasured"]


def test_without_events_the_map_tells_the_order():
    found = compare(chain("Pay the bill", "Audit", "Hand over the car"))
    (pair,) = found.pairs
    assert (pair.first, pair.second) == ("Pay the bill", "Hand over the car")
    assert (pair.basis, pair.is_turned, pair.turned, pair.time) == ("map", True, None, None)


def test_steps_are_seen_happening_with_n_and_denominator(cut):
    company = chain("Hand over the car", "Pay the bill", "Drive home", "Notice a noise")
    facts = path_facts(cut(log("ip", "ip", "ip", "ipp", "in", "i")), BINDING, [])
    found = compare(company, facts=facts)
    shares = {one.step_id: one.share.estimate for one in found.company}
    assert {name: (one.n, one.denominator) for name, one in shares.items()} == {
        "Hand over the car": (6, 6),
        "Pay the bill": (4, 6),
        "Drive home": (0, 6),
        "Notice a noise": (1, 6),
    }
    assert [one.happening for one in found.company] == ["happens", "happens", "never", "happens"]
    reach = {one.step_id: one.reach for one in found.path}
    assert (reach["noise"].estimate.n, reach["wait"]) == (1, None)
    assert (facts.events, facts.elsewhere) == (12, 0)


def test_what_most_customers_do_without_is_told_unless_a_branch_leaves_it_out(cut):
    facts = path_facts(cut(log(*["i"] * 19, "in")), BINDING, [])
    (drawn,) = compare(chain("Notice a noise"), facts=facts).company
    (branch,) = compare(chain("Notice a noise", is_optional=True), facts=facts).company
    assert (drawn.happening, branch.happening) == ("seldom", "happens")


def test_what_is_seldom_is_judged_among_all_that_is_held_against_the_process(cut):
    few = path_facts(cut(log(*["i"] * 7, "in")), BINDING, [])
    (alone,) = compare(chain("Notice a noise"), facts=few).company
    assert alone.happening == "seldom"  # by chance at least 7 of 8: 9 in 256
    among = compare(chain("Notice a noise", "Hand over the car"), facts=few).company
    assert [one.happening for one in among] == ["happens", "happens"]  # of two, 18 in 256


def test_order_is_turned_where_most_customers_go_the_other_way_round(cut):
    company = chain("Hand over the car", "Pay the bill")
    facts = path_facts(cut(log(*["pi"] * 9, "ip", "i", "p")), BINDING, [("i", "p")])
    pair = facts.pairs["i", "p"]
    assert (pair.both, pair.turned) == (10, 9)
    (found,) = compare(company, facts=facts).pairs
    assert (found.turned.estimate.n, found.turned.estimate.denominator) == (9, 10)
    assert found.is_turned  # by chance at least 9 of 10: 11 in 1,024
    few = path_facts(cut(log("pi", "pi", "ip")), BINDING, [("i", "p")])
    assert not compare(company, facts=few).pairs[0].is_turned


def test_times_keep_the_journeys_that_are_open_or_never_get_there(cut):
    lens = Lens(ends=["D"], as_of_us=600 * 10**6)
    rows = log("ip", "i", "id", "pi")
    facts = path_facts(cut(rows, lens), BINDING, [("i", "p")])
    pair = facts.pairs["i", "p"]
    assert (pair.n_reached, pair.n_censored, pair.n_never) == (1, 2, 1)
    assert pair.median_seconds.n == 4
    quick = path_facts(cut(log(*["ip"] * 12), lens), BINDING, [("i", "p")])
    assert quick.pairs["i", "p"].median_seconds.value == 60


@pytest.mark.parametrize(
    ("planned", "state"), [(None, "measured"), (30, "refuted"), (90, "supported")]
)
def test_a_time_is_held_against_the_plan(cut, planned, state):
    company = chain("Hand over the car", "Pay the bill")
    said = {"Hand over the car": StepCorrection(planned_seconds=planned)}
    rows = [(f"c{n}", "IP"[place], place * (40 + n)) for n in range(40) for place in (0, 1)]
    facts = path_facts(cut(rows), BINDING, [("i", "p")])
    (pair,) = compare(company, said, facts=facts).pairs
    assert (pair.time.estimate.value, pair.planned_seconds, pair.time_state) == (59, planned, state)


def test_a_loop_has_no_order():
    steps = [
        CompanyStep(id="a", name="A", after=("b",)),
        CompanyStep(id="b", name="B", after=("a",)),
    ]
    assert neighbours(steps, {"a": Match("in", "name"), "b": Match("pay", "name")}) == []


def test_more_pairs_than_can_be_followed_are_refused():
    first = [CompanyStep(id=f"a{n}", name="A") for n in range(32)]
    then = [CompanyStep(id=f"b{n}", name="B", after=tuple(a.id for a in first)) for n in range(32)]
    matches = {step.id: Match(step.id, "name") for step in (*first, *then)}
    with pytest.raises(InputError, match="1024 pairs of steps follow each other"):
        neighbours([*first, *then], matches)


def test_steps_keep_their_ids_when_a_list_is_read_anew():
    first, second = step_ids(["Pay", "Ship"]), step_ids(["Ship", "Pack", " PAY "])
    assert set(first) <= set(second)
    assert len(set(step_ids(["Pay", "Pay"]))) == 2
