"""The addresses of the company's view."""

from __future__ import annotations

from uuid import UUID

from ninja import Query, Router

from tropa.features.company import services
from tropa.features.company.comparing import company_cases, company_compare
from tropa.features.company.schemas import (
    CompanyChangedOut,
    CompanyPairQuery,
    CompanyProcessIn,
    CompanyTakenOut,
    CompanyUndoIn,
    CompanyViewOut,
    CorrectionIn,
    PairCasesOut,
)
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.workspaces.requests import SignedInRequest

router = Router(tags=["company"])
COMPANY = "/workspaces/{uuid:workspace_id}/maps/{uuid:map_id}/company"


@router.get(COMPANY, response=CompanyViewOut)
def get_company_view(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[FilterQuery]
) -> CompanyViewOut:
    """Hold the company's process against the path of its customers."""
    found = company_compare(request.user, workspace_id, map_id, where=query.where)
    return CompanyViewOut.model_validate(found)


@router.put(COMPANY, response=CompanyTakenOut)
def replace_company_process(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: CompanyProcessIn
) -> CompanyTakenOut:
    """Give the company's process: as a list, a BPMN file, another map, or the map's own lanes."""
    given = services.GivenProcess(
        origin=body.origin,
        text=body.text,
        upload_id=body.upload_id,
        map_id=body.map_id,
        name=body.name,
    )
    remarks, change = services.process_keep(request.user, workspace_id, map_id, given=given)
    return CompanyTakenOut(remarks=list(remarks), change=change)


@router.patch(COMPANY + "/steps/{step_id}", response=CompanyChangedOut)
def correct_company_step(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, step_id: str, body: CorrectionIn
) -> CompanyChangedOut:
    """Say where a step of the company belongs, or how long it is meant to take."""
    said = body.model_dump(exclude_unset=True)
    if said.get("is_placed") is None:
        said.pop("is_placed", None)
    change = services.step_correct(
        request.user, workspace_id, map_id, company_step_id=step_id, said=said
    )
    return CompanyChangedOut(change=change)


@router.post(COMPANY + "/undo", response=CompanyChangedOut)
def undo_company_process(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: CompanyUndoIn
) -> CompanyChangedOut:
    """Take the last change of the company's process back, while nobody has made another since."""
    change = services.process_undo(request.user, workspace_id, map_id, change=body.change)
    return CompanyChangedOut(change=change)


@router.get(COMPANY + "/cases", response=PairCasesOut)
def list_company_cases(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[CompanyPairQuery]
) -> PairCasesOut:
    """List the journeys that come to two steps."""
    pair = (query.first, query.second)
    found = company_cases(request.user, workspace_id, map_id, pair=pair, page=query)
    return PairCasesOut.model_validate(found)
