"""The addresses of versions."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from tropa.features.insights.export_api import FileQuery, file_answer
from tropa.features.insights.map_exports import refuse_long
from tropa.features.journeys.schemas import ChangeOut
from tropa.features.sharing import version_exports, version_selectors, version_services
from tropa.features.sharing.version_schemas import VersionBrief, VersionIn, VersionOut
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.json_answers import json_answer, json_text

router = Router(tags=["sharing"])
W = "/workspaces/{uuid:workspace_id}"
VERSIONS = W + "/maps/{uuid:map_id}/versions"
VERSION = W + "/versions/{uuid:version_id}"


@router.get(VERSIONS, response=list[VersionBrief])
def list_versions(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> list[VersionBrief]:
    """List the versions of a map, the newest first."""
    found = version_selectors.versions_list(request.user, workspace_id, map_id)
    return [VersionBrief.of(version) for version in found]


@router.post(VERSIONS, response={201: VersionBrief})
def keep_version(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: VersionIn
) -> Status[VersionBrief]:
    """Keep the map with the figures it shows now."""
    version = version_services.version_keep(
        request.user, workspace_id, map_id, name=body.name, note=body.note, where=body.filter
    )
    return Status(201, VersionBrief.of(version))


@router.get(VERSION, response=VersionOut)
@decorate_view(gzip_page)
def get_version(request: SignedInRequest, workspace_id: UUID, version_id: UUID) -> HttpResponse:
    """Give a version with the document and the figures it keeps."""
    found = version_selectors.version_get(request.user, workspace_id, version_id)
    return json_answer(json_text(VersionOut.whole(found)))


@router.delete(VERSION, response={204: None})
def delete_version(request: SignedInRequest, workspace_id: UUID, version_id: UUID) -> Status[None]:
    """Remove a version, and the links that lead to it."""
    version_services.version_delete(request.user, workspace_id, version_id)
    return Status(204, None)


@router.post(VERSION + "/continue", response=ChangeOut)
def continue_version(request: SignedInRequest, workspace_id: UUID, version_id: UUID) -> ChangeOut:
    """Bring the map back to what a version keeps; the answer holds what undoes it."""
    change = version_services.version_continue(request.user, workspace_id, version_id)
    return ChangeOut.of(change)


@router.get(VERSION + "/export")
def export_version(
    request: SignedInRequest, workspace_id: UUID, version_id: UUID, *, query: Query[FileQuery]
) -> HttpResponse:
    """Download a version with the figures it keeps as a file."""
    order = query.order(request.user.language)
    version = version_selectors.version_get(request.user, workspace_id, version_id)
    refuse_long(version_selectors.version_document(version), order.kind)
    file = version_exports.version_file(request.user, workspace_id, version_id, order=order)
    return file_answer(file)
