"""What a workshop looks like to whoever takes part."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from ninja import Schema

from tropa.core import clock
from tropa.features.workshops.board import Board, RatedSubject, SeenNote
from tropa.features.workshops.models import NoteKind
from tropa.features.workshops.schemas import WorkshopOut
from tropa.features.workshops.taking_part import called


class NoteOut(Schema):
    """A note as its reader sees it."""

    id: UUID
    kind: NoteKind
    text: str
    stage_id: str
    step_id: str
    author: str
    is_anonymous: bool
    is_mine: bool
    is_revealed: bool
    is_handed_over: bool
    is_hypothesis: bool
    my_dots: int
    dots: int | None

    @classmethod
    def of(cls, seen: SeenNote) -> Self:
        """Describe a note; of an anonymous one nobody is named."""
        note = seen.note
        plain = ("id", "kind", "text", "stage_id", "step_id", "is_revealed")
        return cls(
            **{name: getattr(note, name) for name in plain},
            author=note.author.name if note.author else "",
            is_anonymous=bool(note.seal),
            is_mine=seen.is_mine,
            is_handed_over=note.handed_over_at is not None,
            is_hypothesis=note.hypothesis_id is not None,
            my_dots=seen.my_dots,
            dots=seen.dots,
        )


class WorkshopPersonOut(Schema):
    """Somebody in the workshop."""

    id: UUID
    name: str
    is_guest: bool


class BoardStageOut(Schema):
    """A stage of the map."""

    id: str
    name: str
    name_key: str | None


class BoardStepOut(Schema):
    """A step of the map."""

    id: str
    stage_id: str
    name: str
    is_moment_of_truth: bool
    is_quick_win: bool


class SubjectOut(Schema):
    """What can be rated, and how one has rated it oneself."""

    id: str
    name: str
    mine: int | None


class RatedOut(Schema):
    """How all rated a touchpoint; figures are absent where too few did."""

    id: str
    name: str
    n: int
    is_withheld: bool
    mean: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, rated: RatedSubject) -> Self:
        """Describe a result."""
        known = rated.estimate
        mean, low, high = (None,) * 3 if rated.is_withheld else (known.value, known.low, known.high)
        return cls(
            id=rated.subject, name=rated.name, n=known.n, is_withheld=rated.is_withheld,
            mean=mean, low=low, high=high,
        )  # fmt: skip


class BoardOut(WorkshopOut):
    """A workshop as its reader sees it; ``now`` is the clock the timer runs by."""

    title: str
    persona_id: UUID | None
    persona_text: str
    persona_name: str
    leader: str
    leader_user_id: UUID | None
    now: datetime
    timer_ends_at: datetime | None
    is_writing_private: bool
    is_voting: bool
    are_votes_shown: bool
    dots_each: int
    dots_left: int
    is_rating: bool
    are_ratings_shown: bool
    is_leading: bool
    takes_part: bool
    my_name: str
    notes: list[NoteOut]
    people: list[WorkshopPersonOut]
    stages: list[BoardStageOut]
    steps: list[BoardStepOut]
    subjects: list[SubjectOut]
    voters: int | None
    raters: int | None
    rated: list[RatedOut] | None
    min_n: int

    @classmethod
    def seen(cls, board: Board) -> Self:
        """Describe a workshop to one reader."""
        workshop, document = board.workshop, board.document
        plain = (
            "persona_id", "persona_text", "timer_ends_at", "is_writing_private", "is_voting",
            "are_votes_shown", "dots_each", "is_rating", "are_ratings_shown",
        )  # fmt: skip
        return cls(
            **WorkshopOut.of(workshop).model_dump(),
            **{name: getattr(workshop, name) for name in plain},
            **_people(board),
            title=document.title,
            now=clock.now(),
            dots_left=board.dots_left,
            notes=[NoteOut.of(note) for note in board.notes],
            stages=[BoardStageOut.model_validate(one.model_dump()) for one in document.stages],
            steps=[BoardStepOut.model_validate(one.model_dump()) for one in document.steps],
            subjects=[
                SubjectOut(id=subject, name=name, mine=board.my_ratings.get(subject))
                for subject, name in board.subjects.items()
            ],
            voters=board.voters,
            raters=board.raters,
            rated=None if board.rated is None else [RatedOut.of(one) for one in board.rated],
            min_n=workshop.map.workspace.min_n,
        )


def _people(board: Board) -> dict[str, Any]:
    """Tell who is there, and what the reader is among them."""
    workshop = board.workshop
    leader = workshop.leader
    return {
        "persona_name": workshop.persona.name if workshop.persona else "",
        "leader": called(leader) if leader else "",
        "leader_user_id": leader.pk if leader and board.is_leading else None,
        "is_leading": board.is_leading,
        "takes_part": board.is_leading or board.me is not None,
        "my_name": board.me.name if board.me else "",
        "people": [
            WorkshopPersonOut(id=one.pk, name=one.name, is_guest=one.is_guest)
            for one in board.people
        ],
    }
