"""The company's own .pptx, on which every PowerPoint file of a workspace is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from tropa.core.errors import InputError
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.ratelimit import UPLOADS

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker

LONGEST_NAME = 200


def master_set(user: Asker, workspace_id: UUID, *, name: str, content: bytes) -> Workspace:
    """Keep a company's .pptx for the slides of a workspace; the one before goes.

    Raises
    ------
    InputError
        When it is no presentation, too large, holds macros or leads out of the house.
    """
    from tropa.report.slide_master import check_master  # a large library

    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    UPLOADS.spend(getattr(user, "pk", ""))
    shown = " ".join(name.split())
    if not shown.isprintable() or not shown:
        raise InputError("The template has no name.", hint="Call the address with ?name=FILE.")
    check_master(content)
    with transaction.atomic():
        _file_remove(workspace)
        workspace.slide_master, workspace.slide_master_file = shown, f"{uuid4().hex}.pptx"
        path = _path(workspace)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
        workspace.save(update_fields=["slide_master", "slide_master_file"])
        audit(workspace_actor(user), "update", workspace, field="slide_master", bytes=len(content))
    return workspace


def master_clear(user: Asker, workspace_id: UUID) -> Workspace:
    """Write slides on plain ground again."""
    workspace = workspace_for(user, workspace_id, needs=Role.OWNER)
    with transaction.atomic():
        _file_remove(workspace)
        workspace.slide_master = workspace.slide_master_file = ""
        workspace.save(update_fields=["slide_master", "slide_master_file"])
        audit(workspace_actor(user), "update", workspace, field="slide_master")
    return workspace


def master_of(workspace: Workspace) -> bytes | None:
    """Read the company's .pptx; None where there is none."""
    path = _path(workspace)
    return path.read_bytes() if workspace.slide_master_file and path.is_file() else None


def _path(workspace: Workspace) -> Path:
    return folder_of(workspace.pk) / "masters" / workspace.slide_master_file


def _file_remove(workspace: Workspace) -> None:
    """Have the file removed once the change is sure."""
    if workspace.slide_master_file:
        transaction.on_commit(partial(_path(workspace).unlink, missing_ok=True))
