"""The addresses of the records behind a figure."""

from __future__ import annotations

from uuid import UUID

from ninja import Query, Router

from tropa.features.insights import record_answers as answers
from tropa.features.insights.journey_api import LENS
from tropa.features.insights.journey_queries import ActivityQuery, PageQuery, PairQuery
from tropa.features.insights.journey_schemas import (
    CasesOut,
    CaseStepsOut,
    EdgeDetailOut,
    NodeDetailOut,
)
from tropa.features.workspaces.requests import SignedInRequest

router = Router(tags=["insights"])


@router.get(LENS + "/edge", response=EdgeDetailOut)
def get_edge(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[PairQuery]
) -> EdgeDetailOut:
    """Describe the transitions from one activity directly to another."""
    pair = (query.source, query.target)
    return answers.edge_of(request.user, workspace_id, lens_id, pair=pair, where=query.where)


@router.get(LENS + "/node", response=NodeDetailOut)
def get_node(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[ActivityQuery]
) -> NodeDetailOut:
    """Describe the events of one activity."""
    return answers.node_of(
        request.user, workspace_id, lens_id, activity=query.activity, where=query.where
    )


@router.get(LENS + "/cases", response=CasesOut)
def list_cases(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[PageQuery]
) -> CasesOut:
    """List the cases of a filter, the longest lasting first."""
    return answers.cases_of(
        request.user,
        workspace_id,
        lens_id,
        where=query.where,
        limit=query.limit,
        offset=query.offset,
    )


@router.get(LENS + "/case", response=CaseStepsOut)
def get_case(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, case: str
) -> CaseStepsOut:
    """List the events of one case in their order."""
    return answers.case_of(request.user, workspace_id, lens_id, case=case)
