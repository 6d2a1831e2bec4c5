"""The observations of a workspace, opened once for each state of its lake."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from tropa.features.sources.lakes import dictionaries_of, lake_of, words_of
from tropa.store.facts_reading import open_observations

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.store.observations import Observations

_lock = Lock()
_open: dict[UUID, tuple[object, Observations]] = {}


def voices_of(workspace_id: UUID) -> Observations:
    """Open what customers said, in the words of the status dictionaries."""
    lake, written = lake_of(workspace_id), dictionaries_of(workspace_id)
    state = (lake.version, written)
    with _lock:
        held = _open.get(workspace_id)
        if held is None or held[0] != state:
            held = _open[workspace_id] = (
                state,
                open_observations(lake, words_of(workspace_id)),
            )
        return held[1]


def voices_forget(workspace_id: UUID) -> None:
    """Let go of the observations of a workspace that is gone."""
    with _lock:
        _open.pop(workspace_id, None)
