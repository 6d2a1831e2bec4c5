"""The way back to an earlier state: whatever happened since, it ends where it began."""

from hypothesis import given
from hypothesis import strategies as st

from tropa.core.map_apply import apply_all
from tropa.core.map_return import commands_back_to
from tropa.core.maps import JourneyMap, MapCell, MapClaim, MapLane, MapStage, MapStep

NAMES = st.sampled_from(["Buy", "Wait", "Leave", "Pay"])
TEXTS = st.sampled_from(["", "slow", "kind"])
CLAIMS = st.sampled_from([None, MapClaim(measure="exit", high=0.1)])
IDS = st.lists(st.sampled_from("abcd"), unique=True, max_size=4)


@st.composite
def maps(draw):
    stages = tuple(MapStage(id=f"s{i}", name=draw(NAMES)) for i in draw(IDS))
    lanes = tuple(MapLane(id=f"l{i}", kind="text", title=draw(NAMES)) for i in draw(IDS))
    steps = []
    for number in draw(IDS) if stages else ():
        stage = draw(st.sampled_from(stages))
        steps.append(MapStep(id=f"p{number}", stage_id=stage.id, name=draw(NAMES)))
    steps.sort(key=lambda step: [stage.id for stage in stages].index(step.stage_id))
    cells = []
    for lane in lanes:
        for step in steps:
            cell = MapCell(lane_id=lane.id, step_id=step.id, text=draw(TEXTS), claim=draw(CLAIMS))
            cells += [] if cell.is_empty else [cell]
        for stage in stages:
            cell = MapCell(lane_id=lane.id, stage_id=stage.id, text=draw(TEXTS))
            cells += [] if cell.is_empty else [cell]
    cells.sort(key=lambda cell: cell.place)
    return JourneyMap(
        id="m", title=draw(NAMES), stages=stages, steps=tuple(steps), lanes=lanes,
        cells=tuple(cells),
    )  # fmt: skip


def content(document):
    return document.model_dump(exclude={"version"})


@given(maps(), maps())
def test_the_way_back_leads_to_the_earlier_state_and_its_undo_to_the_later_one(earlier, now):
    after, undo = apply_all(now, commands_back_to(now, earlier))
    assert content(after) == content(earlier)
    assert content(apply_all(after, undo)[0]) == content(now)


@given(maps())
def test_a_map_that_did_not_change_needs_no_command(document):
    assert commands_back_to(document, document) == ()


def test_where_only_a_note_differs_only_the_note_is_written():
    stage, lane = MapStage(id="s", name="Buy"), MapLane(id="l", kind="text")
    note = MapCell(lane_id="l", stage_id="s", text="then")
    earlier = JourneyMap(id="m", title="A", stages=(stage,), lanes=(lane,), cells=(note,))
    now = earlier.model_copy(update={"cells": (note.model_copy(update={"text": "now"}),)})
    (command,) = commands_back_to(now, earlier)
    assert (command.kind, command.cells, command.stages) == ("restore", (note,), ())
