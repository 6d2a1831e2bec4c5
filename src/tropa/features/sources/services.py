"""Asking for imports, stopping them, taking them out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core.errors import Conflict, InputError
from tropa.features.sources.importing import IMPORT, REMOVAL
from tropa.features.sources.models import LONGEST_NAME, Import, Source
from tropa.features.sources.selectors import import_get, source_get
from tropa.features.sources.uploads import upload_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.jobs import job_cancel, job_create
from tropa.kit.models import JobState
from tropa.kit.names import name_key

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.lenses import Lens
    from tropa.core.mappings import ReadOptions
    from tropa.features.sources.reading import Mapping
    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What is asked for: a file, how it is read, what may be refused, which journeys to cut."""

    upload_id: UUID
    mapping: Mapping
    options: ReadOptions
    source_id: UUID | None = None
    source_name: str = ""
    accept_refused: bool = False
    expected_refused: int | None = None
    lens: Lens | None = None


def import_create(user: Asker, workspace_id: UUID, order: ImportOrder) -> Import:
    """Ask for an import; the worker does it."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    upload = upload_get(workspace.pk, order.upload_id)
    if order.accept_refused and order.expected_refused is None:
        raise InputError(
            "Refused rows are accepted by their number.",
            column="expected_refused",
            hint="Send the number of rows that the file was said to lose.",
        )
    with transaction.atomic():
        source = _source(workspace, order, actor=user)
        item = Import.objects.create(
            workspace=workspace,
            source=source,
            upload=upload,
            file=upload.name,
            mapping=order.mapping.model_dump(mode="json"),
            options=order.options.model_dump(mode="json", exclude_none=True),
            lens=order.lens.model_dump(mode="json") if order.lens else None,
            accept_refused=order.accept_refused,
            expected_refused=order.expected_refused,
            created_by=workspace_actor(user),
        )
        _start(item, IMPORT, field="job", user=user)
        audit(workspace_actor(user), "create", item, workspace=workspace.pk, source=source.pk)
    return item


def import_cancel(user: Asker, workspace_id: UUID, import_id: UUID) -> Import:
    """Stop an import that waits or works; nothing of it is kept."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    item = import_get(workspace, import_id)
    if item.job is None or not item.job.is_open:
        raise Conflict(
            "This import is no longer under way.", hint="Take it out instead of stopping it."
        )
    job_cancel(item.job)
    audit(workspace_actor(user), "cancel", item, workspace=workspace.pk)
    return import_get(workspace, import_id)


def import_remove(user: Asker, workspace_id: UUID, import_id: UUID) -> Import:
    """Take an import out again, completely; asking twice asks once."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    with transaction.atomic():
        item = import_get(workspace, import_id)
        if item.job is not None and item.job.is_open:
            raise Conflict("This import is still under way.", hint="Stop it first.")
        if item.removal is None or item.removal.state in (JobState.FAILED, JobState.CANCELLED):
            _start(item, REMOVAL, field="removal", user=user)
            audit(workspace_actor(user), "delete", item, workspace=workspace.pk)
    return import_get(workspace, import_id)


def _start(item: Import, kind: str, *, field: str, user: Asker) -> None:
    job = job_create(
        kind, workspace_id=item.workspace_id, subject_id=item.pk, user=workspace_actor(user)
    )
    setattr(item, field, job)
    item.save(update_fields=[field])


def _source(workspace: Workspace, order: ImportOrder, *, actor: Asker) -> Source:
    """Find the source the file comes from, or make it by its name."""
    if order.source_id is not None:
        source = source_get(workspace, order.source_id)
    else:
        source = _source_named(workspace, order, actor)
    if source.kind != order.mapping.kind:
        raise Conflict(
            f"The source {source.name!r} brings {source.kind}, this file is read as"
            f" {order.mapping.kind}.",
            hint="Choose another source name.",
        )
    return source


def _source_named(workspace: Workspace, order: ImportOrder, actor: Asker) -> Source:
    name = order.source_name.strip()
    if not name:
        raise InputError(
            "Where the file comes from is not said.",
            column="source_name",
            hint="Name the system or survey.",
        )
    if len(name) > LONGEST_NAME:
        raise InputError(
            f"The name of a source has at most {LONGEST_NAME} letters.",
            column="source_name",
            hint="Choose a shorter one.",
        )
    facts = {"name": name, "kind": order.mapping.kind, "created_by": workspace_actor(actor)}
    source, _ = Source.objects.get_or_create(  # of two at once, one makes it and both find it
        workspace=workspace, name_key=name_key(name), defaults=facts
    )
    return source
