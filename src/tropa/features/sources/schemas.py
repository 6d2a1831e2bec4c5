"""What the addresses of sources and imports take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self, cast
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.core.clock import Seconds
from tropa.core.lenses import Lens, Minutes, Outcome
from tropa.core.mappings import EventMapping, ObservationMapping, ReadOptions, StatusEntry
from tropa.features.sources.models import LONGEST_NAME, Import
from tropa.features.sources.selectors import EntryView, SourceView
from tropa.kit.schemas import ErrorOut
from tropa.kit.wording import Said

Mapping = Annotated[EventMapping | ObservationMapping, Field(discriminator="kind")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
State = Literal["queued", "running", "done", "failed", "cancelled", "removing", "removed"]


class OptionsIn(Schema):
    """How a file is read, as far as it is known."""

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    sheet: str | None = None
    header_row: int | None = Field(None, ge=1)
    header_rows: int = Field(1, ge=1, le=10)

    def options(self) -> ReadOptions:
        """Read the options; what is empty is found out."""
        return ReadOptions(**{name: value or None for name, value in self if value})


class UnderstandIn(Schema):
    """By which mapping a file is to be understood."""

    mapping: Mapping
    options: OptionsIn = Field(default_factory=OptionsIn.model_construct)
    object_type: str | None = None


class ImportLensIn(Schema):
    """Which journeys an import is for."""

    object_type: str = "case"
    starts: list[str] = Field(default_factory=list)
    ends: list[str] = Field(default_factory=list)
    wanted: Outcome | None = None
    idle_seconds: Seconds | None = None
    session_minutes: Minutes | None = None
    zone: str | None = None

    def lens(self) -> Lens:
        """Read the lens; the zone belongs to the file and the workspace."""
        return Lens(**self.model_dump(exclude={"zone"}))


class ReportFileIn(Schema):
    """Which of the files that were sent is the report."""

    upload_id: UUID


class ImportIn(Schema):
    """What to import, and how."""

    upload_id: UUID
    source_id: UUID | None = None
    source_name: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] = ""
    mapping: Mapping
    options: OptionsIn = Field(default_factory=OptionsIn.model_construct)
    accept_refused: bool = False
    expected_refused: int | None = Field(None, ge=0, le=2**31 - 1)
    lens: ImportLensIn | None = None


class NamedOut(Schema):
    """Something with a name."""

    id: UUID
    name: str


class GapOut(Schema):
    """A span without any fact."""

    from_us: int
    to_us: int


class SuspiciousOut(Schema):
    """Values that can be read and yet deserve a look."""

    column: str
    reason: str
    count: int


class ReportOut(Schema):
    """What became of a file."""

    rows: int
    taken: int
    new: int
    duplicates: int
    refused: int
    ties: int
    gaps: list[GapOut]
    suspicious: list[SuspiciousOut]
    warnings: list[Said]
    first_us: int | None
    last_us: int | None
    cases: int


class ImportOut(Schema):
    """An import."""

    id: UUID
    source: NamedOut
    file: str
    state: State
    progress: float
    stage_key: str
    error: ErrorOut | None
    report: ReportOut | None
    created_at: datetime
    created_by: str
    lens_id: UUID | None

    @classmethod
    def of(cls, item: Import) -> Self:
        """Describe an import."""
        job = item.latest_job
        return cls(
            id=item.pk,
            source=NamedOut(id=item.source.pk, name=item.source.name),
            file=item.file,
            state=cast("State", item.state),
            progress=job.progress if job else 0.0,
            stage_key=job.stage_key if job else "",
            error=ErrorOut(**job.error) if job and job.error else None,
            report=ReportOut(**item.report) if item.report else None,
            created_at=item.created_at,
            created_by=item.created_by.get_full_name() if item.created_by else "",
            lens_id=item.lens_id,
        )


class SourceOut(Schema):
    """A source with what it has brought."""

    id: UUID
    name: str
    kind: str
    events: int
    observations: int
    newest_us: int | None
    imports: int

    @classmethod
    def of(cls, view: SourceView) -> Self:
        """Describe a source."""
        return cls(
            id=view.source.pk,
            name=view.source.name,
            kind=view.source.kind,
            events=view.events,
            observations=view.observations,
            newest_us=view.newest_us,
            imports=view.imports,
        )


class EntryIn(Schema):
    """What a code means."""

    code: Code
    touchpoint: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    stage: Word = ""
    channel: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)] = ""
    departments: list[Word] = Field(default_factory=list)
    accountable: Word = ""
    is_ignored: bool = False

    def entry(self) -> StatusEntry:
        """Read the entry; the screen sends count and newness back, which are not ours to take."""
        return StatusEntry(**self.model_dump(include=set(StatusEntry.model_fields)))


class DictionaryIn(Schema):
    """The dictionary of a source."""

    entries: list[EntryIn] = Field(max_length=20_000)


class EntryOut(Schema):
    """A code of a source."""

    code: str
    touchpoint: str
    stage: str
    channel: str
    departments: list[str]
    accountable: str
    is_ignored: bool
    count: int
    is_new: bool


class DictionaryOut(Schema):
    """The dictionary of a source."""

    entries: list[EntryOut]

    @classmethod
    def of(cls, views: list[EntryView]) -> Self:
        """Describe a dictionary."""
        return cls(
            entries=[
                EntryOut(**view.entry.model_dump(), count=view.count, is_new=view.is_new)
                for view in views
            ]
        )
