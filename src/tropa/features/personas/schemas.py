"""What the addresses of segments and personas take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.core.filters import Filter
from tropa.features.personas.models import LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT
from tropa.features.personas.selectors import segment_rule

if TYPE_CHECKING:
    from tropa.features.personas.models import Persona, Segment

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE)
]
MaybeLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]
Lines = Annotated[list[Line], Field(max_length=40)]


class SegmentIn(Schema):
    """A new segment: a rule over the customers of a lens."""

    name: Name
    lens_id: UUID
    rule: Filter
    about: MaybeLine = ""


class SegmentPatch(Schema):
    """What to change of a segment; what is absent stays."""

    name: Name | None = None
    rule: Filter | None = None
    about: MaybeLine | None = None

    def changes(self) -> dict[str, Any]:
        """Give what is to change."""
        return {name: value for name, value in self if value is not None}


class SegmentOut(Schema):
    """A segment."""

    id: UUID
    name: str
    about: str
    lens_id: UUID
    rule: Filter

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """Describe a segment."""
        return cls(
            id=segment.pk,
            name=segment.name,
            about=segment.about,
            lens_id=segment.lens_id,
            rule=segment_rule(segment),
        )


class PersonaIn(Schema):
    """A new persona; its numbers are those of its segment."""

    name: Name
    role_line: MaybeLine = ""
    context: Text = ""
    goals: Lines = Field(default_factory=list)
    needs: Lines = Field(default_factory=list)
    traits: Lines = Field(default_factory=list)
    quotes: Lines = Field(default_factory=list)
    segment_id: UUID | None = None


class PersonaPatch(Schema):
    """What to change of a persona; what is absent stays, a segment of null is taken away."""

    name: Name | None = None
    role_line: MaybeLine | None = None
    context: Text | None = None
    goals: Lines | None = None
    needs: Lines | None = None
    traits: Lines | None = None
    quotes: Lines | None = None
    segment_id: UUID | None = None

    def changes(self) -> dict[str, Any]:
        """Give what is to change."""
        given = self.model_dump(exclude_unset=True)
        return {
            name: value
            for name, value in given.items()
            if value is not None or name == "segment_id"
        }


class PersonaOut(Schema):
    """A persona; ``picture`` names the picture it has now, empty without one."""

    id: UUID
    name: str
    role_line: str
    context: str
    goals: list[str]
    needs: list[str]
    traits: list[str]
    quotes: list[str]
    segment_id: UUID | None
    picture: str

    @classmethod
    def of(cls, persona: Persona) -> Self:
        """Describe a persona."""
        return cls.model_validate(
            {name: getattr(persona, name) for name in cls.model_fields if name != "id"}
            | {"id": persona.pk, "picture": persona.picture.removesuffix(".webp")}
        )
