"""The way back to an earlier state of a map, as commands: what they do can be undone."""

from __future__ import annotations

from tropa.core.map_commands import (
    ClearCell,
    Command,
    RemoveLane,
    RemoveStage,
    RenameMap,
    Restore,
)
from tropa.core.maps import JourneyMap, MapCell


def commands_back_to(now: JourneyMap, wanted: JourneyMap) -> tuple[Command, ...]:
    """Tell by which commands a map gets the title, parts and cells of an earlier state.

    Parts keep their ids, so that whatever hangs on them (measurements, comments) finds them again.
    Columns are left alone where none differs, rows likewise: then only cells are written.

    Examples
    --------
    >>> from tropa.core.map_apply import apply_all
    >>> from tropa.core.maps import MapStage
    >>> earlier = JourneyMap(id="m", title="A", stages=(MapStage(id="s", name="Buy"),))
    >>> now = JourneyMap(id="m", title="B")
    >>> apply_all(now, commands_back_to(now, earlier))[0].stages == earlier.stages
    True
    >>> commands_back_to(now, now)
    ()
    """
    has_columns = (now.stages, now.steps) == (wanted.stages, wanted.steps)
    has_lanes = now.lanes == wanted.lanes
    commands: list[Command] = []
    if now.title != wanted.title:
        commands.append(RenameMap(title=wanted.title))
    left = now.cells
    if not has_columns:
        commands += [RemoveStage(stage_id=stage.id) for stage in now.stages]
        left = ()
    if not has_lanes:
        commands += [RemoveLane(lane_id=lane.id) for lane in now.lanes]
        left = ()
    there = {cell.place: cell for cell in left}
    places = {cell.place for cell in wanted.cells}
    commands += [_cleared(cell) for cell in left if cell.place not in places]
    back = Restore(
        stages=() if has_columns else tuple(enumerate(wanted.stages)),
        steps=() if has_columns else tuple(enumerate(wanted.steps)),
        lanes=() if has_lanes else tuple(enumerate(wanted.lanes)),
        cells=tuple(cell for cell in wanted.cells if there.get(cell.place) != cell),
    )
    if back != Restore():
        commands.append(back)
    return tuple(commands)


def _cleared(cell: MapCell) -> ClearCell:
    return ClearCell(lane_id=cell.lane_id, step_id=cell.step_id, stage_id=cell.stage_id)
