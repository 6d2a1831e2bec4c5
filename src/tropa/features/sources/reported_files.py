"""The report behind a reported figure: its file, kept as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core.errors import InputError, NotFound
from tropa.features.facts.selectors import reported_get
from tropa.features.sources.uploads import upload_get, upload_path
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tropa.features.facts.models import ReportedFigure
    from tropa.features.workspaces.selectors import Asker


LARGEST_MB = 50
"""A report is read whole when it is asked for."""


def reported_file_set(
    user: Asker, workspace_id: UUID, figure_id: UUID, *, upload_id: UUID
) -> ReportedFigure:
    """Put a file that was sent behind a figure; the one before is no longer kept.

    Raises
    ------
    InputError
        When the file is too large for a report.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    figure = reported_get(workspace, figure_id)
    upload = upload_get(workspace.pk, upload_id)
    if upload.size_bytes > LARGEST_MB * 1024**2:
        raise InputError(
            f"{upload.name} is larger than {LARGEST_MB} MB.", hint="Attach the report without data."
        )
    with transaction.atomic():
        figure.upload_id, figure.file_name = upload.pk, upload.name
        figure.save(update_fields=["upload_id", "file_name"])
        audit(workspace_actor(user), "update", figure, field="file", bytes=upload.size_bytes)
    return figure


def reported_file(user: Asker, workspace_id: UUID, figure_id: UUID) -> tuple[str, Path]:
    """Find the file behind a figure: its name and where it lies."""
    workspace = workspace_for(user, workspace_id)
    figure = reported_get(workspace, figure_id)
    if figure.upload_id is None:
        raise NotFound("No file stands behind this figure.")
    return figure.file_name, upload_path(upload_get(workspace.pk, figure.upload_id))
