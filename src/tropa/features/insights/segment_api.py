"""The addresses of segments on a map, and of what is known of its stages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Query, Router
from ninja.decorators import decorate_view
from pydantic import Field

from tropa.features.insights.coverage_answers import map_coverage
from tropa.features.insights.coverage_schemas import MapCoverageOut
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.insights.map_api import MAP
from tropa.features.insights.segment_answers import segment_figures, segments_compared
from tropa.features.insights.segment_schemas import ComparedOut, SegmentFiguresOut
from tropa.features.personas.api import SEGMENT
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.json_answers import json_answer, json_text

router = Router(tags=["insights"])


class MapQuery(FilterQuery):
    """On which map a segment is measured, if on any."""

    map_id: UUID | None = None


class SegmentsQuery(FilterQuery):
    """Which segments are held against each other; the first is the measure of the others."""

    segment_id: list[UUID] = Field(min_length=1, max_length=20)


@router.get(SEGMENT + "/figures", response=SegmentFiguresOut)
def get_segment_figures(
    request: SignedInRequest, workspace_id: UUID, segment_id: UUID, *, query: Query[MapQuery]
) -> dict[str, object]:
    """Tell how many customers a segment has, and its figures stage by stage."""
    return segment_figures(
        request.user, workspace_id, segment_id, map_id=query.map_id, where=query.where
    )


@router.get(MAP + "/compared", response=ComparedOut)
@decorate_view(gzip_page)
def get_compared(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[SegmentsQuery]
) -> HttpResponse:
    """Measure a map for several segments side by side."""
    found = segments_compared(
        request.user, workspace_id, map_id, segment_ids=query.segment_id, where=query.where
    )
    return json_answer(json_text(found))


@router.get(MAP + "/coverage", response=MapCoverageOut)
def get_coverage(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[FilterQuery]
) -> dict[str, object]:
    """Tell which source knows how much of each stage, and how fresh."""
    return map_coverage(request.user, workspace_id, map_id, where=query.where)
