"""What the addresses of workshops take."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.core.map_commands import Command
from tropa.features.tasks.schemas import MethodName
from tropa.features.workshops.handing_over import Choice
from tropa.features.workshops.models import (
    HIGHEST_RATING,
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    LOWEST_RATING,
    AgendaStep,
    NoteKind,
    Workshop,
)
from tropa.features.workshops.notes import Draft

Goal = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_GOAL)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE)]
GuestName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]
NoteText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE)
]
PartId = Annotated[str, StringConstraints(max_length=100)]
MOST_DOTS, MOST_SECONDS, MOST_AT_ONCE = 50, 4 * 3600, 400


class WorkshopIn(Schema):
    """A new workshop."""

    goal: Goal = ""
    persona_text: Line = ""
    persona_id: UUID | None = None
    leader_id: UUID | None = Field(None, description="A member; whoever prepares it unless given.")


class WorkshopPatch(Schema):
    """What whoever leads a workshop changes."""

    goal: Goal | None = None
    persona_text: Line | None = None
    persona_id: UUID | None = None
    leader_id: UUID | None = None
    step: AgendaStep | None = None
    is_writing_private: bool | None = None
    is_voting: bool | None = None
    are_votes_shown: bool | None = None
    dots_each: int | None = Field(None, ge=1, le=MOST_DOTS)
    is_rating: bool | None = None
    are_ratings_shown: bool | None = None
    is_door_open: bool | None = None
    is_ended: bool | None = None

    def facts(self) -> dict[str, Any]:
        """Tell what is to change; only a persona may be taken away."""
        given = self.model_dump(exclude_unset=True)
        return {
            name: value
            for name, value in given.items()
            if value is not None or name == "persona_id"
        }


class TimerIn(Schema):
    """How long the timer runs from now; none stops it."""

    seconds: int | None = Field(ge=10, le=MOST_SECONDS)


class NoteIn(Schema):
    """A new note."""

    kind: NoteKind
    text: NoteText
    stage_id: PartId = ""
    step_id: PartId = ""
    is_anonymous: bool = False

    def draft(self) -> Draft:
        """Say it as the service takes it."""
        return Draft(**self.model_dump())


class NotePatch(Schema):
    """What an author changes of a note; shown once, it stays shown."""

    kind: NoteKind | None = None
    text: NoteText | None = None
    stage_id: PartId | None = None
    step_id: PartId | None = None
    is_revealed: bool | None = Field(None, description="Only true does anything.")

    def facts(self) -> dict[str, Any]:
        """Tell what is to change."""
        given = self.model_dump(exclude_unset=True, exclude_none=True)
        return {name: value for name, value in given.items() if value is not False}


class NotesListIn(Schema):
    """Notes from paper, one on each line."""

    kind: NoteKind
    text: Annotated[str, StringConstraints(min_length=1, max_length=100_000)]


class DotsIn(Schema):
    """So many of one's dots."""

    dots: int = Field(ge=0, le=MOST_DOTS)


class RatingIn(Schema):
    """One's own rating of a touchpoint."""

    subject: PartId
    value: int = Field(ge=LOWEST_RATING, le=HIGHEST_RATING)


class HypothesesIn(Schema):
    """Who finds out whether what notes say is so, how and until when."""

    method: MethodName
    person_id: UUID | None = None
    deadline: date | None = None


class HandOverIn(Schema):
    """Notes for the map, and a place for those without one; or notes that become hypotheses."""

    note_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE)]
    stage_id: PartId = ""
    step_id: PartId = ""
    hypotheses: HypothesesIn | None = None

    def choice(self) -> Choice:
        """Say it as the service takes it."""
        return Choice(self.note_ids, self.stage_id, self.step_id)


class TakeBackIn(Schema):
    """Notes that are taken back, and the commands that undo their coming: none of hypotheses."""

    note_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE)]
    commands: Annotated[list[Command], Field(max_length=500)]


class HandOverOut(Schema):
    """What takes a hand-over back."""

    inverse: list[dict[str, Any]]


class JoinIn(Schema):
    """Under which name a guest takes part."""

    name: GuestName


class JoinOut(Schema):
    """What a guest's browser keeps: told this once."""

    secret: str
    workspace_id: UUID
    workshop_id: UUID


class DoorOut(Schema):
    """What lies behind a door."""

    title: str
    company: str
    goal: str


class DoorAddressOut(Schema):
    """The link of a workshop; none while its door is closed."""

    url: str | None


class WorkshopOut(Schema):
    """A workshop in a list."""

    id: UUID
    map_id: UUID
    goal: str
    step: AgendaStep
    created_at: datetime
    is_ended: bool
    is_door_open: bool

    @classmethod
    def of(cls, workshop: Workshop) -> Self:
        """Describe a workshop in short."""
        plain = ("id", "map_id", "goal", "step", "created_at")
        return cls(
            **{name: getattr(workshop, name) for name in plain},
            is_ended=workshop.ended_at is not None,
            is_door_open=workshop.door_hash is not None,
        )
