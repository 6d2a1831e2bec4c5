"""What higher features need of the facts: the lake, what codes mean, and word of changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tropa.core.mappings import StatusDictionary, StatusEntry
from tropa.features.sources.models import Source
from tropa.features.workspaces.folders import folder_of, lake_root_of
from tropa.store.lake import Lake

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.lenses import Lens
    from tropa.features.workspaces.models import User

LOCKS = "locks"
"""The folder of the locks, beside those of the work."""
LensMaker = Callable[..., UUID]
"""Called with ``user, workspace_id, name=, spec=``; makes a lens and tells its id."""

_listeners: list[Callable[[UUID], None]] = []
_makers: list[LensMaker] = []


def lake_of(workspace_id: UUID) -> Lake:
    """Open the lake of a workspace; each has a root of its own."""
    return Lake(lake_root_of(workspace_id))


def work_folder_of(workspace_id: UUID, name: str) -> Path:
    """Make a folder for one piece of work; whoever asked for it removes it."""
    folder = folder_of(workspace_id) / "work" / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def dictionary_of(workspace_id: UUID) -> dict[str, StatusDictionary]:
    """Tell what the codes of each source mean, by the source's name in the lake (its id)."""
    return {
        str(pk): StatusDictionary(entries=entries) for pk, entries in dictionaries_of(workspace_id)
    }


def dictionaries_of(workspace_id: UUID) -> list[tuple[UUID, Any]]:
    """Give the dictionaries as they are stored: enough to see whether they have changed."""
    return list(
        Source.objects.filter(workspace_id=workspace_id)
        .order_by("pk")
        .values_list("pk", "dictionary")
    )


def words_of(workspace_id: UUID) -> dict[tuple[str, str], StatusEntry]:
    """Tell what each code of each source means, as facts are read back from the lake."""
    return {
        (source, entry.code): entry
        for source, dictionary in dictionary_of(workspace_id).items()
        for entry in dictionary.entries
    }


def source_names(workspace_id: UUID) -> dict[str, str]:
    """Tell the name of each source by its id, as facts bear it."""
    rows = Source.objects.filter(workspace_id=workspace_id).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def on_facts_changed(listener: Callable[[UUID], None]) -> None:
    """Have something done, inside a transaction, when a workspace's facts or codes changed."""
    _listeners.append(listener)


def facts_changed(workspace_id: UUID) -> None:
    """Tell everyone who asked that facts or codes changed."""
    for listener in _listeners:
        listener(workspace_id)


def register_lens_maker(maker: LensMaker) -> None:
    """Let a higher feature make the lens that an import asks for."""
    _makers.append(maker)


def lens_make(user: User, workspace_id: UUID, *, name: str, spec: Lens) -> UUID | None:
    """Make a lens, when a feature that can do so is there."""
    for maker in _makers:
        return maker(user, workspace_id, name=name, spec=spec)
    return None
