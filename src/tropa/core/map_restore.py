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
from tropa.core.maps import JourneyMap, MapCell


@change.register
def restore(command: Restore, document: JourneyMap) -> Changed:
    """Put parts back; what is written in their places meanwhile gives way.

    What has no place to come back to, since others removed its stage, step or lane meanwhile, is
    refused with all that comes with it.
    """
    places = {cell.place for cell in command.cells}
    stay, over = without_cells(document, lambda cell: cell.place in places)
    parts = {
        "stages": restore_all(document.stages, command.stages),
        "steps": restore_all(document.steps, command.steps),
        "lanes": restore_all(document.lanes, command.lanes),
        "cells": (*stay, *command.cells),
    }
    try:
        document.model_copy(update=parts).check_parts()
    except ValueError as error:
        raise InputError(str(error), hint="Reload the map.") from error
    return changed(document, **parts), _removals(command, over)


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
