"""Commands about stages, and about the map itself."""

from __future__ import annotations

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
    AddStage,
    Command,
    MergeStages,
    MoveStage,
    MoveStep,
    RemoveStage,
    RenameMap,
    RenameStage,
    Restore,
    SplitStage,
)
from tropa.core.maps import JourneyMap, MapStage, index_of


def stage_index(document: JourneyMap, stage_id: str) -> int:
    """Find a stage."""
    return index_of(document.stages, stage_id, word="stage")


@change.register
def rename_map(command: RenameMap, document: JourneyMap) -> Changed:
    """Give the map another title."""
    return changed(document, title=command.title), (RenameMap(title=document.title),)


@change.register
def add_stage(command: AddStage, document: JourneyMap) -> Changed:
    """Add an empty stage."""
    stage = MapStage(id=command.stage_id, name=command.name, name_key=command.name_key)
    stages = inserted(document.stages, stage, at=command.position)
    return changed(document, stages=stages), (RemoveStage(stage_id=stage.id),)


@change.register
def rename_stage(command: RenameStage, document: JourneyMap) -> Changed:
    """Name a stage."""
    index = stage_index(document, command.stage_id)
    old = document.stages[index]
    if not command.name.strip() and command.name_key is None:
        raise InputError("A stage needs a name.", hint="Write one.")
    stages = replaced(document.stages, index, name=command.name, name_key=command.name_key)
    undo = RenameStage(stage_id=old.id, name=old.name, name_key=old.name_key)
    return changed(document, stages=stages), (undo,)


@change.register
def move_stage(command: MoveStage, document: JourneyMap) -> Changed:
    """Move a stage with its steps."""
    index = stage_index(document, command.stage_id)
    stages = moved(document.stages, index, to=command.position)
    return changed(document, stages=stages), (MoveStage(stage_id=command.stage_id, position=index),)


@change.register
def remove_stage(command: RemoveStage, document: JourneyMap) -> Changed:
    """Remove a stage with its steps and cells."""
    index = stage_index(document, command.stage_id)
    gone = {step.id for step in document.steps_of(command.stage_id)}
    stay, cells = without_cells(
        document, lambda cell: cell.stage_id == command.stage_id or cell.step_id in gone
    )
    undo = Restore(
        stages=((index, document.stages[index]),),
        steps=placed(document.steps, lambda step: step.id in gone),
        cells=cells,
    )
    after = changed(
        document,
        stages=document.stages[:index] + document.stages[index + 1 :],
        steps=tuple(step for step in document.steps if step.id not in gone),
        cells=stay,
    )
    return after, (undo,)


@change.register
def merge_stages(command: MergeStages, document: JourneyMap) -> Changed:
    """Give a stage's steps to another: before its own when it stood before, else after."""
    index = stage_index(document, command.stage_id)
    into = stage_index(document, command.into_id)
    if index == into:
        raise InputError("A stage cannot be merged with itself.", hint="Choose another stage.")
    given = document.steps_of(command.stage_id)
    kept = [step for step in document.steps if step.stage_id != command.stage_id]
    taken = [step.model_copy(update={"stage_id": command.into_id}) for step in given]
    stay, cells = without_cells(document, lambda cell: cell.stage_id == command.stage_id)
    after = changed(
        document,
        stages=document.stages[:index] + document.stages[index + 1 :],
        steps=tuple(taken + kept if index < into else kept + taken),
        cells=stay,
    )
    undo: list[Command] = [Restore(stages=((index, document.stages[index]),), cells=cells)]
    undo += [
        MoveStep(step_id=step.id, stage_id=command.stage_id, position=place)
        for place, step in enumerate(given)
    ]
    return after, tuple(undo)


@change.register
def split_stage(command: SplitStage, document: JourneyMap) -> Changed:
    """Cut a stage in two before one of its steps."""
    index = stage_index(document, command.stage_id)
    steps = [step.id for step in document.steps_of(command.stage_id)]
    if command.at_step_id not in steps[1:]:
        raise InputError(
            f"The stage cannot be cut before '{command.at_step_id}'.",
            hint="Choose a step of this stage other than its first.",
        )
    later = set(steps[steps.index(command.at_step_id) :])
    stage = MapStage(id=command.new_stage_id, name=command.name)
    after = changed(
        document,
        stages=inserted(document.stages, stage, at=index + 1),
        steps=tuple(
            step.model_copy(update={"stage_id": stage.id}) if step.id in later else step
            for step in document.steps
        ),
    )
    return after, (MergeStages(stage_id=stage.id, into_id=command.stage_id),)
