"""What the addresses of comments and mentions take and give."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from tropa.features.sharing.models import LONGEST_COMMENT

if TYPE_CHECKING:
    from tropa.features.sharing.models import Comment, CommentThread, Mention
    from tropa.features.workspaces.models import User

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_COMMENT)
]
PartId = Annotated[str, StringConstraints(max_length=100)]


class PersonOut(Schema):
    """Somebody by name."""

    id: UUID
    name: str

    @classmethod
    def of(cls, user: User | None) -> Self | None:
        """Name somebody; None who is gone."""
        return cls(id=user.pk, name=user.get_full_name()) if user else None


class PlaceIn(Schema):
    """A place of a map: all empty is the map; a stage, a step, or a lane with one of the two."""

    stage_id: PartId = ""
    step_id: PartId = ""
    lane_id: PartId = ""


class CommentIn(Schema):
    """What somebody says; a member is named as ``@{id}``."""

    text: Text


class ThreadIn(CommentIn, PlaceIn):
    """The beginning of a thread."""


class ThreadPatch(Schema):
    """Whether a thread is resolved."""

    is_resolved: bool


class CommentOut(Schema):
    """One contribution."""

    id: UUID
    text: str
    author: PersonOut | None
    created_at: datetime
    edited_at: datetime | None
    is_own: bool
    mentions: list[PersonOut]

    @classmethod
    def of(cls, comment: Comment, reader: User) -> Self:
        """Describe a comment to a reader."""
        named = (PersonOut.of(one.user) for one in comment.mentions.all())
        return cls(
            id=comment.pk,
            text=comment.text,
            author=PersonOut.of(comment.created_by),
            created_at=comment.created_at,
            edited_at=comment.edited_at,
            is_own=comment.created_by_id == reader.pk,
            mentions=[person for person in named if person],
        )


class PlaceWordsOut(Schema):
    """What the parts of a place were called when a thread began."""

    stage: str = ""
    step: str = ""
    lane: str = ""
    lane_kind: str = ""


class ThreadOut(Schema):
    """What is said about one place."""

    id: UUID
    stage_id: str
    step_id: str
    lane_id: str
    place_words: PlaceWordsOut
    is_own: bool
    resolved_at: datetime | None
    resolved_by: PersonOut | None
    comments: list[CommentOut]

    @classmethod
    def of(cls, thread: CommentThread, reader: User) -> Self:
        """Describe a thread to a reader."""
        return cls(
            id=thread.pk,
            stage_id=thread.stage_id,
            step_id=thread.step_id,
            lane_id=thread.lane_id,
            place_words=PlaceWordsOut(**thread.place_words),
            is_own=thread.created_by_id == reader.pk,
            resolved_at=thread.resolved_at,
            resolved_by=PersonOut.of(thread.resolved_by),
            comments=[CommentOut.of(one, reader) for one in thread.comments.all()],
        )


class MentionOut(Schema):
    """Where somebody is named."""

    id: UUID
    thread_id: UUID
    map_id: UUID
    map_title: str
    author: PersonOut | None
    text: str
    created_at: datetime
    is_read: bool

    @classmethod
    def of(cls, mention: Mention) -> Self:
        """Describe a mention."""
        comment = mention.comment
        return cls(
            id=mention.pk,
            thread_id=comment.thread_id,
            map_id=comment.thread.map_id,
            map_title=comment.thread.map.title,
            author=PersonOut.of(comment.created_by),
            text=comment.text,
            created_at=mention.created_at,
            is_read=mention.read_at is not None,
        )


class SeenIn(Schema):
    """Which mentions were seen; none named is all."""

    ids: list[UUID] = Field(default_factory=list, max_length=500)


class MentionMailOut(Schema):
    """Whether mentions come by mail, and whether this server sends any."""

    is_on: bool
    sends_mail: bool


class MentionMailIn(Schema):
    """Whether mentions shall come by mail."""

    is_on: bool
