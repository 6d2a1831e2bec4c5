"""A proposal becomes a map that can be edited."""

from tropa.analysis.journeys.first_map import first_map
from tropa.analysis.journeys.first_map_draft import UNPLACED, WHOLE, draft_lifecycle, draft_map
from tropa.core.map_apply import apply_all
from tropa.core.map_commands import MergeStages

WORDS = {"map_id": "m", "title": "Orders", "lens_id": "l"}


def rows(*paths):
    return [(f"c{i}", word, j) for i, path in enumerate(paths) for j, word in enumerate(path)]


def named(place):
    return place.activity.casefold()


def test_stages_and_steps_follow_the_proposal(journeys_of):
    paths = ["ABAB", "BABA", "CDCD", "DCDC", "EFEF", "FEFE"] * 4 + ["ABCDEF"] * 12
    drawn = draft_map(first_map(journeys_of(rows(*paths))), **WORDS, touchpoint_id=named)
    assert [[step.name for step in drawn.steps_of(s.id)] for s in drawn.stages] == [
        ["A", "B"],
        ["C", "D"],
        ["E", "F"],
    ]
    assert drawn.steps[0].touchpoint_id == "a"
    merged, _ = apply_all(drawn, [MergeStages(stage_id="stage-1", into_id="stage-2")])
    assert "".join(step.name for step in merged.steps_of("stage-2")) == "ABCD"


def test_weak_stages_become_one_stage_in_order(journeys_of):
    proposed = first_map(journeys_of(rows("ABC", "BCA", "CAB", "ACB", "BAC", "CBA")))
    drawn = draft_map(proposed, **WORDS, touchpoint_id=named)
    assert [stage.name_key for stage in drawn.stages] == [WHOLE]
    assert len(drawn.steps) == 3


def test_the_lifecycle_template_takes_what_words_tell(journeys_of):
    proposed = first_map(journeys_of(rows(["Blink", "Checkout", "Refund"])))
    drawn = draft_lifecycle(proposed, **WORDS, touchpoint_id=named)
    keys = {stage.id: stage.name_key for stage in drawn.stages}
    assert [(step.name, keys[step.stage_id]) for step in drawn.steps] == [
        ("Checkout", "lifecycle.purchase"),
        ("Refund", "lifecycle.leaving"),
        ("Blink", UNPLACED),
    ]
    assert len(drawn.stages) == 10
