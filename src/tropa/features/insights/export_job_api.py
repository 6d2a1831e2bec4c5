"""The addresses of files that the worker writes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Status

from tropa.features.insights import export_jobs
from tropa.features.insights.export_schemas import ExportIn, ExportOut
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.downloads import download

router = Router(tags=["insights"])
EXPORTS = "/workspaces/{uuid:workspace_id}/map-exports"
ONE = EXPORTS + "/{uuid:export_id}"


@router.post(EXPORTS, response={201: ExportOut})
def request_export(
    request: SignedInRequest, workspace_id: UUID, body: ExportIn
) -> Status[ExportOut]:
    """Ask for a file of a map, or of a version; a small one is told to be fetched at once."""
    order = body.order(request.user.language)
    export = export_jobs.export_request(
        request.user, workspace_id, what=body.what, subject_id=body.subject_id, order=order
    )
    return Status(201, ExportOut.of(export) if export else ExportOut.at_once(order))


@router.get(EXPORTS, response=list[ExportOut])
def list_exports(
    request: SignedInRequest, workspace_id: UUID, *, subject_id: UUID
) -> list[ExportOut]:
    """List the files of a map, or of a version, that the reader asked for within a day."""
    found = export_jobs.exports_list(request.user, workspace_id, subject_id)
    return [ExportOut.of(export) for export in found]


@router.get(ONE, response=ExportOut)
def get_export(request: SignedInRequest, workspace_id: UUID, export_id: UUID) -> ExportOut:
    """Tell how far the writing of a file is."""
    return ExportOut.of(export_jobs.export_get(request.user, workspace_id, export_id))


@router.post(ONE + "/cancel", response=ExportOut)
def cancel_export(request: SignedInRequest, workspace_id: UUID, export_id: UUID) -> ExportOut:
    """Stop writing a file."""
    return ExportOut.of(export_jobs.export_cancel(request.user, workspace_id, export_id))


@router.get(ONE + "/file")
def get_export_file(request: SignedInRequest, workspace_id: UUID, export_id: UUID) -> HttpResponse:
    """Download a file that is ready."""
    export, content = export_jobs.export_read(request.user, workspace_id, export_id)
    return download(content, media_type=export.media_type, name=export.name)
