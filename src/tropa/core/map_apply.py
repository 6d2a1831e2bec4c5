"""Applying commands to a map: pure, and always with the way back."""

from __future__ import annotations

from collections.abc import Iterable

from tropa.core import map_lanes, map_restore, map_stages, map_steps
from tropa.core.map_change import change
from tropa.core.map_commands import Command
from tropa.core.maps import JourneyMap

REGISTERED = (map_lanes, map_restore, map_stages, map_steps)
"""The modules whose commands are known here (importing them registers them)."""


def apply(document: JourneyMap, command: Command) -> tuple[JourneyMap, tuple[Command, ...]]:
    """Apply one command to a map.

    Returns
    -------
    tuple[JourneyMap, tuple[Command, ...]]
        The new map, one version on, and the commands that undo this one, in order.

    Raises
    ------
    NotFound
        The command names a part that the map does not have.
    Conflict
        It adds a part under an id that is taken.
    InputError
        It makes no sense here (merging a stage with itself …).

    Examples
    --------
    >>> from tropa.core.map_commands import RenameMap
    >>> renamed, undo = apply(JourneyMap(id="m", title="Old"), RenameMap(title="New"))
    >>> renamed.title, renamed.version, undo[0].title
    ('New', 1, 'Old')
    """
    after, undo = change(command, document)
    return after.model_copy(update={"version": document.version + 1}), undo


def apply_all(
    document: JourneyMap, commands: Iterable[Command]
) -> tuple[JourneyMap, tuple[Command, ...]]:
    """Apply commands in turn, all or none; the undo covers them all, last first.

    Examples
    --------
    >>> from tropa.core.map_commands import RenameMap
    >>> titles = [RenameMap(title="B"), RenameMap(title="C")]
    >>> after, undo = apply_all(JourneyMap(id="m", title="A"), titles)
    >>> apply_all(after, undo)[0].title
    'A'
    """
    way_back: tuple[Command, ...] = ()
    for command in commands:
        document, undo = apply(document, command)
        way_back = undo + way_back
    return document, way_back
