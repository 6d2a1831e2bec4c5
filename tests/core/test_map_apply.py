"""Every command changes what it says, can be undone, and refuses what makes no sense."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tropa.core import map_commands as c
from tropa.core.errors import Conflict, InputError, NotFound, TropaError
from tropa.core.map_apply import apply, apply_all
from tropa.core.map_change import change
from tropa.core.maps import JourneyMap, MapCell, MapClaim, MapLane, MapStage, MapStep

CLAIM = MapClaim(measure="wait_after", high=172_800)
MAP = JourneyMap(
    id="m",
    title="Repair",
    stages=tuple(MapStage(id=i, name=i) for i in ("s1", "s2", "s3")),
    steps=tuple(
        MapStep(id=i, stage_id=s, name=i)
        for i, s in (("a", "s1"), ("b", "s1"), ("c", "s1"), ("d", "s2"), ("e", "s2"))
    ),
    lanes=(MapLane(id="l1", kind="text"), MapLane(id="l2", kind="waiting")),
    cells=(
        MapCell(lane_id="l1", stage_id="s1", text="note"),
        MapCell(lane_id="l1", step_id="a", text="text"),
        MapCell(lane_id="l2", step_id="d", claim=CLAIM),
    ),
)


def layout(document):
    return {
        stage.id: "".join(s.id for s in document.steps_of(stage.id)) for stage in document.stages
    }


def after(*commands):
    return apply_all(MAP, commands)[0]


def test_it_moves_a_stage_with_its_steps():
    moved = after(c.MoveStage(stage_id="s1", position=1))
    assert list(layout(moved).items()) == [("s2", "de"), ("s1", "abc"), ("s3", "")]
    assert [step.id for step in moved.steps] == list("deabc")


def test_it_moves_a_step_to_a_place_in_another_stage():
    assert layout(after(c.MoveStep(step_id="b", stage_id="s2", position=1))) == {
        "s1": "ac",
        "s2": "dbe",
        "s3": "",
    }


def test_it_moves_a_step_within_its_stage():
    assert layout(after(c.MoveStep(step_id="a", stage_id="s1", position=1)))["s1"] == "bac"
    assert layout(after(c.MoveStep(step_id="a", stage_id="s1", position=99)))["s1"] == "bca"


def test_it_adds_a_step_at_a_place():
    added = after(c.AddStep(step_id="x", stage_id="s2", name="X", position=0))
    assert layout(added)["s2"] == "xde"


def test_it_splits_and_merges_stages():
    split = after(c.SplitStage(stage_id="s1", at_step_id="b", new_stage_id="n", name="N"))
    assert list(layout(split).items()) == [("s1", "a"), ("n", "bc"), ("s2", "de"), ("s3", "")]
    merged = after(c.MergeStages(stage_id="s1", into_id="s2"))
    assert layout(merged) == {"s2": "abcde", "s3": ""}
    assert all(cell.stage_id != "s1" for cell in merged.cells)


def test_removing_a_stage_takes_its_steps_and_cells_along():
    removed = after(c.RemoveStage(stage_id="s1"))
    assert layout(removed) == {"s2": "de", "s3": ""}
    assert [cell.step_id for cell in removed.cells] == ["d"]


def test_renaming_a_stage_drops_the_translated_name():
    document = MAP.model_copy(update={"stages": (MapStage(id="s", name="", name_key="k"),)})
    renamed, undo = apply(
        document.model_copy(update={"steps": (), "cells": ()}),
        c.RenameStage(stage_id="s", name="Own"),
    )
    assert renamed.stages[0] == MapStage(id="s", name="Own")
    assert apply_all(renamed, undo)[0].stages[0].name_key == "k"


def test_an_empty_cell_is_not_kept():
    emptied = after(c.SetCell(lane_id="l1", step_id="a", text=""))
    assert emptied.cell_at(("l1", "a", "")) is None
    kept = after(c.SetCell(lane_id="l2", step_id="d", text=""))
    assert kept.cell_at(("l2", "d", "")).claim == CLAIM


def test_every_command_raises_the_version():
    assert after(c.RenameMap(title="A"), c.RenameMap(title="B")).version == 2


@pytest.mark.parametrize(
    ("command", "error", "words"),
    [
        (c.RemoveStage(stage_id="x"), NotFound, "The map has no stage 'x'"),
        (c.RemoveStep(step_id="x"), NotFound, "The map has no step 'x'"),
        (c.RemoveLane(lane_id="x"), NotFound, "The map has no lane 'x'"),
        (c.SetCell(lane_id="l1", step_id="x", text="t"), NotFound, "no step 'x'"),
        (c.SetCell(lane_id="l1", text="t"), InputError, "to a step or to a stage"),
        (c.AddStage(stage_id="s1", name="N"), Conflict, "already has a part 's1'"),
        (c.AddStep(step_id="a", stage_id="s1", name="N"), Conflict, "already has a part 'a'"),
        (c.MergeStages(stage_id="s1", into_id="s1"), InputError, "merged with itself"),
        (
            c.SplitStage(stage_id="s1", at_step_id="a", new_stage_id="n", name="N"),
            InputError,
            "other than its first",
        ),
        (c.RenameStage(stage_id="s1", name=" "), InputError, "needs a name"),
        (c.Restore(lanes=((0, MAP.lanes[0]),)), Conflict, "already has a part 'l1'"),
    ],
)
def test_it_says_what_is_wrong(command, error, words):
    with pytest.raises(error, match=words):
        apply(MAP, command)


@pytest.mark.parametrize(
    ("removed", "meanwhile"),
    [
        (c.RemoveStep(step_id="a"), c.RemoveLane(lane_id="l1")),
        (c.RemoveStep(step_id="a"), c.RemoveStage(stage_id="s1")),
        (c.RemoveLane(lane_id="l1"), c.RemoveStep(step_id="a")),
        (c.ClearCell(lane_id="l1", step_id="a"), c.RemoveStep(step_id="a")),
    ],
)
def test_what_has_no_place_to_come_back_to_is_refused_and_the_map_stays_readable(
    removed, meanwhile
):
    mine, undo = apply(MAP, removed)
    theirs, back = apply(mine, meanwhile)
    with pytest.raises(InputError, match="that the map does not have"):
        apply_all(theirs, undo)
    again = apply_all(theirs, (*back, *undo))[0]
    assert JourneyMap.model_validate(again.model_dump()) == again
    assert content(again) == content(MAP)


def test_it_refuses_what_is_no_command():
    with pytest.raises(TropaError, match="str is no command"):
        change("rename", MAP)


@pytest.mark.parametrize(
    "claim", [{"measure": "gap"}, {"measure": "gap", "low": 2, "high": 1}, {"low": 1}]
)
def test_a_claim_needs_a_measure_and_a_range(claim):
    with pytest.raises(ValidationError):
        MapClaim.model_validate(claim)


@pytest.mark.parametrize(
    "parts",
    [
        {"stages": [{"id": "s", "name": ""}, {"id": "s", "name": ""}]},
        {"steps": [{"id": "a", "name": "", "stage_id": "gone"}]},
        {"cells": [{"lane_id": "gone", "step_id": "gone"}]},
        {"lanes": [{"id": "l", "kind": "text"}], "cells": [{"lane_id": "l"}]},
        {
            "stages": [{"id": "s", "name": ""}],
            "cells": [{"lane_id": "", "stage_id": "s", "text": "t"}],
        },
    ],
)
def test_a_map_hangs_together(parts):
    with pytest.raises(ValidationError):
        JourneyMap.model_validate({"id": "m", "title": "", **parts})


def test_a_map_and_its_commands_travel_as_json():
    assert JourneyMap.model_validate_json(MAP.model_dump_json()) == MAP
    commands = [c.RemoveStage(stage_id="s1"), *apply(MAP, c.RemoveStage(stage_id="s1"))[1]]
    assert c.COMMANDS.validate_json(c.COMMANDS.dump_json(commands)) == commands


STAGES, STEPS, LANES = (st.sampled_from(ids) for ids in (["s1", "s2", "s3"], "abcde", ["l1", "l2"]))
PLACES, NAMES = st.integers(0, 6), st.sampled_from(["One", "Два"])
COLUMNS = st.one_of(
    st.fixed_dictionaries({"lane_id": LANES, "step_id": STEPS}),
    st.fixed_dictionaries({"lane_id": LANES, "stage_id": STAGES}),
)
FLAGS = st.sampled_from(["is_moment_of_truth", "is_quick_win"])
ANY_COMMAND = st.one_of(
    st.builds(c.RenameMap, title=NAMES),
    st.builds(c.AddStage, stage_id=st.just("n"), name=NAMES, position=st.none() | PLACES),
    st.builds(c.RenameStage, stage_id=STAGES, name=NAMES),
    st.builds(c.MoveStage, stage_id=STAGES, position=PLACES),
    st.builds(c.RemoveStage, stage_id=STAGES),
    st.builds(c.MergeStages, stage_id=STAGES, into_id=STAGES),
    st.builds(
        c.SplitStage, stage_id=STAGES, at_step_id=STEPS, new_stage_id=st.just("m"), name=NAMES
    ),
    st.builds(
        c.AddStep, step_id=st.just("x"), stage_id=STAGES, name=NAMES, position=st.none() | PLACES
    ),
    st.builds(c.RenameStep, step_id=STEPS, name=NAMES),
    st.builds(c.BindStep, step_id=STEPS, touchpoint_id=st.sampled_from(["t", None])),
    st.builds(c.MoveStep, step_id=STEPS, stage_id=STAGES, position=PLACES),
    st.builds(c.RemoveStep, step_id=STEPS),
    st.builds(c.SetFlag, step_id=STEPS, flag=FLAGS, is_on=st.booleans()),
    st.builds(
        c.DeclineFlag,
        step_id=STEPS,
        flag=FLAGS,
        size=st.sampled_from([None, (-0.3, -0.1), (0.1, 0.2)]),
    ),
    st.builds(c.AddLane, lane_id=st.just("l"), lane_kind=st.just("gap"), position=PLACES),
    st.builds(c.RenameLane, lane_id=LANES, title=NAMES),
    st.builds(c.MoveLane, lane_id=LANES, position=PLACES),
    st.builds(c.RemoveLane, lane_id=LANES),
    st.builds(c.CollapseLane, lane_id=LANES, is_collapsed=st.booleans()),
    st.builds(
        lambda place, text: c.SetCell(**place, text=text), COLUMNS, st.sampled_from(["", "t"])
    ),
    st.builds(
        lambda place, claim: c.SetClaim(**place, claim=claim),
        COLUMNS,
        st.sampled_from([None, CLAIM]),
    ),
    st.builds(lambda place: c.ClearCell(**place), COLUMNS),
)


def content(document):
    return document.model_dump(exclude={"version"})


@settings(deadline=None, max_examples=200)
@given(st.lists(ANY_COMMAND, max_size=8))
def test_undo_and_redo_are_exact_after_any_commands(commands):
    document = MAP
    for command in commands:
        try:
            changed, undo = apply(document, command)
        except TropaError:
            continue
        JourneyMap.model_validate(changed.model_dump())
        undone, redo = apply_all(changed, undo)
        assert content(undone) == content(document)
        assert content(apply_all(undone, redo)[0]) == content(changed)
        document = changed
