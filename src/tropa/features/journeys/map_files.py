"""Pictures and files on the cells of maps: kept in the workspace's folder, under bare ids."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction

from tropa.core.carried_files import CarriedFile
from tropa.core.errors import InputError, NotFound
from tropa.core.map_part import LONGEST_NAME
from tropa.features.journeys.models import MapFile
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.formats.attachments import attachment_of
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.ratelimit import UPLOADS

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.features.workspaces.models import User, Workspace
    from tropa.features.workspaces.selectors import Asker


def map_file_keep(user: Asker, workspace_id: UUID, *, name: str, content: bytes) -> MapFile:
    """Keep a file for the maps of a workspace.

    Raises
    ------
    InputError
        When it has no name, or is none that a map keeps.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    UPLOADS.spend(getattr(user, "pk", ""))
    called = name.strip()
    if not called or not called.isprintable() or len(called) > LONGEST_NAME:
        raise InputError("The file has no name.", hint="Give it a short one.")
    kept = attachment_of(called, content)
    return file_keep(
        workspace_actor(user),
        workspace,
        CarriedFile("", called, kept.media_type, kept.content, is_picture=kept.is_picture),
    )


def file_keep(actor: User | None, workspace: Workspace, given: CarriedFile) -> MapFile:
    """Keep a file that was judged already, under an id of its own; whoever calls may do so."""
    file = MapFile(
        id=uuid4(),
        workspace=workspace,
        name=given.name,
        is_picture=given.is_picture,
        media_type=given.media_type,
        created_by=actor,
    )
    with transaction.atomic():
        path = map_file_path(file)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(given.content)
        file.save(force_insert=True)
        audit(actor, "create", file, workspace=workspace.pk, bytes=len(given.content))
    return file


def map_file_path(file: MapFile) -> Path:
    """Tell where a file lies: its name is never part of the path."""
    return folder_of(file.workspace_id) / "maps" / file.pk.hex


def map_file_read(user: Asker, workspace_id: UUID, file_id: UUID) -> tuple[MapFile, bytes]:
    """Read a file of a workspace one may look at."""
    workspace = workspace_for(user, workspace_id)
    file = MapFile.objects.filter(pk=file_id, workspace=workspace).first()
    if file is None or not map_file_path(file).is_file():
        raise NotFound("There is no such file.", hint="Somebody may have removed it.")
    return file, map_file_path(file).read_bytes()
