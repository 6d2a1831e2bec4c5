"""The addresses of how maps are looked after."""

from __future__ import annotations

from uuid import UUID

from ninja import Router

from tropa.features.tasks import care
from tropa.features.tasks.schemas import CareOut, CarePatch
from tropa.features.workspaces.requests import SignedInRequest

router = Router(tags=["tasks"])
W = "/workspaces/{uuid:workspace_id}"
CARE = W + "/maps/{uuid:map_id}/care"


@router.get(W + "/map-care", response=list[CareOut])
def list_map_care(request: SignedInRequest, workspace_id: UUID) -> list[CareOut]:
    """Tell of every map who looks after it, with its light."""
    return [CareOut.of(cared) for cared in care.cares_list(request.user, workspace_id)]


@router.get(CARE, response=CareOut)
def get_map_care(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> CareOut:
    """Tell who looks after a map, with its light."""
    return CareOut.of(care.care_get(request.user, workspace_id, map_id))


@router.patch(CARE, response=CareOut)
def update_map_care(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: CarePatch
) -> CareOut:
    """Give a map another owner, review date or limit."""
    facts = body.model_dump(exclude_unset=True)
    return CareOut.of(care.care_update(request.user, workspace_id, map_id, **facts))


@router.post(CARE + "/review", response=CareOut)
def review_map(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> CareOut:
    """Note that a map was reviewed today."""
    return CareOut.of(care.care_review(request.user, workspace_id, map_id))
