"""Files of maps as the API takes orders for them and tells of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, Self, cast
from uuid import UUID

from ninja import Schema
from pydantic import Field

from tropa.core.filters import Filter
from tropa.core.languages import Language
from tropa.features.insights.map_exports import MapOrder
from tropa.kit.schemas import ErrorOut
from tropa.report.map_export import MapFormat, Sheet
from tropa.report.paper import Paper

if TYPE_CHECKING:
    from tropa.features.insights.models import MapExport

ExportState = Literal["at_once", "queued", "running", "done", "failed", "cancelled"]


class ExportIn(Schema):
    """Which file of what is wanted; ``language`` is the reader's own unless given."""

    what: Literal["map", "version"] = "map"
    subject_id: UUID
    kind: MapFormat = "pdf"
    language: Language | None = None
    paper: Paper = "A3"
    paged: bool = False
    files: bool = True
    filter: Filter = Field(default_factory=Filter)

    def order(self, language: str) -> MapOrder:
        """Give it to the services."""
        return MapOrder(
            kind=self.kind,
            language=self.language or language,
            sheet=Sheet(paper=self.paper, is_paged=self.paged),
            where=self.filter,
            with_files=self.files,
        )


class ExportOut(Schema):
    """A file that was asked for; ``at_once`` where it has no need to wait: then it has no id."""

    id: UUID | None
    state: ExportState
    kind: MapFormat
    paper: Paper
    paged: bool
    progress: float
    name: str
    size_bytes: int
    error: ErrorOut | None
    created_at: datetime | None

    @classmethod
    def of(cls, export: MapExport) -> Self:
        """Describe a file."""
        job, order = export.job, export.order
        return cls(
            id=export.pk,
            state=cast("ExportState", export.state),
            kind=order["kind"],
            paper=order["paper"],
            paged=order["is_paged"],
            progress=job.progress if job else 0.0,
            name=export.name,
            size_bytes=export.size_bytes,
            error=ErrorOut(**job.error) if job and job.error else None,
            created_at=export.created_at,
        )

    @classmethod
    def at_once(cls, order: MapOrder) -> Self:
        """Say that the file can be fetched at once."""
        return cls(
            id=None,
            state="at_once",
            kind=order.kind,
            paper=order.sheet.paper,
            paged=order.sheet.is_paged,
            progress=0.0,
            name="",
            size_bytes=0,
            error=None,
            created_at=None,
        )
