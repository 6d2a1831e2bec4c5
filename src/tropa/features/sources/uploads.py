"""Uploaded files: who may send them, where they lie, when they go."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from tropa.core import clock
from tropa.core.errors import InputError, NotFound
from tropa.features.facts.models import ReportedFigure
from tropa.features.sources.models import Upload
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.ratelimit import UPLOADS

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tropa.features.workspaces.selectors import Asker

NAME_LENGTH = 200
NAME_BYTES = 200


def upload_begin(user: Asker, workspace_id: UUID, *, name: str) -> Upload:
    """Let an editor send a file; the row is not yet written."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    UPLOADS.spend(getattr(user, "pk", ""))
    actor = workspace_actor(user)
    return Upload(id=uuid4(), workspace=workspace, name=file_name(name), created_by=actor)


def file_name(name: str) -> str:
    """Take the bare name of a file, whatever system it was sent from.

    Raises
    ------
    InputError
        When nothing is left of it.
    """
    clean = PureWindowsPath(PurePosixPath(name).name).name.strip()
    if not clean or clean in {".", ".."} or not clean.isprintable():
        raise InputError("The file has no name.", hint="Call the address with ?name=FILE.")
    return clean[-NAME_LENGTH:]


def upload_finish(upload: Upload, *, size_bytes: int, sha256: str) -> Upload:
    """Write the row of a file that has arrived whole."""
    upload.size_bytes = size_bytes
    upload.sha256 = sha256
    with transaction.atomic():
        upload.save(force_insert=True)
        audit(upload.created_by, "create", upload, workspace=upload.workspace_id, bytes=size_bytes)
    return upload


def upload_path(upload: Upload) -> Path:
    """Tell where a file lies; under its own name, for formats and messages go by it."""
    folder = folder_of(upload.workspace_id) / "uploads" / str(upload.pk)
    return folder / name_on_disk(upload.name)


def name_on_disk(name: str) -> str:
    """Write a file's bare name so that every system takes it, its ending kept."""
    plain = re.sub(r'[<>:"|?*]', "_", name)
    return plain.encode()[-NAME_BYTES:].decode(errors="ignore")


def upload_get(workspace_id: UUID, upload_id: UUID) -> Upload:
    """Find a file that is still there."""
    upload = Upload.objects.filter(pk=upload_id, workspace_id=workspace_id).first()
    if upload is None or upload.is_file_gone:
        raise NotFound("This file is no longer here.", hint="Send it again.")
    return upload


def upload_file_remove(upload: Upload) -> None:
    """Delete the bytes of a file and what was kept of it; its row stays, with name and size.

    A report behind a figure stays with all it has.
    """
    if ReportedFigure.objects.filter(upload_id=upload.pk).exists():
        return
    folder = upload_path(upload).parent
    if folder.is_dir():
        shutil.rmtree(folder)
    Upload.objects.filter(pk=upload.pk).update(is_file_gone=True)


def uploads_sweep() -> None:
    """Delete the files that nobody imported for a week."""
    too_old = clock.now() - timedelta(days=settings.TROPA_UPLOAD_DAYS)
    for upload in Upload.objects.filter(created_at__lt=too_old, is_file_gone=False):
        upload_file_remove(upload)
