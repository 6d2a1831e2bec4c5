"""What the addresses of templates and of maps from outside take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field

from tropa.core.languages import Language
from tropa.core.map_imports import MapReading, ReadLine
from tropa.features.journeys.map_importing import ForeignMap
from tropa.features.journeys.schemas import Title
from tropa.kit.wording import Said

if TYPE_CHECKING:
    from tropa.core.map_imports import MapProposal
    from tropa.features.journeys.map_templates import Template

LONGEST_PASTE = 1_000_000


class TemplateOut(Schema):
    """A template in a list, in the reader's language."""

    key: str
    name: str
    about: str
    stages: int
    steps: int

    @classmethod
    def of(cls, key: str, template: Template, language: Language) -> Self:
        """Describe a template."""
        words = template.words(language)
        return cls(
            key=key,
            name=words.name,
            about=words.about,
            stages=len(words.stages),
            steps=len(words.steps),
        )


class FromTemplateIn(Schema):
    """Begin a map with a template; in the reader's language unless another is named."""

    template: str
    language: Language | None = None
    title: Title = ""


class ForeignMapIn(Schema):
    """A map from outside: a pasted text, or the id of a sent file and an empty text.

    Without ``reading`` it is guessed; ``sheet`` and ``is_turned`` narrow the guess.
    """

    text: Annotated[str, Field(max_length=LONGEST_PASTE)]
    upload_id: UUID | None = None
    reading: MapReading | None = None
    sheet: Annotated[str, Field(max_length=200)] | None = None
    is_turned: bool | None = None

    def foreign(self) -> ForeignMap:
        """Give it to the services."""
        return ForeignMap(
            upload_id=self.upload_id,
            text=self.text,
            reading=self.reading,
            sheet=self.sheet,
            is_turned=self.is_turned,
        )


class ImportedMapIn(ForeignMapIn):
    """A map from outside that is to be kept."""

    title: Title = ""
    is_adding_touchpoints: bool = True


class ColumnsOut(Schema):
    """A stage of the proposed map and the names of its steps."""

    stage: str
    stage_key: str | None
    steps: list[str]


class ProposalOut(Schema):
    """What a map from outside would become, and how it was read."""

    title: str
    stages: list[ColumnsOut]
    step_count: int
    lane_count: int
    cell_count: int
    reading: MapReading | None
    lines: list[ReadLine]
    sheets: list[str]
    remarks: list[Said]

    @classmethod
    def of(cls, proposal: MapProposal) -> Self:
        """Describe a proposal."""
        document = proposal.document
        return cls(
            title=document.title,
            stages=[
                ColumnsOut(
                    stage=stage.name,
                    stage_key=stage.name_key,
                    steps=[step.name for step in document.steps_of(stage.id)],
                )
                for stage in document.stages
            ],
            step_count=len(document.steps),
            lane_count=len(document.lanes),
            cell_count=len(document.cells),
            reading=proposal.reading,
            lines=list(proposal.lines),
            sheets=list(proposal.sheets),
            remarks=list(proposal.remarks),
        )
