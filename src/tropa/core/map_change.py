"""How one command changes a map: the pieces that all changes are made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from tropa.core.errors import Conflict, TropaError
from tropa.core.map_commands import Command
from tropa.core.maps import JourneyMap, MapCell, Named

Changed = tuple[JourneyMap, tuple[Command, ...]]
"""The changed map and the commands that undo the change, in the order to apply them."""


@singledispatch
def change(command: object, document: JourneyMap) -> Changed:
    """Carry out one command; each kind registers its own way."""
    raise TropaError(f"{type(command).__name__} is no command of a map ('{document.id}').")


def changed(document: JourneyMap, **parts: Any) -> JourneyMap:
    """Copy the map with other parts, steps stage by stage and cells by place."""
    copy = document.model_copy(update=parts)
    if "steps" in parts or "stages" in parts:
        place = {stage.id: index for index, stage in enumerate(copy.stages)}
        steps = sorted(copy.steps, key=lambda step: place[step.stage_id])
        copy = copy.model_copy(update={"steps": tuple(steps)})
    if "cells" in parts:
        cells = sorted(copy.cells, key=lambda cell: cell.place)
        copy = copy.model_copy(update={"cells": tuple(cells)})
    return copy


def inserted(parts: tuple[Named, ...], part: Named, *, at: int | None) -> tuple[Named, ...]:
    """Put a new part at a place (None is the end).

    Raises
    ------
    Conflict
        The id is taken.
    """
    if any(other.id == part.id for other in parts):
        raise Conflict(f"The map already has a part '{part.id}'.", hint="Give it a new id.")
    every = list(parts)
    every.insert(len(parts) if at is None else at, part)
    return tuple(every)


def replaced(parts: tuple[Named, ...], index: int, **fields: Any) -> tuple[Named, ...]:
    """Replace fields of one part."""
    every = list(parts)
    every[index] = parts[index].model_copy(update=fields)
    return tuple(every)


def moved(parts: tuple[Named, ...], index: int, *, to: int) -> tuple[Named, ...]:
    """Move one part to a place among the others."""
    every = list(parts)
    every.insert(to, every.pop(index))
    return tuple(every)


def without_cells(
    document: JourneyMap, gone: Callable[[MapCell], bool]
) -> tuple[tuple[MapCell, ...], tuple[MapCell, ...]]:
    """Part the cells into those that stay and those that go."""
    stay = tuple(cell for cell in document.cells if not gone(cell))
    return stay, tuple(cell for cell in document.cells if gone(cell))


def placed(
    parts: tuple[Named, ...], chosen: Callable[[Named], bool]
) -> tuple[tuple[int, Named], ...]:
    """Note the chosen parts with their places, to put them back."""
    return tuple((index, part) for index, part in enumerate(parts) if chosen(part))


def restore_all(parts: tuple[Named, ...], back: tuple[tuple[int, Named], ...]) -> tuple[Named, ...]:
    """Put parts back at their places, first places first."""
    for index, part in sorted(back, key=lambda entry: entry[0]):
        parts = inserted(parts, part, at=index)
    return parts
