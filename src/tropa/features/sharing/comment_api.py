"""The addresses of comments and mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from ninja import Router, Status

from tropa.features.sharing import comment_selectors, comment_services
from tropa.features.sharing.comment_schemas import (
    CommentIn,
    MentionMailIn,
    MentionMailOut,
    MentionOut,
    SeenIn,
    ThreadIn,
    ThreadOut,
    ThreadPatch,
)
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit import ratelimit

if TYPE_CHECKING:
    from tropa.features.sharing.models import Comment

router = Router(tags=["sharing"])
W = "/workspaces/{uuid:workspace_id}"
THREADS = W + "/maps/{uuid:map_id}/threads"
THREAD = W + "/threads/{uuid:thread_id}"
COMMENT = W + "/comments/{uuid:comment_id}"


@router.get(THREADS, response=list[ThreadOut])
def list_threads(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> list[ThreadOut]:
    """List what is said about a map."""
    found = comment_selectors.threads_list(request.user, workspace_id, map_id)
    return [ThreadOut.of(thread, request.user) for thread in found]


@router.post(THREADS, response={201: ThreadOut})
def begin_thread(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: ThreadIn
) -> Status[ThreadOut]:
    """Say something about a map or a part of it."""
    ratelimit.COMMENTS.spend(request.user.pk)
    place = body.model_dump(exclude={"text"})
    comment = comment_services.thread_create(
        request.user, workspace_id, map_id, place=place, text=body.text
    )
    return Status(201, _told(request, workspace_id, comment))


@router.post(THREAD + "/comments", response={201: ThreadOut})
def answer_thread(
    request: SignedInRequest, workspace_id: UUID, thread_id: UUID, *, body: CommentIn
) -> Status[ThreadOut]:
    """Answer in a thread."""
    ratelimit.COMMENTS.spend(request.user.pk)
    comment = comment_services.comment_create(request.user, workspace_id, thread_id, text=body.text)
    return Status(201, _told(request, workspace_id, comment))


@router.patch(THREAD, response=ThreadOut)
def resolve_thread(
    request: SignedInRequest, workspace_id: UUID, thread_id: UUID, *, body: ThreadPatch
) -> ThreadOut:
    """Resolve a thread, or open it again."""
    thread = comment_services.thread_resolve(
        request.user, workspace_id, thread_id, is_resolved=body.is_resolved
    )
    return ThreadOut.of(thread, request.user)


@router.patch(COMMENT, response=ThreadOut)
def update_comment(
    request: SignedInRequest, workspace_id: UUID, comment_id: UUID, *, body: CommentIn
) -> ThreadOut:
    """Change one's own comment."""
    ratelimit.COMMENTS.spend(request.user.pk)
    comment = comment_services.comment_update(
        request.user, workspace_id, comment_id, text=body.text
    )
    return _told(request, workspace_id, comment)


@router.delete(COMMENT, response={204: None})
def delete_comment(request: SignedInRequest, workspace_id: UUID, comment_id: UUID) -> Status[None]:
    """Remove one's own comment; an owner of the workspace, anybody's."""
    comment_services.comment_delete(request.user, workspace_id, comment_id)
    return Status(204, None)


@router.get(W + "/mentions", response=list[MentionOut])
def list_mentions(request: SignedInRequest, workspace_id: UUID) -> list[MentionOut]:
    """List where one is named in comments."""
    found = comment_selectors.mentions_list(request.user, workspace_id)
    return [MentionOut.of(mention) for mention in found]


@router.post(W + "/mentions/seen", response={204: None})
def see_mentions(request: SignedInRequest, workspace_id: UUID, *, body: SeenIn) -> Status[None]:
    """Note that one has seen where one is named."""
    comment_services.mentions_read(request.user, workspace_id, body.ids)
    return Status(204, None)


@router.get("/mention-mail", response=MentionMailOut)
def get_mention_mail(request: SignedInRequest) -> MentionMailOut:
    """Tell whether mentions come to one by mail."""
    is_on = comment_selectors.is_mailing(request.user)
    return MentionMailOut(is_on=is_on, sends_mail=settings.TROPA_SENDS_MAIL)


@router.put("/mention-mail", response=MentionMailOut)
def choose_mention_mail(request: SignedInRequest, body: MentionMailIn) -> MentionMailOut:
    """Choose whether mentions come by mail."""
    comment_services.mention_mail_choose(request.user, is_on=body.is_on)
    return get_mention_mail(request)


def _told(request: SignedInRequest, workspace_id: UUID, comment: Comment) -> ThreadOut:
    """Describe the thread as it is now."""
    fresh = comment_selectors.thread_get(request.user, workspace_id, comment.thread_id)
    return ThreadOut.of(fresh, request.user)
