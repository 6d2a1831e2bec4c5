"""The address at which a map leaves as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from tropa.core.filters import Filter
from tropa.core.languages import Language
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.insights.map_api import MAP
from tropa.features.insights.map_exports import MapFile, MapOrder, map_file, refuse_long
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.downloads import download
from tropa.report.map_export import MapFormat, Sheet
from tropa.report.paper import Paper

router = Router(tags=["insights"])


class FileQuery(Schema):
    """Which file is wanted."""

    kind: MapFormat = Field("pdf", description="Format of the file.")
    language: Language | None = Field(
        None, description="Language of its words; the reader's own unless given."
    )
    paper: Paper = Field("A3", description="Paper of a PDF.")
    paged: bool = Field(default=False, description="PDF page by page instead of all on one page.")
    files: bool = Field(default=True, description="With the pictures and documents of its cells.")

    def order(self, language: str, where: Filter | None = None) -> MapOrder:
        """Give it to the services."""
        return MapOrder(
            kind=self.kind,
            language=self.language or language,
            sheet=Sheet(paper=self.paper, is_paged=self.paged),
            where=where or Filter(),
            with_files=self.files,
        )


class ExportQuery(FileQuery, FilterQuery):
    """Which file is wanted, for which journeys."""


@router.get(MAP + "/export")
def export_map(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[ExportQuery]
) -> HttpResponse:
    """Download a map with its figures as a file; a large one is asked for under map-exports."""
    order = query.order(request.user.language, query.where)
    document = map_document(map_get(request.user, workspace_id, map_id))
    refuse_long(document, query.kind)
    return file_answer(map_file(request.user, workspace_id, map_id, order=order))


def file_answer(file: MapFile) -> HttpResponse:
    """Hand a file over to be kept."""
    return download(file.content, media_type=file.media_type, name=file.name)
