"""Telling those who look at a map that something has changed: once it is committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Told:
    """Something beside a map has changed; whoever shows it asks for it anew."""

    topic: str
    id: str


Ear = Callable[[Told | None], None]
"""Hears what was told, None where the map itself has changed; may be called from any thread."""

_ears: dict[UUID, Ear] = {}
"""The open room of each map in this process: the worker and the command line have none."""


def tell_map(map_id: UUID, topic: str, id: object) -> None:
    """Say that something beside a map has changed, by its id alone.

    Only what everybody in the room may see is told of. Does nothing where nobody looks.
    """
    transaction.on_commit(partial(say, map_id, Told(topic, str(id))))


def tell_change(map_id: UUID) -> None:
    """Say that a map has changed otherwise than through its room."""
    transaction.on_commit(partial(say, map_id, None))


def say(map_id: UUID, told: Told | None) -> None:
    """Say what is committed already."""
    if (ear := _ears.get(map_id)) is not None:
        ear(told)


def listen(map_id: UUID, ear: Ear) -> None:
    """Have a room hear of its map."""
    _ears[map_id] = ear


def listen_no_more(map_id: UUID, ear: Ear) -> None:
    """Let a room that ends go; another may have been opened in its place."""
    if _ears.get(map_id) == ear:
        del _ears[map_id]
