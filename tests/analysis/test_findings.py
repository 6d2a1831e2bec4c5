"""What stands out on a map, and the marks that follow from it, by hand."""

from __future__ import annotations

import pytest

from tropa.analysis.findings import findings
from tropa.analysis.suggested_flags import suggested_flags
from tropa.core.figures import Figure
from tropa.core.maps import DeclinedFlag, MapStep
from tropa.core.results import Estimate

FIVE = (1.0, 5.0)
DAY = 86_400.0


def rated(value, half, n=90):
    return Figure(Estimate(value, value - half, value + half, n=n), "rating", scale=FIVE)


def share(value, half=0.02):
    return Figure(Estimate(value, value - half, value + half, n=400, denominator=500), "share")


def waited(low, value, high):
    return Figure(Estimate(value, low, high, n=60), "seconds")


def named(found):
    return [(one.touchpoint, one.measure, one.basis) for one in found]


def test_a_clear_gap_is_a_problem_or_a_strength_and_an_unclear_one_is_neither():
    gaps = {"a": rated(-0.8, 0.2), "b": rated(0.4, 0.1), "c": rated(-0.1, 0.3)}
    found = findings({name: {"gap": figure} for name, figure in gaps.items()}, {})
    assert named(found.problems) == [("a", "gap", "gap")]
    assert named(found.strengths) == [("b", "gap", "gap")]
    assert (found.compared, found.clear) == (3, 2)
    assert found.problems[0].size.value == pytest.approx(-0.2)
    assert found.problems[0].weight == pytest.approx(0.15)  # (0.8 − 0.2) / 4


def test_few_records_do_not_win_by_chance_and_few_customers_weigh_less():
    found = findings(
        {
            "wide": {"gap": rated(-1.5, 1.3, n=12)},
            "sure": {"gap": rated(-0.8, 0.1)},
            "rare": {"gap": rated(-2.0, 0.1), "reach_share": share(0.05)},
        },
        {},
    )
    assert [one.touchpoint for one in found.problems] == ["sure", "wide", "rare"]
    assert found.problems[2].weight == pytest.approx(1.9 / 4 * 0.05)


def test_the_heaviest_figure_speaks_for_its_touchpoint():
    figures = {"gap": rated(-0.4, 0.1), "decisive": share(-0.3)}
    found = findings({"a": figures}, {})
    assert named(found.problems) == [("a", "decisive", "outcome")]
    assert found.clear == 2


def test_scores_are_held_against_the_mean_of_three_or_more_touchpoints():
    scores = {"a": {"score": rated(3.0, 0.1)}, "b": {"score": rated(4.5, 0.1)}}
    assert findings(scores, {}).compared == 0
    found = findings(scores | {"c": {"score": rated(4.5, 0.1)}}, {})
    assert (found.problems[0].line, named(found.problems)) == (4.0, [("a", "score", "average")])
    assert [one.touchpoint for one in found.strengths] == ["b", "c"]


def test_a_score_says_nothing_where_the_gap_is_known():
    places = {name: {"score": rated(value, 0.1)} for name, value in (("a", 3.0), ("b", 4.5))}
    places["c"] = {"score": rated(1.5, 0.1), "gap": rated(0.0, 0.1)}
    assert named(findings(places, {}).problems) == []


def test_a_wait_stands_out_against_a_claim_alone():
    waits = {"a": {"wait_after": waited(3.9 * DAY, 4.2 * DAY, 4.6 * DAY)}}
    assert findings(waits, {}).compared == 0
    found = findings(waits, {("a", "wait_after"): (None, 2 * DAY)})
    (one,) = found.problems
    assert (one.basis, one.line) == ("claim", 2 * DAY)
    assert one.weight == pytest.approx(1 - 2 / 3.9)
    better = findings(waits, {("a", "wait_after"): (6 * DAY, None)})
    assert [one.side for one in better.strengths] == ["strength"]
    assert findings(waits, {("a", "wait_after"): (4 * DAY, 5 * DAY)}).compared == 0


def test_what_is_withheld_is_no_finding():
    hidden = Figure(Estimate(None, None, None, n=4), "rating", scale=FIVE, withheld="withheld")
    assert findings({"a": {"gap": hidden}}, {}).compared == 0


def test_the_outcome_itself_does_not_decide_it():
    places = {"pay": {"decisive": share(0.6)}, "visit": {"decisive": share(0.2)}}
    assert named(findings(places, {}, goals={"pay"}).turning) == [("visit", "decisive", "outcome")]


STEPS = [MapStep(id=f"s-{name}", stage_id="s", name=name, touchpoint_id=name) for name in "ab"]
FOUND = findings(
    {
        "a": {"decisive": share(-0.2, 0.05), "reach_share": share(0.8)},
        "b": {"gap": rated(-0.8, 0.2), "reach_share": share(0.6)},
    },
    {},
)


def marks(steps, alone):
    return [(one.step_id, one.flag) for one in suggested_flags(steps, FOUND, alone=alone)]


def test_what_turns_the_outcome_is_a_moment_of_truth_and_a_common_problem_of_one_a_quick_win():
    assert marks(STEPS, {}) == [("s-a", "is_moment_of_truth")]
    assert marks(STEPS, {"b": "Service"}) == [
        ("s-a", "is_moment_of_truth"),
        ("s-b", "is_quick_win"),
    ]


def test_a_mark_that_is_there_is_not_suggested():
    flagged = [STEPS[0].model_copy(update={"is_moment_of_truth": True})]
    assert marks(flagged, {}) == []


def test_a_declined_mark_comes_back_only_when_its_reason_has_grown_beyond_that_of_then():
    def declined(low, high):
        flag = DeclinedFlag(flag="is_moment_of_truth", low=low, high=high)
        return [STEPS[0].model_copy(update={"declined": (flag,)})]

    assert marks(declined(-0.25, -0.15), {}) == []
    assert marks(declined(-0.16, -0.05), {}) == []
    assert marks(declined(-0.5, -0.4), {}) == []
    assert marks(declined(-0.1, -0.05), {}) == [("s-a", "is_moment_of_truth")]
    assert marks(declined(0.05, 0.1), {}) == [("s-a", "is_moment_of_truth")]
