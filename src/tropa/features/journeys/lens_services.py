"""Changing lenses: check, write, have the journeys cut anew."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import RestrictedError

from tropa.core.errors import Conflict
from tropa.features.journeys.lens_selectors import lens_folder, lens_get, lenses_forget
from tropa.features.journeys.models import LensRecord, LensState
from tropa.features.workspaces.folders import workspaces_root
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.jobs import job_create
from tropa.kit.models import OPEN_STATES, Job, JobState

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tropa.core.lenses import Lens
    from tropa.features.workspaces.models import User

BUILD = "lens-build"


def lens_create(user: User, workspace_id: UUID, *, name: str, spec: Lens) -> LensRecord:
    """Add a lens and have its journeys cut."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    with transaction.atomic():
        lens = LensRecord.objects.create(
            workspace=workspace, name=name, spec=spec.model_dump(mode="json"), created_by=user
        )
        audit(user, "create", lens)
        lens_build_request(lens, user=user)
    return lens


def lens_make(user: User, workspace_id: UUID, *, name: str, spec: Lens) -> UUID:
    """Add the lens that an import asks for, and tell its id."""
    return lens_create(user, workspace_id, name=name, spec=spec).pk


def lens_update(
    user: User,
    workspace_id: UUID,
    lens_id: UUID,
    *,
    name: str | None,
    spec: Lens | None,
    money_attribute: str | None = None,
) -> LensRecord:
    """Rename a lens, cut its journeys in another way, or say where its events hold money."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    lens = lens_get(user, workspace_id, lens_id)
    with transaction.atomic():
        lens.name = lens.name if name is None else name
        if spec is not None:
            lens.spec = spec.model_dump(mode="json")
        if money_attribute is not None:
            lens.money_attribute = money_attribute
        lens.save(update_fields=["name", "spec", "money_attribute"])
        audit(user, "update", lens)
        if spec is not None:
            lens_build_request(lens, user=user)
    return lens


def lens_delete(user: User, workspace_id: UUID, lens_id: UUID) -> None:
    """Remove a lens that no map looks through."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    lens = lens_get(user, workspace_id, lens_id)
    if lens.maps.exists():
        raise Conflict("A map looks through this lens.", hint="Delete the map first.")
    with transaction.atomic():
        audit(user, "delete", lens)
        Job.objects.filter(subject_id=lens.pk, state__in=OPEN_STATES).update(
            is_cancel_requested=True
        )
        folder = lens_folder(lens)
        try:
            lens.delete()
        except RestrictedError as error:
            raise Conflict(
                "A segment is a rule over these journeys.", hint="Remove the segment first."
            ) from error
        transaction.on_commit(partial(lens_folder_remove, folder))


def lens_folder_remove(folder: Path) -> None:
    """Remove the journeys of a lens that is gone: they hold personal data."""
    lenses_forget(folder)
    shutil.rmtree(folder, ignore_errors=True)


def lens_folders_sweep() -> None:
    """Remove the folders of lenses that are gone (a build may have written after the end)."""
    known = {str(pk) for pk in LensRecord.objects.values_list("pk", flat=True)}
    for folder in workspaces_root().glob("*/lenses/*"):
        if folder.name not in known:
            lens_folder_remove(folder)


def lens_build_request(lens: LensRecord, *, user: User | None) -> None:
    """Ask for a build, inside the transaction that made it necessary.

    A build that still waits will see the newest facts; one that is at work may not, so another
    is asked for, which has nothing to do when the lens is up to date by then.
    """
    waiting = Job.objects.filter(kind=BUILD, subject_id=lens.pk, state=JobState.QUEUED)
    LensRecord.objects.filter(pk=lens.pk).update(is_outdated=True, error=None)
    if not lens.version:
        LensRecord.objects.filter(pk=lens.pk).update(state=LensState.BUILDING)
    if not waiting.exists():
        job_create(BUILD, workspace_id=lens.workspace_id, subject_id=lens.pk, user=user)


def lenses_rebuild(workspace_id: UUID) -> None:
    """Have every lens of a workspace built anew, for its facts have changed."""
    with transaction.atomic():
        for lens in LensRecord.objects.filter(workspace_id=workspace_id):
            lens_build_request(lens, user=None)
