"""The addresses of questions about journeys."""

from __future__ import annotations

from uuid import UUID

from django.views.decorators.gzip import gzip_page
from ninja import Query, Router
from ninja.decorators import decorate_view

from tropa.features.insights import journey_answers as answers
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.insights.journey_queries import FunnelQuery, GraphQuery, PageQuery, PairQuery
from tropa.features.insights.journey_schemas import (
    BetweenOut,
    FunnelStepOut,
    GraphOut,
    SummaryOut,
    VariantsOut,
)
from tropa.features.workspaces.requests import SignedInRequest

router = Router(tags=["insights"])
LENS = "/workspaces/{uuid:workspace_id}/lenses/{uuid:lens_id}"


@router.get(LENS + "/summary", response=SummaryOut)
def get_summary(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[FilterQuery]
) -> SummaryOut:
    """Say what the journeys of a filter hold."""
    return answers.summary_of(request.user, workspace_id, lens_id, where=query.where)


@router.get(LENS + "/graph", response=GraphOut)
@decorate_view(gzip_page)
def get_graph(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[GraphQuery]
) -> GraphOut:
    """Draw what directly follows what."""
    return answers.graph_of(
        request.user,
        workspace_id,
        lens_id,
        where=query.where,
        quantiles=query.quantiles,
        coverage=query.coverage,
    )


@router.get(LENS + "/variants", response=VariantsOut)
def get_variants(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[PageQuery]
) -> VariantsOut:
    """List the distinct paths, commonest first."""
    return answers.variants_of(
        request.user,
        workspace_id,
        lens_id,
        where=query.where,
        limit=query.limit,
        offset=query.offset,
    )


@router.get(LENS + "/between", response=BetweenOut)
def get_between(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[PairQuery]
) -> BetweenOut:
    """Measure the time from one activity to another, open cases not thrown away."""
    return answers.between_of(
        request.user, workspace_id, lens_id, pair=(query.source, query.target), where=query.where
    )


@router.get(LENS + "/funnel", response=list[FunnelStepOut])
def get_funnel(
    request: SignedInRequest, workspace_id: UUID, lens_id: UUID, *, query: Query[FunnelQuery]
) -> list[FunnelStepOut]:
    """Follow cases through activities in order."""
    return answers.funnel_of(
        request.user,
        workspace_id,
        lens_id,
        steps=query.step,
        within_seconds=query.within_seconds,
        where=query.where,
    )
