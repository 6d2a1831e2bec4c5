"""Writing comments: beginning a thread, answering, changing, removing, resolving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import InputError, NotAllowed
from tropa.core.maps import index_of
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.sharing.comment_selectors import (
    comment_get,
    mentioned_ids,
    mentions_list,
    thread_get,
)
from tropa.features.sharing.mention_mail import mentions_mail
from tropa.features.sharing.models import Comment, CommentThread, Mention, MentionMail
from tropa.features.workspaces.selectors import membership_for, workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from tropa.core.maps import JourneyMap
    from tropa.features.workspaces.models import User

Place = dict[str, str]
"""``stage_id``, ``step_id``, ``lane_id``; those that do not apply are empty or absent."""
MOST_THREADS = 5_000
TOPIC = "comments"
"""Of what those hear who have the map open."""


def thread_create(
    user: User, workspace_id: UUID, map_id: UUID, *, place: Place, text: str
) -> Comment:
    """Begin a thread about a map, a stage, a step or a cell."""
    workspace_for(user, workspace_id)
    record = map_get(user, workspace_id, map_id)
    words = _place_words(map_document(record), place)
    if record.threads.count() >= MOST_THREADS:
        raise InputError(
            f"A map holds at most {MOST_THREADS} threads of comments.",
            hint="Remove some that are resolved.",
        )
    with transaction.atomic():
        thread = CommentThread.objects.create(
            map=record, place_words=words, created_by=user, **place
        )
        return _comment_write(user, thread, text)


def comment_create(user: User, workspace_id: UUID, thread_id: UUID, *, text: str) -> Comment:
    """Answer in a thread; a thread that was resolved is open again."""
    thread = thread_get(user, workspace_id, thread_id)
    with transaction.atomic():
        if thread.resolved_at is not None:
            _resolve(thread, None)
        return _comment_write(user, thread, text)


def comment_update(user: User, workspace_id: UUID, comment_id: UUID, *, text: str) -> Comment:
    """Change one's own comment; who is newly named is told, who no longer is, no more."""
    comment = _own(user, workspace_id, comment_id)
    with transaction.atomic():
        comment.text, comment.edited_at = text, clock.now()
        comment.save(update_fields=["text", "edited_at"])
        _mentions_keep(comment, by=user)
        audit(user, "update", comment, workspace=workspace_id, map=comment.thread.map_id)
        tell_map(comment.thread.map_id, TOPIC, comment.thread_id)
    return comment


def comment_delete(user: User, workspace_id: UUID, comment_id: UUID) -> CommentThread:
    """Remove one's own comment, or as an owner anybody's; a thread goes with its last one."""
    comment = comment_get(user, workspace_id, comment_id)
    if comment.created_by_id != user.pk:
        membership_for(user, workspace_id, needs=Role.OWNER)
    thread, author = comment.thread, comment.created_by_id
    with transaction.atomic():
        audit(user, "delete", comment, workspace=workspace_id, map=thread.map_id, author=author)
        comment.delete()
        tell_map(thread.map_id, TOPIC, comment.thread_id)
        if not thread.comments.exists():
            thread.delete()
    return thread


def thread_resolve(
    user: User, workspace_id: UUID, thread_id: UUID, *, is_resolved: bool
) -> CommentThread:
    """Resolve a thread, or open it again: whoever began it may, and whoever may edit the map."""
    thread = thread_get(user, workspace_id, thread_id)
    if thread.created_by_id != user.pk:
        membership_for(user, workspace_id, needs=Role.EDITOR)
    with transaction.atomic():
        _resolve(thread, user if is_resolved else None)
        audit(user, "update", thread, workspace=workspace_id, is_resolved=is_resolved)
    return thread


def mentions_read(user: User, workspace_id: UUID, ids: Collection[UUID]) -> None:
    """Note that someone has seen where they are named."""
    seen = [one.pk for one in mentions_list(user, workspace_id) if not ids or one.pk in ids]
    Mention.objects.filter(pk__in=seen, read_at__isnull=True).update(read_at=clock.now())


def mention_mail_choose(user: User, *, is_on: bool) -> None:
    """Choose whether mentions come by mail."""
    MentionMail.objects.update_or_create(user=user, defaults={"is_on": is_on})


def _own(user: User, workspace_id: UUID, comment_id: UUID) -> Comment:
    comment = comment_get(user, workspace_id, comment_id)
    if comment.created_by_id != user.pk:
        raise NotAllowed(
            "Only whoever wrote a comment may change it.", hint="Answer in the thread instead."
        )
    return comment


def _resolve(thread: CommentThread, user: User | None) -> None:
    thread.resolved_by = user
    thread.resolved_at = clock.now() if user else None
    thread.save(update_fields=["resolved_by", "resolved_at"])
    tell_map(thread.map_id, TOPIC, thread.pk)


def _comment_write(user: User, thread: CommentThread, text: str) -> Comment:
    comment = Comment.objects.create(thread=thread, text=text, created_by=user)
    _mentions_keep(comment, by=user)
    workspace_id = thread.map.workspace_id
    audit(user, "create", comment, workspace=workspace_id, map=thread.map_id, thread=thread.pk)
    tell_map(thread.map_id, TOPIC, thread.pk)
    return comment


def _mentions_keep(comment: Comment, *, by: User) -> None:
    """Have a mention of each member who is named; nobody is told of naming themselves."""
    named = mentioned_ids(comment.text) - {comment.created_by_id}
    memberships = comment.thread.map.workspace.memberships.filter(user_id__in=named)
    members = set(memberships.values_list("user_id", flat=True))
    comment.mentions.exclude(user_id__in=members).delete()
    known = set(comment.mentions.values_list("user_id", flat=True))
    Mention.objects.bulk_create(
        Mention(comment=comment, user_id=pk) for pk in sorted(members - known)
    )
    mentions_mail(comment, by=by)


def _place_words(document: JourneyMap, place: Place) -> dict[str, str]:
    """Name the parts of a place as they are called now; every one of them must be there."""
    lane, step, stage = (place.get(name, "") for name in ("lane_id", "step_id", "stage_id"))
    if (step and stage) or (lane and not (step or stage)):
        raise InputError(
            "A comment is about the map, a stage, a step, or the cell of a lane.",
            hint="Name a stage or a step, not both.",
        )
    words: dict[str, str] = {}
    if lane:
        found = document.lanes[index_of(document.lanes, lane, word="lane")]
        words |= {"lane": found.title, "lane_kind": found.kind}
    if step:
        words["step"] = document.steps[index_of(document.steps, step, word="step")].name
    if stage:
        words["stage"] = document.stages[index_of(document.stages, stage, word="stage")].name
    return words
