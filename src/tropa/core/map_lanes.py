"""Commands about lanes and cells."""

from __future__ import annotations

from typing import Any

from tropa.core.errors import InputError
from tropa.core.map_change import (
    Changed,
    change,
    changed,
    inserted,
    moved,
    placed,
    replaced,
    without_cells,
)
from tropa.core.map_commands import (
    AddLane,
    AtCell,
    ClearCell,
    CollapseLane,
    LinkCell,
    MoveLane,
    RemoveLane,
    RenameLane,
    Restore,
    SetCell,
    SetClaim,
    SetContent,
)
from tropa.core.map_contents import does_suit
from tropa.core.map_part import LONGEST_TEXT
from tropa.core.map_stages import stage_index
from tropa.core.map_steps import step_index
from tropa.core.maps import JourneyMap, MapCell, MapLane, index_of
from tropa.core.text_merge import merge_texts


def lane_index(document: JourneyMap, lane_id: str) -> int:
    """Find a lane."""
    return index_of(document.lanes, lane_id, word="lane")


@change.register
def add_lane(command: AddLane, document: JourneyMap) -> Changed:
    """Add a lane."""
    lane = MapLane(id=command.lane_id, kind=command.lane_kind, title=command.title)
    lanes = inserted(document.lanes, lane, at=command.position)
    return changed(document, lanes=lanes), (RemoveLane(lane_id=lane.id),)


@change.register
def rename_lane(command: RenameLane, document: JourneyMap) -> Changed:
    """Give a lane another title."""
    index = lane_index(document, command.lane_id)
    lanes = replaced(document.lanes, index, title=command.title)
    undo = RenameLane(lane_id=command.lane_id, title=document.lanes[index].title)
    return changed(document, lanes=lanes), (undo,)


@change.register
def move_lane(command: MoveLane, document: JourneyMap) -> Changed:
    """Move a lane."""
    index = lane_index(document, command.lane_id)
    lanes = moved(document.lanes, index, to=command.position)
    return changed(document, lanes=lanes), (MoveLane(lane_id=command.lane_id, position=index),)


@change.register
def remove_lane(command: RemoveLane, document: JourneyMap) -> Changed:
    """Remove a lane and its cells."""
    index = lane_index(document, command.lane_id)
    stay, cells = without_cells(document, lambda cell: cell.lane_id == command.lane_id)
    lanes = document.lanes[:index] + document.lanes[index + 1 :]
    undo = Restore(
        lanes=placed(document.lanes, lambda lane: lane.id == command.lane_id), cells=cells
    )
    return changed(document, lanes=lanes, cells=stay), (undo,)


@change.register
def collapse_lane(command: CollapseLane, document: JourneyMap) -> Changed:
    """Fold or unfold a lane."""
    index = lane_index(document, command.lane_id)
    was = document.lanes[index].is_collapsed
    lanes = replaced(document.lanes, index, is_collapsed=command.is_collapsed)
    return changed(document, lanes=lanes), (
        CollapseLane(lane_id=command.lane_id, is_collapsed=was),
    )


@change.register
def set_cell(command: SetCell, document: JourneyMap) -> Changed:
    """Write into a cell, joining it with what others wrote there meanwhile."""
    old = _cell(document, command)
    text = command.text if command.was is None else merge_texts(command.was, command.text, old.text)
    if len(text) > LONGEST_TEXT:
        raise InputError(
            "The texts of two people are together too long for one cell.",
            hint="Shorten the text.",
        )
    undo = SetCell(**_place(command), text=old.text, was=text)
    return _written(document, old, text=text), (undo,)


@change.register
def set_claim(command: SetClaim, document: JourneyMap) -> Changed:
    """Claim something of a cell."""
    old = _cell(document, command)
    undo = SetClaim(**_place(command), claim=old.claim)
    return _written(document, old, claim=command.claim), (undo,)


@change.register
def set_content(command: SetContent, document: JourneyMap) -> Changed:
    """Put something of the lane's own kind into a cell."""
    old = _cell(document, command)
    lane = document.lanes[lane_index(document, command.lane_id)]
    if not does_suit(command.content, lane.kind):
        raise InputError(
            "The cells of this lane do not hold such a thing.",
            hint="Put it into a lane of its own kind.",
        )
    undo = SetContent(**_place(command), content=old.content)
    return _written(document, old, content=command.content), (undo,)


@change.register
def link_cell(command: LinkCell, document: JourneyMap) -> Changed:
    """Nest a journey in a cell."""
    old = _cell(document, command)
    undo = LinkCell(**_place(command), link=old.link)
    return _written(document, old, link=command.link), (undo,)


@change.register
def clear_cell(command: ClearCell, document: JourneyMap) -> Changed:
    """Empty a cell; clearing an empty one changes nothing."""
    old = _cell(document, command)
    undo = () if old.is_empty else (Restore(cells=(old,)),)
    return _written(document, old, text="", claim=None, content=None, link=None), undo


def _place(command: AtCell) -> dict[str, Any]:
    return {
        "lane_id": command.lane_id,
        "step_id": command.step_id,
        "stage_id": command.stage_id,
    }


def _cell(document: JourneyMap, command: AtCell) -> MapCell:
    """Find the cell, an empty one where nothing is written."""
    lane_index(document, command.lane_id)
    if (command.step_id is None) == (command.stage_id is None):
        raise InputError("A cell belongs to a step or to a stage.", hint="Name one of the two.")
    if command.step_id is not None:
        step_index(document, command.step_id)
    if command.stage_id is not None:
        stage_index(document, command.stage_id)
    empty = MapCell(**_place(command))
    return document.cell_at(empty.place) or empty


def _written(document: JourneyMap, old: MapCell, **fields: Any) -> JourneyMap:
    """Replace a cell; an empty one is not kept."""
    cell = old.model_copy(update=fields)
    stay, _ = without_cells(document, lambda other: other.place == old.place)
    return changed(document, cells=stay if cell.is_empty else (*stay, cell))
