"""Reading comments and mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch

from tropa.core.errors import NotFound
from tropa.features.journeys.map_selectors import map_get
from tropa.features.sharing.models import Comment, CommentThread, Mention, MentionMail
from tropa.features.workspaces.models import User
from tropa.features.workspaces.selectors import membership_for, workspace_for
from tropa.kit.access import SignInRequired

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tropa.features.workspaces.selectors import Asker

MENTION = re.compile(r"@\{([0-9a-fA-F-]{36})\}")
MOST_MENTIONS_LISTED = 50


def threads_list(user: Asker, workspace_id: UUID, map_id: UUID) -> QuerySet[CommentThread]:
    """List what is said about a map, the oldest thread first."""
    record = map_get(user, workspace_id, map_id)
    return _with_comments(record.threads.all())


def thread_get(user: Asker, workspace_id: UUID, thread_id: UUID) -> CommentThread:
    """Find a thread of a workspace one may read."""
    workspace = workspace_for(user, workspace_id)
    threads = CommentThread.objects.filter(pk=thread_id, map__workspace=workspace)
    found = _with_comments(threads.select_related("map__workspace")).first()
    if found is None:
        raise NotFound("There is no such thread.", hint="Somebody may have removed it.")
    return found


def comment_get(user: Asker, workspace_id: UUID, comment_id: UUID) -> Comment:
    """Find a comment of a workspace one may read."""
    workspace = workspace_for(user, workspace_id)
    comments = Comment.objects.select_related("thread__map__workspace")
    found = comments.filter(pk=comment_id, thread__map__workspace=workspace).first()
    if found is None:
        raise NotFound("There is no such comment.", hint="Somebody may have removed it.")
    return found


def mentions_list(user: Asker, workspace_id: UUID) -> QuerySet[Mention]:
    """List where someone is named in a workspace, the newest first."""
    own = membership_for(user, workspace_id)
    named = Mention.objects.filter(
        user=own.user, comment__thread__map__workspace_id=own.workspace_id
    )
    return named.select_related("comment__created_by", "comment__thread__map").defer(
        "comment__thread__map__document", "comment__thread__map__quality"
    )[:MOST_MENTIONS_LISTED]


def mentioned_ids(text: str) -> set[UUID]:
    """Read who is named in a text.

    Examples
    --------
    >>> mentioned_ids("Ask @{6f1c2d3e-0000-4000-8000-000000000001} about it")
    {UUID('6f1c2d3e-0000-4000-8000-000000000001')}
    >>> mentioned_ids("an address like me@example.org")
    set()
    """
    found = set()
    for word in MENTION.findall(text):
        try:
            found.add(UUID(word))
        except ValueError:  # 36 letters and dashes need not be an id
            continue
    return found


def is_mailing(user: Asker) -> bool:
    """Tell whether someone wants to read of mentions by mail."""
    if not isinstance(user, User):
        raise SignInRequired("Nobody is signed in.", hint="Sign in and try again.")
    chosen = MentionMail.objects.filter(user=user).values_list("is_on", flat=True).first()
    return True if chosen is None else chosen


def _with_comments(threads: QuerySet[CommentThread]) -> QuerySet[CommentThread]:
    mentions = Prefetch("mentions", queryset=Mention.objects.select_related("user"))
    comments = Comment.objects.select_related("created_by").prefetch_related(mentions)
    return threads.select_related("resolved_by").prefetch_related(
        Prefetch("comments", queryset=comments)
    )
