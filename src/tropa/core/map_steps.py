"""Commands about steps."""

from __future__ import annotations

from tropa.core.errors import InputError
from tropa.core.map_change import (
    Changed,
    change,
    changed,
    inserted,
    placed,
    replaced,
    without_cells,
)
from tropa.core.map_commands import (
    AddStep,
    BindStep,
    DeclineFlag,
    LinkStep,
    MoveStep,
    RemoveStep,
    RenameStep,
    Restore,
    SetFlag,
    SetInsteadOf,
)
from tropa.core.map_stages import stage_index
from tropa.core.maps import DeclinedFlag, JourneyMap, MapStep, index_of


def step_index(document: JourneyMap, step_id: str) -> int:
    """Find a step."""
    return index_of(document.steps, step_id, word="step")


def _put(document: JourneyMap, step: MapStep, *, position: int | None) -> tuple[MapStep, ...]:
    """Put a step at a place of its stage; the places of other stages are left alone."""
    siblings = [index for index, s in enumerate(document.steps) if s.stage_id == step.stage_id]
    is_last = position is None or position >= len(siblings)
    at = None if is_last or position is None else siblings[position]
    return inserted(document.steps, step, at=at)


@change.register
def add_step(command: AddStep, document: JourneyMap) -> Changed:
    """Add a step to a stage."""
    stage_index(document, command.stage_id)
    step = MapStep(
        id=command.step_id,
        stage_id=command.stage_id,
        name=command.name,
        touchpoint_id=command.touchpoint_id,
    )
    steps = _put(document, step, position=command.position)
    return changed(document, steps=steps), (RemoveStep(step_id=step.id),)


@change.register
def rename_step(command: RenameStep, document: JourneyMap) -> Changed:
    """Give a step another name."""
    index = step_index(document, command.step_id)
    steps = replaced(document.steps, index, name=command.name)
    undo = RenameStep(step_id=command.step_id, name=document.steps[index].name)
    return changed(document, steps=steps), (undo,)


@change.register
def bind_step(command: BindStep, document: JourneyMap) -> Changed:
    """Bind a step to a touchpoint."""
    index = step_index(document, command.step_id)
    steps = replaced(document.steps, index, touchpoint_id=command.touchpoint_id)
    undo = BindStep(step_id=command.step_id, touchpoint_id=document.steps[index].touchpoint_id)
    return changed(document, steps=steps), (undo,)


@change.register
def move_step(command: MoveStep, document: JourneyMap) -> Changed:
    """Move a step within its stage or to another."""
    index = step_index(document, command.step_id)
    stage_index(document, command.stage_id)
    old = document.steps[index]
    position = document.steps_of(old.stage_id).index(old)
    rest = changed(document, steps=document.steps[:index] + document.steps[index + 1 :])
    step = old.model_copy(update={"stage_id": command.stage_id})
    steps = _put(rest, step, position=command.position)
    undo = MoveStep(step_id=old.id, stage_id=old.stage_id, position=position)
    return changed(rest, steps=steps), (undo,)


@change.register
def remove_step(command: RemoveStep, document: JourneyMap) -> Changed:
    """Remove a step and its cells."""
    index = step_index(document, command.step_id)
    stay, cells = without_cells(document, lambda cell: cell.step_id == command.step_id)
    steps = document.steps[:index] + document.steps[index + 1 :]
    undo = Restore(
        steps=placed(document.steps, lambda step: step.id == command.step_id), cells=cells
    )
    return changed(document, steps=steps, cells=stay), (undo,)


@change.register
def set_instead_of(command: SetInsteadOf, document: JourneyMap) -> Changed:
    """Make a step the "or" of another one; two are never one another's."""
    index = step_index(document, command.step_id)
    if command.instead_of is not None:
        other = document.steps[step_index(document, command.instead_of)]
        if command.step_id in (other.id, other.instead_of):
            raise InputError("A step cannot stand in place of itself.", hint="Choose another step.")
    undo = SetInsteadOf(step_id=command.step_id, instead_of=document.steps[index].instead_of)
    steps = replaced(document.steps, index, instead_of=command.instead_of)
    return changed(document, steps=steps), (undo,)


@change.register
def set_flag(command: SetFlag, document: JourneyMap) -> Changed:
    """Mark a step, or take the mark away."""
    index = step_index(document, command.step_id)
    was_on = getattr(document.steps[index], command.flag)
    steps = replaced(document.steps, index, **{command.flag: command.is_on})
    undo = SetFlag(step_id=command.step_id, flag=command.flag, is_on=was_on)
    return changed(document, steps=steps), (undo,)


@change.register
def decline_flag(command: DeclineFlag, document: JourneyMap) -> Changed:
    """Keep that a suggested mark is not wanted, and at which size it was not."""
    index = step_index(document, command.step_id)
    before = document.steps[index].declined
    was = next((one for one in before if one.flag == command.flag), None)
    declined = tuple(one for one in before if one.flag != command.flag)
    if command.size is not None:
        low, high = command.size
        declined = (*declined, DeclinedFlag(flag=command.flag, low=low, high=high))
    declined = tuple(sorted(declined, key=lambda one: one.flag))
    steps = replaced(document.steps, index, declined=declined)
    undo = DeclineFlag(
        step_id=command.step_id, flag=command.flag, size=(was.low, was.high) if was else None
    )
    return changed(document, steps=steps), (undo,)


@change.register
def link_step(command: LinkStep, document: JourneyMap) -> Changed:
    """Let a step lead to another map."""
    index = step_index(document, command.step_id)
    steps = replaced(document.steps, index, link=command.link)
    undo = LinkStep(step_id=command.step_id, link=document.steps[index].link)
    return changed(document, steps=steps), (undo,)
