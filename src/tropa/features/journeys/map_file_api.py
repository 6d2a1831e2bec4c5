"""The addresses of pictures and files on maps."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Schema, Status

from tropa.features.journeys.map_files import map_file_keep, map_file_read
from tropa.features.workspaces.requests import SignedInRequest
from tropa.formats.attachments import MOST_BYTES
from tropa.kit.downloads import download

router = Router(tags=["maps"])
FILES = "/workspaces/{uuid:workspace_id}/map-files"
BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class MapFileOut(Schema):
    """A file as a cell names it."""

    id: UUID
    name: str
    is_picture: bool


@router.post(FILES, response={201: MapFileOut}, openapi_extra=BODY)
def create_map_file(request: SignedInRequest, workspace_id: UUID, name: str) -> Status[MapFileOut]:
    """Keep a picture or a document for the cells of maps: the body is the file."""
    content = request.read(MOST_BYTES + 1)
    file = map_file_keep(request.user, workspace_id, name=name, content=content)
    return Status(201, MapFileOut(id=file.pk, name=file.name, is_picture=file.is_picture))


@router.get(FILES + "/{uuid:file_id}")
def get_map_file(request: SignedInRequest, workspace_id: UUID, file_id: UUID) -> HttpResponse:
    """Show a picture as it was drawn anew; hand over anything else to be kept, never opened."""
    file, content = map_file_read(request.user, workspace_id, file_id)
    if not file.is_picture:
        return download(content, media_type=file.media_type, name=file.name)
    response = HttpResponse(content, content_type=file.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=86400"
    return response
