"""Reading lenses, and looking through them."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from tropa.core.errors import Conflict, NotFound
from tropa.core.lenses import Lens
from tropa.features.journeys.models import LensRecord
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for
from tropa.store.pool import JourneysPool

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from tropa.features.workspaces.models import User
    from tropa.store.journeys import Journeys


def lenses_list(user: User | AnonymousUser, workspace_id: UUID) -> QuerySet[LensRecord]:
    """List a workspace's lenses, oldest first."""
    return LensRecord.objects.filter(workspace=workspace_for(user, workspace_id))


def lens_get(user: User | AnonymousUser, workspace_id: UUID, lens_id: UUID) -> LensRecord:
    """Find a lens of a workspace one may read."""
    lens = lenses_list(user, workspace_id).select_related("workspace").filter(pk=lens_id).first()
    if lens is None:
        raise NotFound("There is no such lens.")
    return lens


def lens_folder(lens: LensRecord) -> Path:
    """Tell where the versions of a lens lie; every workspace has a root of its own."""
    return folder_of(lens.workspace_id) / "lenses" / str(lens.pk)


def lens_spec(lens: LensRecord) -> Lens:
    """Read how the lens cuts events."""
    return Lens.model_validate(lens.spec)


def lens_open(lens: LensRecord) -> Journeys:
    """Look through the version that is shown.

    Raises
    ------
    Conflict
        While the first version is still being built.
    """
    if not lens.version:
        raise Conflict(
            "The journeys of this lens are not built yet.", hint="Wait until the import is done."
        )
    folder = lens_folder(lens) / lens.version
    with _lock:
        if _shown.get(lens.pk) != folder:
            _shown[lens.pk] = folder
            _pool.keep(set(_shown.values()))
    return _pool.journeys(folder)


def lenses_forget(folder: Path) -> None:
    """Let go of what lies below a folder that is about to be removed."""
    with _lock:
        for pk, shown in list(_shown.items()):
            if shown.is_relative_to(folder):
                del _shown[pk]
        _pool.keep(set(_shown.values()))


def workspace_forget(workspace_id: UUID) -> None:
    """Let go of the journeys of a workspace that is gone."""
    lenses_forget(folder_of(workspace_id))


_lock = Lock()
_pool = JourneysPool()
_shown: dict[UUID, Path] = {}
"""The version of each lens that this process looks through; an older one is let go."""
