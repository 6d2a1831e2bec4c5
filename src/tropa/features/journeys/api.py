"""The addresses of lenses and maps."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from tropa.features.journeys import (
    lens_selectors,
    lens_services,
    map_selectors,
    map_services,
    map_to_be,
    step_bindings,
)
from tropa.features.journeys.schemas import (
    ChangeOut,
    CommandsIn,
    LensIn,
    LensOut,
    LensPatch,
    MapBrief,
    MapIn,
    MapOut,
    OnMapOut,
    StepBindingOut,
    ToBeIn,
    ToBePatch,
)
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.json_answers import json_answer

router = Router(tags=["journeys"])
W = "/workspaces/{uuid:workspace_id}"
LENSES = W + "/lenses"
LENS = LENSES + "/{uuid:lens_id}"
MAPS = W + "/maps"
MAP = MAPS + "/{uuid:map_id}"


@router.get(LENSES, response=list[LensOut])
def list_lenses(request: SignedInRequest, workspace_id: UUID) -> list[LensOut]:
    """List the lenses and what one can filter by."""
    return [LensOut.of(lens) for lens in lens_selectors.lenses_list(request.user, workspace_id)]


@router.post(LENSES, response={201: LensOut})
def create_lens(request: SignedInRequest, workspace_id: UUID, body: LensIn) -> Status[LensOut]:
    """Add a lens; its journeys are cut in the background."""
    lens = lens_services.lens_create(request.user, workspace_id, name=body.name, spec=body.spec)
    return Status(201, LensOut.of(lens))


@router.get(LENS, response=LensOut)
def get_lens(request: SignedInRequest, workspace_id: UUID, lens_id: UUID) -> LensOut:
    """Describe a lens."""
    return LensOut.of(lens_selectors.lens_get(request.user, workspace_id, lens_id))


@router.patch(LENS, response=LensOut)
def update_lens(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, body: LensPatch
) -> LensOut:
    """Rename a lens, cut its journeys in another way, or say where its events hold money."""
    lens = lens_services.lens_update(
        request.user,
        workspace_id,
        lens_id,
        name=body.name,
        spec=body.spec,
        money_attribute=body.money_attribute,
    )
    return LensOut.of(lens)


@router.delete(LENS, response={204: None})
def delete_lens(request: SignedInRequest, workspace_id: UUID, lens_id: UUID) -> Status[None]:
    """Remove a lens that no map looks through."""
    lens_services.lens_delete(request.user, workspace_id, lens_id)
    return Status(204, None)


@router.get(MAPS, response=list[MapBrief])
def list_maps(request: SignedInRequest, workspace_id: UUID) -> list[MapBrief]:
    """List the maps."""
    return [MapBrief.of(record) for record in map_selectors.maps_list(request.user, workspace_id)]


@router.post(MAPS, response={201: MapOut})
def create_map(request: SignedInRequest, workspace_id: UUID, body: MapIn) -> Status[MapOut]:
    """Draw a first map from the facts."""
    record = map_services.map_create(
        request.user, workspace_id, lens_id=body.lens_id, title=body.title
    )
    return Status(201, MapOut.of(record))


@router.get(MAP, response=MapOut)
@decorate_view(gzip_page)
def get_map(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> HttpResponse:
    """Give a map with its document."""
    found = MapOut.of(map_selectors.map_get(request.user, workspace_id, map_id))
    # Written at once: a large document is not checked a second time on its way out.
    return json_answer(found.model_dump_json().encode())


@router.delete(MAP, response={204: None})
def delete_map(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> Status[None]:
    """Remove a map."""
    map_services.map_delete(request.user, workspace_id, map_id)
    return Status(204, None)


@router.get(MAP + "/bindings", response=list[StepBindingOut])
def list_step_bindings(
    request: SignedInRequest,
    workspace_id: UUID,
    map_id: UUID,
    *,
    step_id: Annotated[str, Query(max_length=100)],
) -> list[StepBindingOut]:
    """List the touchpoints to which a step of a map was bound, the last change first."""
    found = step_bindings.step_bindings_list(request.user, workspace_id, map_id, step_id=step_id)
    return [StepBindingOut.of(told) for told in found]


@router.post(MAP + "/commands", response=ChangeOut)
def apply_commands(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: CommandsIn
) -> ChangeOut:
    """Change a map by commands, all or none."""
    change = map_services.maps_apply(
        request.user,
        workspace_id,
        map_id,
        base_version=body.base_version,
        list_id=body.list_id,
        commands=body.commands,
    )
    return ChangeOut.of(change)


@router.post(MAP + "/to-be", response={201: MapOut})
def create_to_be(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: ToBeIn
) -> Status[MapOut]:
    """Begin a to-be map as a linked copy of a map."""
    record = map_to_be.to_be_create(
        request.user, workspace_id, map_id, title=body.title, change_from=body.change_from
    )
    return Status(201, MapOut.of(record))


@router.patch(MAP + "/to-be", response=MapOut)
def update_to_be(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: ToBePatch
) -> MapOut:
    """Say from which day the change of a to-be map shows."""
    record = map_to_be.to_be_date(request.user, workspace_id, map_id, change_from=body.change_from)
    return MapOut.of(record)


@router.get(W + "/touchpoints/{uuid:touchpoint_id}/maps", response=list[OnMapOut])
def list_maps_of_touchpoint(
    request: SignedInRequest, workspace_id: UUID, touchpoint_id: UUID
) -> list[OnMapOut]:
    """List the maps on which a touchpoint stands."""
    found = map_selectors.maps_with_touchpoint(request.user, workspace_id, touchpoint_id)
    return [
        OnMapOut(
            id=record.pk,
            title=record.title,
            lens_id=record.lens_id,
            lens_name=record.lens.name if record.lens else "",
            steps=names,
        )
        for record, names in found
    ]
