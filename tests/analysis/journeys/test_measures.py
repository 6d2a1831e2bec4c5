"""Every measure of a touchpoint on logs that can be counted by hand."""

import pytest

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.journeys.measures import measures
from tropa.core.errors import InputError
from tropa.core.figures import Cover
from tropa.core.lenses import Lens, Outcome


def bind(**touchpoints):
    """Bind each touchpoint to activities (``Pay`` or ``Pay@shop``) and the name in observations."""
    return Binding(
        {
            touchpoint: TouchpointRules(
                events=tuple(
                    EventPlace(*(place.split("@") if "@" in place else (place, None)))
                    for place in places.split()
                ),
                observations=(touchpoint,),
            )
            for touchpoint, places in touchpoints.items()
        }
    )


def log(*paths, gap=10):
    return [
        (f"c{number}", letter, place * gap)
        for number, path in enumerate(paths)
        for place, letter in enumerate(path)
    ]


WANTED = Lens(
    ends=["Z"], wanted=Outcome(activities=["Z"]), idle_seconds=1000, as_of_us=2000 * 10**6
)


def test_reach_intensity_and_return(cut):
    found = measures(cut(log("ABA", "AAB", "B")), None, bind(a="A", b="B", none=""))
    reach = found["a"]["reach"].estimate
    assert (reach.value, reach.n, reach.denominator) == (2.0, 2, 3)
    assert found["a"]["reach_share"].estimate.value == pytest.approx(2 / 3)
    assert found["a"]["intensity"].estimate.value == 2.0
    returned = found["a"]["return"].estimate
    assert (returned.n, returned.denominator) == (1, 2)
    assert found["none"] == {}


def test_staying_at_a_touchpoint_of_several_activities_is_no_return(cut):
    found = measures(cut(log("ABAC", "ACA")), None, bind(ab="A B", c="C"))
    returned = found["ab"]["return"].estimate
    assert (returned.n, returned.denominator) == (1, 2)


def test_a_touchpoint_may_be_one_channel_of_an_activity(cut):
    rows = [
        ("c", "Pay", 0, {"channel": "shop"}),
        ("c", "Pay", 5, {"channel": "site"}),
        ("c", "Pay", 9, {"channel": "shop"}),
        ("d", "Pay", 9),
    ]
    found = measures(cut(rows), None, bind(shop="Pay@shop", rest="Pay"))
    assert found["shop"]["reach"].estimate.n == 1
    assert found["shop"]["return"].estimate.n == 1
    assert found["rest"]["reach"].estimate.n == 2
    assert found["shop"]["wait_after"].estimate.value == 5.0


def test_exit_counts_closed_cases_without_the_wanted_outcome(cut):
    rows = [*log("AZ", "AB", "AB"), ("open", "A", 1990), ("open", "B", 1995)]
    exits = measures(cut(rows, WANTED), None, bind(a="A", b="B"))["b"]["exit"]
    assert (exits.estimate.n, exits.estimate.denominator) == (2, 3)
    assert exits.counts == {"open": 1, "ended": 2}
    assert exits.notes == ()


def test_exit_says_where_no_outcome_is_declared(cut):
    exits = measures(cut(log("AB")), None, bind(a="A", b="B"))["b"]["exit"]
    assert exits.estimate.value is None
    assert exits.notes == ("outcome-not-declared",)
    assert exits.counts["ended"] == 1


def test_waits_keep_those_still_running(cut):
    rows = [("c", "A", 0), ("c", "Z", 10), ("d", "A", 0), ("d", "Z", 30), ("open", "A", 1900)]
    found = measures(cut(rows, WANTED), None, bind(a="A", z="Z"))
    after, before = found["a"]["wait_after"], found["z"]["wait_before"]
    assert (after.estimate.value, after.estimate.n, after.counts) == (30.0, 3, {"n_censored": 1})
    assert (before.estimate.value, before.estimate.n, before.counts) == (10.0, 2, {"n_censored": 0})
    assert found["z"]["wait_after"].estimate.n == 0


def test_processing_needs_both_times(cut):
    rows = [("c", "A", 0, {"end_us": 4_000_000}), ("c", "B", 5), ("d", "A", 1)]
    found = measures(cut(rows), None, bind(a="A", b="B"))
    assert (found["a"]["processing"].estimate.value, found["a"]["processing"].estimate.n) == (
        4.0,
        1,
    )
    assert "processing" not in found["b"]


