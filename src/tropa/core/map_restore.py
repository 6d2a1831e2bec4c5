"""Putting back what was removed from a map: the undo of the removals."""

from __future__ import annotations

from tropa.core.errors import InputError
from tropa.core.map_change import Changed, change, changed, restore_all, without_cells
from tropa.core.map_commands import (
    ClearCell,
    Command,
    RemoveLane,
    RemoveStage,
    RemoveStep,
    Restore,
)
from tropa.core.map_contents import does_suit
from tropa.core.maps import JourneyMap, MapCell


@change.register
def restore(command: Restore, document: JourneyMap) -> Changed:
    """Put parts back; what is written in their places meanwhile gives way."""
    lanes = (*document.lanes, *(lane for _, lane in command.lanes))
    kinds = {lane.id: lane.kind for lane in lanes}
    if not all(does_suit(cell.content, kinds.get(cell.lane_id, "")) for cell in command.cells):
        raise InputError("A cell holds what its lane has no place for.", hint="Reload the map.")
    places = {cell.place for cell in command.cells}
    stay, over = without_cells(document, lambda cell: cell.place in places)
    after = changed(
        document,
        stages=restore_all(document.stages, command.stages),
        steps=restore_all(document.steps, command.steps),
        lanes=restore_all(document.lanes, command.lanes),
        cells=(*stay, *command.cells),
    )
    return after, _removals(command, over)


def _removals(command: Restore, over: tuple[MapCell, ...]) -> tuple[Command, ...]:
    """Say how to take out again what was put back."""
    stages = {stage.id for _, stage in command.stages}
    gone = {*stages, *(step.id for _, step in command.steps)}
    gone |= {lane.id for _, lane in command.lanes}
    overwritten = {cell.place for cell in over}
    undo: list[Command] = [Restore(cells=over)] if over else []
    undo += [
        ClearCell(lane_id=cell.lane_id, step_id=cell.step_id, stage_id=cell.stage_id)
        for cell in command.cells
        if cell.place not in overwritten and gone.isdisjoint(cell.place)
    ]
    undo += [RemoveStep(step_id=s.id) for _, s in command.steps if s.stage_id not in stages]
    undo += [RemoveStage(stage_id=stage.id) for _, stage in command.stages]
    undo += [RemoveLane(lane_id=lane.id) for _, lane in command.lanes]
    return tuple(undo)
