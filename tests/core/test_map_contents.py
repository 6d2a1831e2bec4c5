"""What cells hold beside words: each kind in its lane, and old documents as they were."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tropa.core.errors import InputError
from tropa.core.map_apply import apply, apply_all
from tropa.core.map_commands import Restore, SetContent, SetInsteadOf
from tropa.core.map_contents import CellFile, Files, Importance, Kpi, Systems
from tropa.core.maps import JourneyMap, MapCell, MapLane, MapStage, MapStep

FILE = Files(files=(CellFile(file_id="f", name="plan.pdf"),))
MAP = JourneyMap(
    id="m",
    title="Repair",
    stages=(MapStage(id="s", name="Visit"),),
    steps=(MapStep(id="a", stage_id="s", name="Call"), MapStep(id="b", stage_id="s", name="Come")),
    lanes=(
        MapLane(id="i", kind="importance_customer"),
        MapLane(id="k", kind="kpi"),
        MapLane(id="b", kind="storyboard"),
    ),
)


def put(lane, content):
    return SetContent(lane_id=lane, step_id="a", content=content)


def test_a_cell_holds_what_its_lane_asks_for_and_gives_it_back():
    after, undo = apply(MAP, put("i", Importance(marks=4)))
    assert after.cell_at(("i", "a", "")).content == Importance(marks=4)
    assert apply_all(after, undo)[0].cells == ()


@pytest.mark.parametrize(
    ("lane", "content"),
    [("k", Importance(marks=4)), ("i", Kpi(name="Sales")), ("b", FILE)],
)
def test_a_lane_refuses_what_is_not_its_own(lane, content):
    cell = MapCell(lane_id=lane, step_id="a", content=content)
    with pytest.raises(InputError):
        apply(MAP, put(lane, content))
    with pytest.raises(InputError):
        apply(MAP, Restore(cells=(cell,)))
    with pytest.raises(ValidationError, match="no place for"):
        JourneyMap.model_validate(MAP.model_dump() | {"cells": [cell.model_dump()]})


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "importance", "marks": 6},
        {"kind": "kpi", "name": "Sales", "value": "NaN"},
        {"kind": "kpi", "name": " "},
        {"kind": "duration", "amount": -1, "unit": "day"},
        {"kind": "duration", "amount": 1, "unit": "year"},
        {"kind": "systems", "names": []},
        {"kind": "systems", "names": ["CRM", "CRM"]},
        {"kind": "opportunity"},
        {"kind": "files", "files": []},
        {"kind": "unknown"},
    ],
)
def test_what_makes_no_sense_is_refused(content):
    with pytest.raises(ValidationError):
        MapCell.model_validate({"lane_id": "l", "step_id": "a", "content": content})


def test_a_cell_of_before_typed_cells_keeps_its_words():
    old = {"lane_id": "k", "step_id": "a", "stage_id": None, "text": "NPS 40", "claim": None}
    document = JourneyMap.model_validate(MAP.model_dump() | {"cells": [old]})
    assert document.cells[0].text == "NPS 40"
    assert document.cells[0].content is None


def test_content_and_words_of_a_cell_are_kept_apart():
    words = {"lane_id": "k", "step_id": "a", "text": "only shops"}
    document = JourneyMap.model_validate(MAP.model_dump() | {"cells": [words]})
    after, _ = apply(document, put("k", Kpi(name="Sales", value=4, target=5)))
    assert after.cells[0].text == "only shops"
    assert after.cells[0].content.is_met is False


def test_a_map_with_content_comes_back_from_json():
    after, _ = apply(MAP, put("i", Importance(marks=2)))
    assert JourneyMap.model_validate_json(after.model_dump_json()) == after


def test_names_of_systems_keep_their_order():
    assert Systems(names=("b", "a")).names == ("b", "a")


def test_two_steps_are_never_each_in_place_of_the_other():
    after, undo = apply(MAP, SetInsteadOf(step_id="b", instead_of="a"))
    assert after.steps[1].instead_of == "a"
    assert apply_all(after, undo)[0].steps == MAP.steps
    for step, other in (("a", "b"), ("a", "a")):
        with pytest.raises(InputError, match="in place of itself"):
            apply(after, SetInsteadOf(step_id=step, instead_of=other))
