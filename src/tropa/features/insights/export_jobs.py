"""Files of large maps: asked for, written by the worker, fetched when they are ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import Conflict, NotFound
from tropa.core.filters import Filter
from tropa.features.insights.map_exports import MapOrder, is_long, map_file
from tropa.features.insights.models import MapExport
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.audit import audit
from tropa.kit.jobs import job_cancel, job_create, register_job
from tropa.kit.models import OPEN_STATES, JobState
from tropa.report.map_export import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.core.maps import JourneyMap
    from tropa.features.insights.map_exports import MapFile
    from tropa.features.workspaces.models import User
    from tropa.kit.jobs import JobRun
    from tropa.report.progress import Progress

EXPORT = "map-export"
MOST_OPEN = 3
KEPT_HOURS = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for a file of what."""

    user: User
    workspace_id: UUID
    subject_id: UUID


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """What can be written as a file: how its document is found, how the file is written."""

    document: Callable[[Asked], JourneyMap]
    write: Callable[[Asked, MapOrder, Progress], MapFile]


def _map_document(asked: Asked) -> JourneyMap:
    return map_document(map_get(asked.user, asked.workspace_id, asked.subject_id))


def _map_write(asked: Asked, order: MapOrder, progress: Progress) -> MapFile:
    at = (asked.user, asked.workspace_id, asked.subject_id)
    return map_file(*at, order=order, progress=progress)


MAP = ExportSubject(_map_document, _map_write)
_subjects: dict[str, ExportSubject] = {}


def register_export_subject(what: str, subject: ExportSubject) -> None:
    """Have files of something written by the worker; called from ``AppConfig.ready()``."""
    _subjects[what] = subject


def register() -> None:
    """Make the work known to the worker."""
    register_job(EXPORT, (("writing-file", write),), undo=undo)


def export_request(
    user: User, workspace_id: UUID, *, what: str, subject_id: UUID, order: MapOrder
) -> MapExport | None:
    """Ask for a file; None where it is so small that it may as well be fetched at once.

    Raises
    ------
    Conflict
        When so many files are being written for this person already.
    """
    workspace = workspace_for(user, workspace_id)
    document = _subjects[what].document(Asked(user, workspace_id, subject_id))
    if not is_long(document, order.kind):
        return None
    with transaction.atomic():
        mine = MapExport.objects.filter(workspace=workspace, created_by=user)
        if mine.filter(job__state__in=OPEN_STATES).count() >= MOST_OPEN:
            raise Conflict(
                f"{MOST_OPEN} files are being written for you already.",
                hint="Wait until one of them is ready, or stop it.",
            )
        export = MapExport.objects.create(
            workspace=workspace,
            what=what,
            subject_id=subject_id,
            order=_written(order),
            created_by=user,
        )
        export.job = job_create(EXPORT, workspace_id=workspace.pk, subject_id=export.pk, user=user)
        export.save(update_fields=["job"])
        audit(user, "create", export, workspace=workspace.pk)
    return export


def exports_list(user: User, workspace_id: UUID, subject_id: UUID) -> list[MapExport]:
    """List the files of a map that somebody asked for and that are still to be had."""
    return list(_mine(user, workspace_id).filter(subject_id=subject_id))


def export_get(user: User, workspace_id: UUID, export_id: UUID) -> MapExport:
    """Find a file that somebody asked for themselves."""
    found = _mine(user, workspace_id).filter(pk=export_id).first()
    if found is None:
        raise NotFound("There is no such file.", hint="Ask for it again: it is kept for a day.")
    return found


def export_cancel(user: User, workspace_id: UUID, export_id: UUID) -> MapExport:
    """Stop writing a file."""
    export = export_get(user, workspace_id, export_id)
    if export.job is not None:
        job_cancel(export.job)
        audit(user, "cancel", export, workspace=workspace_id)
    return export_get(user, workspace_id, export_id)


def export_read(user: User, workspace_id: UUID, export_id: UUID) -> tuple[MapExport, bytes]:
    """Fetch a file that is ready."""
    export = export_get(user, workspace_id, export_id)
    if export.state != JobState.DONE:
        raise Conflict("The file is not ready yet.", hint="Wait until it is written.")
    try:
        return export, export_path(export).read_bytes()
    except FileNotFoundError as error:
        hint = "Ask for it again: it is kept for a day."
        raise NotFound("There is no such file.", hint=hint) from error


def export_path(export: MapExport) -> Path:
    """Tell where the file lies."""
    return folder_of(export.workspace_id) / "exports" / export.pk.hex


def write(run: JobRun) -> None:
    """Write the file aside, then put it in its place; whoever asked must still be let in."""
    export = _export(run)
    if export is None:  # its workspace is gone
        return
    user = export.created_by
    if user is None:
        raise NotFound("Whoever asked for the file is gone.")
    asked = Asked(user, export.workspace_id, export.subject_id)
    file = _subjects[export.what].write(asked, _read(export.order), run.tell)
    run.check()
    path = export_path(export)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_bytes(file.content)
    aside.replace(path)
    MapExport.objects.filter(pk=export.pk).update(
        name=file.name, media_type=file.media_type, size_bytes=len(file.content)
    )


def undo(run: JobRun) -> None:
    """Leave nothing of a file that was not finished."""
    export = _export(run)
    if export is None:
        return
    path = export_path(export)
    path.with_suffix(".part").unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def exports_sweep() -> None:
    """Remove the files that were asked for more than a day ago."""
    before = clock.now() - timedelta(hours=KEPT_HOURS)
    old = MapExport.objects.filter(created_at__lt=before)
    for export in old.exclude(job__state__in=OPEN_STATES):
        export_path(export).unlink(missing_ok=True)
        export.delete()


def _mine(user: User, workspace_id: UUID) -> QuerySet[MapExport]:
    workspace = workspace_for(user, workspace_id)
    found = MapExport.objects.filter(workspace=workspace, created_by=user)
    return found.select_related("job", "workspace", "created_by")


def _export(run: JobRun) -> MapExport | None:
    return MapExport.objects.select_related("created_by").filter(pk=run.job.subject_id).first()


def _written(order: MapOrder) -> dict[str, Any]:
    return {
        "kind": order.kind,
        "language": order.language,
        "paper": order.sheet.paper,
        "is_paged": order.sheet.is_paged,
        "filter": order.where.model_dump(mode="json", exclude_defaults=True),
        "with_files": order.with_files,
    }


def _read(told: dict[str, Any]) -> MapOrder:
    return MapOrder(
        kind=told["kind"],
        language=told["language"],
        sheet=Sheet(paper=told["paper"], is_paged=told["is_paged"]),
        where=Filter.model_validate(told["filter"]),
        with_files=told["with_files"],
    )
