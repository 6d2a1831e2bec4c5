"""The addresses of touchpoints and reported figures."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Status
from pydantic import TypeAdapter

from tropa.features.facts import binding_history, merging, selectors, services
from tropa.features.facts.binding_schemas import BindingVersionOut, SetBackIn
from tropa.features.facts.schemas import (
    MergeIn,
    MergeOut,
    ReportedIn,
    ReportedOut,
    TouchpointIn,
    TouchpointOut,
    TouchpointPatch,
)
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.json_answers import json_answer

router = Router(tags=["facts"])
_REGISTRY = TypeAdapter(list[TouchpointOut])
W = "/workspaces/{uuid:workspace_id}"


@router.get(W + "/touchpoints", response=list[TouchpointOut])
def list_touchpoints(request: SignedInRequest, workspace_id: UUID) -> HttpResponse:
    """List the registry of touchpoints."""
    found = selectors.touchpoints_list(request.user, workspace_id)
    # Written at once: a long list is not checked a second time on its way out.
    return json_answer(_REGISTRY.dump_json([TouchpointOut.of(view) for view in found]))


@router.post(W + "/touchpoints", response={201: TouchpointOut})
def create_touchpoint(
    request: SignedInRequest, workspace_id: UUID, body: TouchpointIn
) -> Status[TouchpointOut]:
    """Add a touchpoint by hand."""
    made = services.touchpoint_create(request.user, workspace_id, **body.facts())
    return Status(201, TouchpointOut.of(selectors.touchpoint_view(made)))


@router.post(W + "/touchpoints/merge", response=MergeOut)
def merge_touchpoints(request: SignedInRequest, workspace_id: UUID, body: MergeIn) -> MergeOut:
    """Let one touchpoint stand for others."""
    merge = merging.touchpoints_merge(
        request.user, workspace_id, keep_id=body.keep_id, merge_ids=body.merge_ids
    )
    kept = TouchpointOut.of(selectors.touchpoint_view(merge.kept))
    return MergeOut(merge_id=merge.pk, touchpoint=kept)


@router.post(W + "/touchpoints/merges/{uuid:merge_id}/undo", response=TouchpointOut)
def undo_merge(request: SignedInRequest, workspace_id: UUID, merge_id: UUID) -> TouchpointOut:
    """Take a merge back."""
    kept = merging.merge_undo(request.user, workspace_id, merge_id)
    return TouchpointOut.of(selectors.touchpoint_view(kept))


@router.patch(W + "/touchpoints/{uuid:touchpoint_id}", response=TouchpointOut)
def update_touchpoint(
    request: SignedInRequest, workspace_id: UUID, touchpoint_id: UUID, *, body: TouchpointPatch
) -> TouchpointOut:
    """Change a touchpoint."""
    changed = services.touchpoint_update(request.user, workspace_id, touchpoint_id, **body.facts())
    return TouchpointOut.of(selectors.touchpoint_view(changed))


@router.delete(W + "/touchpoints/{uuid:touchpoint_id}", response={204: None})
def delete_touchpoint(
    request: SignedInRequest, workspace_id: UUID, touchpoint_id: UUID
) -> Status[None]:
    """Remove a touchpoint."""
    services.touchpoint_delete(request.user, workspace_id, touchpoint_id)
    return Status(204, None)


@router.get(W + "/touchpoints/{uuid:touchpoint_id}/bindings", response=list[BindingVersionOut])
def list_bindings(
    request: SignedInRequest, workspace_id: UUID, touchpoint_id: UUID
) -> list[BindingVersionOut]:
    """List by which data a touchpoint has been measured, the newest version first."""
    found = binding_history.binding_versions(request.user, workspace_id, touchpoint_id)
    return [BindingVersionOut.of(version) for version in found]


@router.post(W + "/touchpoints/{uuid:touchpoint_id}/bindings", response=TouchpointOut)
def set_bindings_back(
    request: SignedInRequest, workspace_id: UUID, touchpoint_id: UUID, *, body: SetBackIn
) -> TouchpointOut:
    """Bind a touchpoint again by the data of an older version."""
    changed = binding_history.bindings_set_back(
        request.user, workspace_id, touchpoint_id, number=body.number
    )
    return TouchpointOut.of(selectors.touchpoint_view(changed))


@router.get(W + "/reported", response=list[ReportedOut])
def list_reported(request: SignedInRequest, workspace_id: UUID) -> list[ReportedOut]:
    """List the reported figures."""
    return [ReportedOut.of(item) for item in selectors.reported_list(request.user, workspace_id)]


@router.post(W + "/reported", response={201: ReportedOut})
def create_reported(
    request: SignedInRequest, workspace_id: UUID, body: ReportedIn
) -> Status[ReportedOut]:
    """Note a figure that is known only from a report."""
    made = services.reported_create(request.user, workspace_id, **body.model_dump())
    return Status(201, ReportedOut.of(made))


@router.delete(W + "/reported/{uuid:figure_id}", response={204: None})
def delete_reported(request: SignedInRequest, workspace_id: UUID, figure_id: UUID) -> Status[None]:
    """Remove a reported figure."""
    services.reported_delete(request.user, workspace_id, figure_id)
    return Status(204, None)
