"""The addresses of templates and of maps from outside."""

from __future__ import annotations

from uuid import UUID

from ninja import Router, Status

from tropa.features.journeys import map_importing, map_templates
from tropa.features.journeys.map_import_schemas import (
    ForeignMapIn,
    FromTemplateIn,
    ImportedMapIn,
    ProposalOut,
    TemplateOut,
)
from tropa.features.journeys.schemas import MapOut
from tropa.features.workspaces.requests import SignedInRequest

router = Router(tags=["journeys"])
W = "/workspaces/{uuid:workspace_id}"


@router.get(W + "/map-templates", response=list[TemplateOut])
def list_templates(request: SignedInRequest, workspace_id: UUID) -> list[TemplateOut]:
    """List the templates in the reader's language."""
    language = map_templates.language_of(request.user)
    return [
        TemplateOut.of(key, template, language)
        for key, template in map_templates.templates_list(request.user, workspace_id)
    ]


@router.post(W + "/maps/from-template", response={201: MapOut})
def create_map_from_template(
    request: SignedInRequest, workspace_id: UUID, body: FromTemplateIn
) -> Status[MapOut]:
    """Begin a map with a template."""
    record = map_templates.map_from_template(
        request.user,
        workspace_id,
        key=body.template,
        language=body.language or map_templates.language_of(request.user),
        title=body.title,
    )
    return Status(201, MapOut.of(record))


@router.post(W + "/maps/proposal", response=ProposalOut)
def propose_map(request: SignedInRequest, workspace_id: UUID, body: ForeignMapIn) -> ProposalOut:
    """Tell what a file or a pasted text would become as a map; nothing is kept."""
    proposal = map_importing.map_propose(request.user, workspace_id, body.foreign())
    return ProposalOut.of(proposal)


@router.post(W + "/maps/import", response={201: MapOut})
def import_map(request: SignedInRequest, workspace_id: UUID, body: ImportedMapIn) -> Status[MapOut]:
    """Make a map of a file or a pasted text."""
    record = map_importing.map_import(
        request.user,
        workspace_id,
        body.foreign(),
        title=body.title,
        is_adding_touchpoints=body.is_adding_touchpoints,
    )
    return Status(201, MapOut.of(record))
