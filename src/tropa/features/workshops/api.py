"""The addresses by which a workshop is prepared and led."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tropa.core.errors import NotFound
from tropa.features.workshops import handing_over, notes, services, supposing, taking_part
from tropa.features.workshops.doors import door_secret, qr_svg
from tropa.features.workshops.models import Workshop
from tropa.features.workshops.schemas import (
    DoorAddressOut,
    HandOverIn,
    HandOverOut,
    NotesListIn,
    TakeBackIn,
    TimerIn,
    WorkshopIn,
    WorkshopOut,
    WorkshopPatch,
)
from tropa.features.workspaces.requests import SignedInRequest
from tropa.kit.access import Role
from tropa.kit.json_answers import json_answer, json_text
from tropa.kit.unlisted import unlisted

router = Router(tags=["workshops"])
W = "/workspaces/{uuid:workspace_id}"
OF_MAP = W + "/maps/{uuid:map_id}/workshops"
WORKSHOP = W + "/workshops/{uuid:workshop_id}"


@router.get(OF_MAP, response=list[WorkshopOut])
def list_workshops(request: SignedInRequest, workspace_id: UUID, map_id: UUID) -> list[WorkshopOut]:
    """List the workshops about a map."""
    found = taking_part.workshops_list(request.user, workspace_id, map_id)
    return [WorkshopOut.of(workshop) for workshop in found]


@router.post(OF_MAP, response={201: WorkshopOut})
def create_workshop(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, body: WorkshopIn
) -> Status[WorkshopOut]:
    """Prepare a workshop about a map."""
    made = services.workshop_create(request.user, workspace_id, map_id, facts=body.model_dump())
    return Status(201, WorkshopOut.of(made))


@router.patch(WORKSHOP, response=WorkshopOut)
def update_workshop(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, body: WorkshopPatch
) -> WorkshopOut:
    """Lead a workshop: its step, what is open in it, its door, its end."""
    return WorkshopOut.of(
        services.workshop_update(request.user, workspace_id, workshop_id, facts=body.facts())
    )


@router.delete(WORKSHOP, response={204: None})
def delete_workshop(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID
) -> Status[None]:
    """Remove a workshop with its notes; the map keeps what it was given."""
    services.workshop_delete(request.user, workspace_id, workshop_id)
    return Status(204, None)


@router.put(WORKSHOP + "/timer", response=WorkshopOut)
def set_timer(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, body: TimerIn
) -> WorkshopOut:
    """Set the timer, or stop it."""
    return WorkshopOut.of(
        services.timer_set(request.user, workspace_id, workshop_id, seconds=body.seconds)
    )


@router.get(WORKSHOP + "/door", response=DoorAddressOut)
def get_door(request: SignedInRequest, workspace_id: UUID, workshop_id: UUID) -> HttpResponse:
    """Tell the link of an open door."""
    workshop = _led(request, workspace_id, workshop_id)
    told = DoorAddressOut(url=_address(request, workshop))
    return unlisted(json_answer(json_text(told)))


@router.get(WORKSHOP + "/door.svg")
def draw_door(request: SignedInRequest, workspace_id: UUID, workshop_id: UUID) -> HttpResponse:
    """Draw the link of an open door as a QR code."""
    address = _address(request, _led(request, workspace_id, workshop_id))
    if address is None:
        raise NotFound("The door of this workshop is closed.", hint="Open it first.")
    return unlisted(HttpResponse(qr_svg(address), content_type="image/svg+xml"))


@router.post(WORKSHOP + "/reveal", response={204: None})
def reveal_notes(request: SignedInRequest, workspace_id: UUID, workshop_id: UUID) -> Status[None]:
    """Show everybody's notes to everybody."""
    notes.notes_reveal(request.user, workspace_id, workshop_id)
    return Status(204, None)


@router.post(WORKSHOP + "/paper", response={204: None})
def paste_notes(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, body: NotesListIn
) -> Status[None]:
    """Take what was written on paper, a note from each line."""
    notes.notes_paste(request.user, workspace_id, workshop_id, kind=body.kind, text=body.text)
    return Status(204, None)


@router.post(WORKSHOP + "/hand-over", response=HandOverOut)
def hand_notes_over(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, body: HandOverIn
) -> HandOverOut:
    """Put notes on the map, or make hypotheses of them; each once."""
    choice = body.choice()
    if body.hypotheses is not None:
        test = body.hypotheses.model_dump()
        supposing.notes_suppose(request.user, workspace_id, workshop_id, choice=choice, test=test)
        return HandOverOut(inverse=[])
    change = handing_over.notes_hand_over(request.user, workspace_id, workshop_id, choice=choice)
    return HandOverOut(inverse=change.inverse)


@router.post(WORKSHOP + "/hand-over/undo", response=HandOverOut)
def take_notes_back(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, body: TakeBackIn
) -> HandOverOut:
    """Take a hand-over back; without commands, that of hypotheses."""
    if not body.commands:
        supposing.hypotheses_take_back(
            request.user, workspace_id, workshop_id, note_ids=body.note_ids
        )
        return HandOverOut(inverse=[])
    change = handing_over.notes_take_back(
        request.user, workspace_id, workshop_id, note_ids=body.note_ids, commands=body.commands
    )
    return HandOverOut(inverse=change.inverse)


@router.delete(WORKSHOP + "/guests/{uuid:participant_id}", response={204: None})
def remove_guest(
    request: SignedInRequest, workspace_id: UUID, workshop_id: UUID, *, participant_id: UUID
) -> Status[None]:
    """Put a guest out; what they wrote stays."""
    services.participant_remove(
        request.user, workspace_id, workshop_id, participant_id=participant_id
    )
    return Status(204, None)


def _led(request: SignedInRequest, workspace_id: UUID, workshop_id: UUID) -> Workshop:
    return taking_part.workshop_get(request.user, workspace_id, workshop_id, needs=Role.EDITOR)


def _address(request: HttpRequest, workshop: Workshop) -> str | None:
    if workshop.door_hash is None:
        return None
    return request.build_absolute_uri(f"/join/{door_secret(workshop)}")
