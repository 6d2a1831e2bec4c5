"""The addresses at which members and guests take part in a workshop."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from ninja import Router, Status
from ninja.decorators import decorate_view

from tropa.features.workshops import notes, voting
from tropa.features.workshops.board import board_show
from tropa.features.workshops.board_schemas import BoardOut
from tropa.features.workshops.guests import DoorHolder, GuestSignIn, guest_admit
from tropa.features.workshops.models import Workshop
from tropa.features.workshops.schemas import (
    DoorOut,
    DotsIn,
    JoinIn,
    JoinOut,
    NoteIn,
    NotePatch,
    RatingIn,
)
from tropa.features.workshops.taking_part import Someone
from tropa.kit import ratelimit
from tropa.kit.auth import SessionSignIn
from tropa.kit.json_answers import json_answer, json_text
from tropa.kit.requests import address_of
from tropa.kit.unlisted import unlisted

EITHER = [GuestSignIn(), SessionSignIn()]
router = Router(tags=["workshops"])
WORKSHOP = "/workspaces/{uuid:workspace_id}/workshops/{uuid:workshop_id}"
NOTE = WORKSHOP + "/notes/{uuid:note_id}"


class Request(HttpRequest):
    """A call of a member, or of a guest."""

    auth: Someone


class DoorRequest(HttpRequest):
    """A call of whoever stands at an open door."""

    auth: Workshop


@router.get("/workshop-door", response=DoorOut, auth=DoorHolder())
def look_through_door(request: DoorRequest) -> DoorOut:
    """Tell whoever holds the link of a workshop what it is about."""
    workshop = request.auth
    return DoorOut(
        title=workshop.map.title, company=workshop.map.workspace.name, goal=workshop.goal
    )


@router.post("/workshop-door", response={201: JoinOut}, auth=DoorHolder())
def join_workshop(request: DoorRequest, body: JoinIn) -> HttpResponse:
    """Take part under a name, without an account."""
    ratelimit.WORKSHOP_JOINS.spend(address_of(request))
    workshop = request.auth
    _, secret = guest_admit(workshop, name=body.name)
    told = JoinOut(secret=secret, workspace_id=workshop.map.workspace_id, workshop_id=workshop.pk)
    return unlisted(json_answer(json_text(told), status=201))


@router.get(WORKSHOP + "/board", response=BoardOut, auth=EITHER)
@decorate_view(gzip_page)
def show_board(request: Request, workspace_id: UUID, workshop_id: UUID) -> BoardOut:
    """Show a workshop as the caller may see it."""
    return BoardOut.seen(board_show(request.auth, workspace_id, workshop_id))


@router.post(WORKSHOP + "/notes", response={204: None}, auth=EITHER)
def write_note(
    request: Request, workspace_id: UUID, workshop_id: UUID, *, body: NoteIn
) -> Status[None]:
    """Write a note."""
    notes.note_write(request.auth, workspace_id, workshop_id, draft=body.draft())
    return Status(204, None)


@router.patch(NOTE, response={204: None}, auth=EITHER)
def update_note(
    request: Request, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID, body: NotePatch
) -> Status[None]:
    """Change one's own note."""
    notes.note_update(request.auth, workspace_id, workshop_id, note_id=note_id, facts=body.facts())
    return Status(204, None)


@router.delete(NOTE, response={204: None}, auth=EITHER)
def delete_note(
    request: Request, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID
) -> Status[None]:
    """Remove a note."""
    notes.note_delete(request.auth, workspace_id, workshop_id, note_id=note_id)
    return Status(204, None)


@router.put(NOTE + "/dots", response={204: None}, auth=EITHER)
def vote_for_note(
    request: Request, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID, body: DotsIn
) -> Status[None]:
    """Give a note so many of one's dots."""
    voting.note_vote(request.auth, workspace_id, workshop_id, note_id=note_id, dots=body.dots)
    return Status(204, None)


@router.put(WORKSHOP + "/ratings", response={204: None}, auth=EITHER)
def rate_touchpoint(
    request: Request, workspace_id: UUID, workshop_id: UUID, *, body: RatingIn
) -> Status[None]:
    """Rate a touchpoint privately."""
    voting.touchpoint_rate(
        request.auth, workspace_id, workshop_id, subject=body.subject, value=body.value
    )
    return Status(204, None)
