"""Changing lenses: check, write, have the journeys cut anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core.errors import Conflict
from tropa.features.journeys.lens_selectors import lens_get
from tropa.features.journeys.models import LensRecord, LensState
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.jobs import job_create
from tropa.kit.models import OPEN_STATES, Job

if TYPE_CHECKING:
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
    user: User, workspace_id: UUID, lens_id: UUID, *, name: str | None, spec: Lens | None
) -> LensRecord:
    """Rename a lens, or cut its journeys in another way."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    lens = lens_get(user, workspace_id, lens_id)
    with transaction.atomic():
        lens.name = lens.name if name is None else name
        if spec is not None:
            lens.spec = spec.model_dump(mode="json")
        lens.save(update_fields=["name", "spec"])
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
        lens.delete()


def lens_build_request(lens: LensRecord, *, user: User | None) -> None:
    """Ask for a build, inside the transaction that made it necessary.

    A build that still waits will see the newest facts; one that is at work may not, so the
    lens is marked and built once more.
    """
    open_builds = Job.objects.filter(kind=BUILD, subject_id=lens.pk, state__in=OPEN_STATES)
    LensRecord.objects.filter(pk=lens.pk).update(is_outdated=True)
    if not lens.version:
        LensRecord.objects.filter(pk=lens.pk).update(state=LensState.BUILDING)
    if not open_builds.exists():
        job_create(BUILD, workspace_id=lens.workspace_id, subject_id=lens.pk, user=user)


def lenses_rebuild(workspace_id: UUID) -> None:
    """Have every lens of a workspace built anew, for its facts have changed."""
    with transaction.atomic():
        for lens in LensRecord.objects.filter(workspace_id=workspace_id):
            lens_build_request(lens, user=None)
