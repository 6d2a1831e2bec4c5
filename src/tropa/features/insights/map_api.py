"""The addresses of a measured map and of the evidence behind its cells."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Query, Router
from ninja.decorators import decorate_view
from pydantic import Field

from tropa.analysis.evidence import Page
from tropa.features.insights.cell_facts import Asked
from tropa.features.insights.evidence_answers import evidence_of
from tropa.features.insights.evidence_schemas import EvidenceOut
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.insights.journey_queries import PageQuery
from tropa.features.insights.map_schemas import MeasuredOut
from tropa.features.insights.measured_map import map_measure
from tropa.features.insights.progress_answers import map_progress
from tropa.features.insights.progress_schemas import ProgressOut
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.json_answers import json_answer, json_text

router = Router(tags=["insights"])
MAP = "/workspaces/{uuid:workspace_id}/maps/{uuid:map_id}"


class CellQuery(PageQuery):
    """Which cell of a map, of which segment, and which of the records behind it."""

    touchpoint_id: UUID
    measure: str = Field(min_length=1, max_length=100)
    segment_id: list[UUID] = Field(
        default_factory=list,
        max_length=20,
        description="The segment whose evidence is shown, then those it is compared with.",
    )


@router.get(MAP + "/measured", response=MeasuredOut)
@decorate_view(gzip_page)
def get_measured(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[FilterQuery]
) -> HttpResponse:
    """Measure every touchpoint of a map."""
    found = map_measure(request.user, workspace_id, map_id, where=query.where)
    return json_answer(json_text(found))


@router.get(MAP + "/progress", response=ProgressOut)
def get_progress(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[FilterQuery]
) -> ProgressOut:
    """Measure the targets of a to-be map before the change and since."""
    return map_progress(request.user, workspace_id, map_id, where=query.where)


@router.get(MAP + "/evidence", response=EvidenceOut)
def get_evidence(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[CellQuery]
) -> EvidenceOut:
    """Show what stands behind one cell."""
    return evidence_of(
        request.user,
        workspace_id,
        map_id,
        cell=Asked(str(query.touchpoint_id), query.measure, tuple(query.segment_id)),
        where=query.where,
        page=Page(query.offset, query.limit),
    )