def test_the_decisive_touchpoint_changes_the_chance_of_the_outcome(cut):
    paths = ["SGZ"] * 40 + ["SBX"] * 40
    found = measures(cut(log(*paths), WANTED), None, bind(s="S", g="G", b="B"))
    good, bad = found["g"]["decisive"].estimate, found["b"]["decisive"].estimate
    assert good.value == pytest.approx(0.5, abs=0.05)
    assert bad.value == pytest.approx(-0.5, abs=0.05)
    assert good.low > 0.4
    assert found["s"]["decisive"].estimate.value == pytest.approx(0.0, abs=0.05)
    assert found["g"]["decisive"].counts["known_cases"] == 80


def test_decisive_says_where_no_outcome_is_declared(cut):
    assert measures(cut(log("AB")), None, bind(a="A"))["a"]["decisive"].notes == (
        "outcome-not-declared",
    )


def test_the_journeys_of_nobody_have_no_figures(cut):
    journeys = cut(log("AB"))
    nobody = measures(journeys, None, bind(x="X"))["x"]
    assert nobody["reach"].estimate.n == 0
    assert nobody["wait_after"].estimate.value is None
    assert "covered" not in nobody


def test_ratings_have_mean_and_top_box_and_leave_missing_out(observed):
    rows = [{"touchpoint": "a", "value": v} for v in (5, 4, 2, 1)]
    rows += [{"touchpoint": "a", "is_missing": True}, {"touchpoint": "other", "value": 1}]
    found = measures(None, observed(rows), bind(a=""))["a"]
    assert (found["score"].estimate.value, found["score"].estimate.n) == (3.0, 4)
    assert found["score"].counts == {"n_missing": 1}
    assert (found["score"].scale, found["score"].sources) == ((1.0, 5.0), ("survey.csv",))
    assert found["score_top"].estimate.value == 0.5
    assert found["emotion_score"].estimate.value == 0.0
    assert found["covered"].covers == (Cover("survey.csv", 5, 0),)


def test_weights_count_by_their_effective_n(observed):
    rows = [{"touchpoint": "a", "value": 5, "weight": 3.0}, {"touchpoint": "a", "value": 1}]
    estimate = measures(None, observed(rows), bind(a=""))["a"]["score"].estimate
    assert (estimate.value, estimate.n, estimate.n_effective) == (4.0, 2, pytest.approx(1.6))


def test_the_gap_pairs_ratings_of_one_answer(observed):
    rows = [
        {"touchpoint": "a", "answer_id": answer, "measure": measure, "value": value}
        for answer, measure, value in [
            ("1", "expectation", 5),
            ("1", "experience", 3),
            ("2", "expectation", 4),
            ("2", "experience", 4),
            ("3", "expectation", 5),
        ]
    ]
    found = measures(None, observed(rows), bind(a=""))["a"]
    assert (found["gap"].estimate.value, found["gap"].estimate.n) == (-1.0, 2)
    assert found["gap"].counts == {"n_unpaired": 1}
    assert found["expectation"].estimate.n == 3
    assert found["emotion_gap"].estimate.value == -0.5


def test_scales_are_never_mixed(observed):
    rows = [{"touchpoint": "a", "value": 5.0}] * 3
    rows += [{"touchpoint": "a", "value": 9.0, "scale_min": 0.0, "scale_max": 10.0}]
    score = measures(None, observed(rows), bind(a=""))["a"]["score"]
    assert (score.estimate.value, score.notes) == (5.0, ("other-scales-left-out",))


def test_reported_figures_stay_apart(observed):
    rows = [{"touchpoint": "a", "value": 2.0}]
    rows += [{"touchpoint": "a", "value": 5.0, "source_kind": "reported"}]
    assert measures(None, observed(rows), bind(a=""))["a"]["score"].estimate.value == 2.0


def test_complaints_are_counted_per_thousand_cases(cut, observed):
    rows = [
        {"touchpoint": "a", "source_kind": "complaint", "measure": "quote", "answer_id": "x"},
        {"touchpoint": "a", "source_kind": "complaint", "value": 1.0, "answer_id": "x"},
        {"touchpoint": "a", "source_kind": "complaint", "measure": "quote", "answer_id": "y"},
    ]
    found = measures(cut(log("A", "A", "A", "B")), observed(rows), bind(a="A"))["a"]
    assert found["complaints"].estimate.n == 2
    assert found["complaints"].estimate.value == pytest.approx(2000 / 3)
    assert [cover.source for cover in found["covered"].covers] == ["events", "survey.csv"]
    assert found["covered"].estimate.n == 6


def test_one_fact_belongs_to_one_touchpoint():
    with pytest.raises(InputError, match="'A' is bound twice"):
        bind(a="A", b="A B")
