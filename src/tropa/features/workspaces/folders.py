"""Where a workspace keeps what is not in the database."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from django.conf import settings

from tropa.features.workspaces.models import Workspace
from tropa.kit.secret_files import secret_file

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID


def workspaces_root() -> Path:
    """Tell the folder of all workspaces."""
    root: Path = settings.TROPA_DATA / "workspaces"
    return root


def folder_of(workspace_id: UUID) -> Path:
    """Tell the folder of one workspace."""
    return workspaces_root() / str(workspace_id)


def lake_root_of(workspace_id: UUID) -> Path:
    """Tell the root of a workspace's lake: one root per workspace."""
    return folder_of(workspace_id) / "lake"


def pseudonym_key_of(workspace_id: UUID) -> bytes:
    """Read the secret by which a workspace's personal values are hashed; made at the first use."""
    return secret_file(folder_of(workspace_id) / "pseudonym.key").encode("ascii")


def folder_remove(workspace_id: UUID) -> None:
    """Remove everything a workspace kept in files."""
    shutil.rmtree(folder_of(workspace_id), ignore_errors=True)


def folders_sweep() -> None:
    """Remove the folders of workspaces that are gone (a job may have written after the end)."""
    root = workspaces_root()
    if not root.is_dir():
        return
    known = {str(pk) for pk in Workspace.objects.values_list("pk", flat=True)}
    for folder in root.iterdir():
        if folder.name not in known:
            shutil.rmtree(folder, ignore_errors=True)
