"""What a room asks of the database: one batch of lists in one transaction, and what came of it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

from tropa.core.errors import NotFound
from tropa.features.journeys.live.visitors import users_still_here
from tropa.features.journeys.map_changing import lists_apply
from tropa.features.journeys.models import MapChange, MapRecord
from tropa.kit.connections import connections_tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from uuid import UUID

    from tropa.features.journeys.map_changing import CommandList, Outcome

Answer = TypeVar("Answer")

_pool = ThreadPoolExecutor(3, thread_name_prefix="live-map")
"""Threads of the rooms' own: calls of the API neither wait for them nor let them wait."""


@dataclass(frozen=True, slots=True)
class News:
    """What came of a batch, and all that has happened to the map since the room was told last."""

    outcomes: list[Outcome]
    changes: list[MapChange]
    version: int
    gone: set[UUID]
    """Who looked on and is no member any more; whoever has come meanwhile was not asked for."""


def batch_keep(
    place: tuple[UUID, UUID],
    lists: Sequence[CommandList],
    *,
    since_version: int,
    users: Collection[UUID],
) -> News:
    """Commit the lists, then read what everybody is to be told.

    Parameters
    ----------
    place : tuple[UUID, UUID]
        Workspace and map.
    since_version : int
        The version that the room was told last.
    users : Collection[UUID]
        Who looks on; those who are no members any more are named in the answer.

    Raises
    ------
    NotFound
        When the map is gone.
    """
    workspace_id, map_id = place
    outcomes = lists_apply(workspace_id, map_id, lists) if lists else []
    changes = MapChange.objects.filter(map_id=map_id, version__gt=since_version)
    return News(
        outcomes=outcomes,
        changes=list(changes.select_related("created_by").order_by("version")),
        version=version_of(workspace_id, map_id),
        gone=set(users) - users_still_here(workspace_id, users),
    )


def version_of(workspace_id: UUID, map_id: UUID) -> int:
    """Tell the version of a map."""
    maps = MapRecord.objects.filter(pk=map_id, workspace_id=workspace_id)
    version = maps.values_list("version", flat=True).first()
    if version is None:
        raise NotFound("There is no such map.")
    return version


async def aside(ask: Callable[[], Answer]) -> Answer:
    """Ask the database in a thread of the rooms' own.

    SQLite's connections stay open: with the last of them it would write its whole log back, at
    every batch.
    """

    def tidily() -> Answer:
        if connection.vendor == "sqlite":
            return ask()
        with connections_tidied():
            return ask()

    return await asyncio.get_running_loop().run_in_executor(_pool, tidily)
