"""What else goes when a workspace goes: higher features register it in ``AppConfig.ready()``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

_endings: list[Callable[[UUID], None]] = []


def register_ending(ending: Callable[[UUID], None]) -> None:
    """Have something removed, after the commit, together with a workspace."""
    _endings.append(ending)


def end(workspace_id: UUID) -> None:
    """Remove everything that is kept outside the database; what is open is let go first."""
    for ending in reversed(_endings):
        ending(workspace_id)
