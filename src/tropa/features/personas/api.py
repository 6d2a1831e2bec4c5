"""The addresses of segments and personas."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Status

from tropa.features.personas import pictures, selectors, services
from tropa.features.personas.schemas import (
    PersonaIn,
    PersonaOut,
    PersonaPatch,
    SegmentIn,
    SegmentOut,
    SegmentPatch,
)
from tropa.features.workspaces.requests import SignedInRequest
from tropa.formats.pictures import MEDIA_TYPE, MOST_BYTES

router = Router(tags=["personas"])
SEGMENTS = "/workspaces/{uuid:workspace_id}/segments"
SEGMENT = SEGMENTS + "/{uuid:segment_id}"
PERSONAS = "/workspaces/{uuid:workspace_id}/personas"
PERSONA = PERSONAS + "/{uuid:persona_id}"
PICTURE = PERSONA + "/picture"
BODY = {
    "requestBody": {
        "required": True,
        "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(SEGMENTS, response=list[SegmentOut])
def list_segments(request: SignedInRequest, workspace_id: UUID) -> list[SegmentOut]:
    """List the segments."""
    return [SegmentOut.of(one) for one in selectors.segments_list(request.user, workspace_id)]


@router.post(SEGMENTS, response={201: SegmentOut})
def create_segment(
    request: SignedInRequest, workspace_id: UUID, body: SegmentIn
) -> Status[SegmentOut]:
    """Name a rule over customers."""
    made = services.segment_create(
        request.user,
        workspace_id,
        name=body.name,
        lens_id=body.lens_id,
        rule=body.rule,
        about=body.about,
    )
    return Status(201, SegmentOut.of(made))


@router.patch(SEGMENT, response=SegmentOut)
def update_segment(
    request: SignedInRequest, workspace_id: UUID, segment_id: UUID, *, body: SegmentPatch
) -> SegmentOut:
    """Change a segment."""
    changed = services.segment_update(
        request.user, workspace_id, segment_id, changes=body.changes()
    )
    return SegmentOut.of(changed)


@router.delete(SEGMENT, response={204: None})
def delete_segment(request: SignedInRequest, workspace_id: UUID, segment_id: UUID) -> Status[None]:
    """Remove a segment."""
    services.segment_delete(request.user, workspace_id, segment_id)
    return Status(204, None)


@router.get(PERSONAS, response=list[PersonaOut])
def list_personas(request: SignedInRequest, workspace_id: UUID) -> list[PersonaOut]:
    """List the personas."""
    return [PersonaOut.of(one) for one in selectors.personas_list(request.user, workspace_id)]


@router.post(PERSONAS, response={201: PersonaOut})
def create_persona(
    request: SignedInRequest, workspace_id: UUID, body: PersonaIn
) -> Status[PersonaOut]:
    """Draw a persona."""
    made = services.persona_create(request.user, workspace_id, **body.model_dump())
    return Status(201, PersonaOut.of(made))


@router.get(PERSONA, response=PersonaOut)
def get_persona(request: SignedInRequest, workspace_id: UUID, persona_id: UUID) -> PersonaOut:
    """Show a persona's sheet."""
    return PersonaOut.of(selectors.persona_get(request.user, workspace_id, persona_id))


@router.patch(PERSONA, response=PersonaOut)
def update_persona(
    request: SignedInRequest, workspace_id: UUID, persona_id: UUID, *, body: PersonaPatch
) -> PersonaOut:
    """Change a persona."""
    changed = services.persona_update(request.user, workspace_id, persona_id, **body.changes())
    return PersonaOut.of(changed)


@router.delete(PERSONA, response={204: None})
def delete_persona(request: SignedInRequest, workspace_id: UUID, persona_id: UUID) -> Status[None]:
    """Remove a persona."""
    services.persona_delete(request.user, workspace_id, persona_id)
    return Status(204, None)


@router.get(PICTURE)
def get_picture(request: SignedInRequest, workspace_id: UUID, persona_id: UUID) -> HttpResponse:
    """Show the picture of a persona, as it was drawn anew: never as it was sent."""
    content = selectors.picture_read(request.user, workspace_id, persona_id)
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=86400"
    return response


@router.put(PICTURE, response=PersonaOut, openapi_extra=BODY)
def set_picture(request: SignedInRequest, workspace_id: UUID, persona_id: UUID) -> PersonaOut:
    """Give a persona a picture: PNG, JPEG or WebP as the body."""
    content = request.read(MOST_BYTES + 1)
    changed = pictures.picture_set(request.user, workspace_id, persona_id, content=content)
    return PersonaOut.of(changed)


@router.delete(PICTURE, response=PersonaOut)
def delete_picture(request: SignedInRequest, workspace_id: UUID, persona_id: UUID) -> PersonaOut:
    """Take the picture away."""
    return PersonaOut.of(pictures.picture_clear(request.user, workspace_id, persona_id))
