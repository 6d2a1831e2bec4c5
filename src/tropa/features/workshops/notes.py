"""Sticky notes: private until revealed, anonymous where the author wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from tropa.core.errors import InputError, NotFound
from tropa.features.journeys.live.telling import tell_map
from tropa.features.tasks.places import MapParts
from tropa.features.workshops.models import LONGEST_NOTE, Note, NoteKind, Participant, Workshop
from tropa.features.workshops.taking_part import (
    Someone,
    participant_in,
    workshop_get,
)
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User

MOST_NOTES = 3_000
SALT = "tropa.workshops.note"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a note says, and where it belongs."""

    kind: NoteKind
    text: str
    stage_id: str = ""
    step_id: str = ""
    is_anonymous: bool = False


def note_write(someone: Someone, workspace_id: UUID, workshop_id: UUID, *, draft: Draft) -> Note:
    """Write a note; while all write for themselves it is the author's alone until revealed."""
    with transaction.atomic():
        author = participant_in(someone, workspace_id, workshop_id)
        workshop = author.workshop
        _check_room(workshop, 1)
        _check_place(workshop, {"stage_id": draft.stage_id, "step_id": draft.step_id})
        note = Note(
            workshop=workshop, kind=draft.kind, text=draft.text, stage_id=draft.stage_id,
            step_id=draft.step_id, is_revealed=not workshop.is_writing_private,
        )  # fmt: skip
        if draft.is_anonymous:
            note.seal = seal_of(note, author)
        else:
            note.author = author
        note.save()
        _audit(note, author, "create")
        _tell(note)
    return note


def note_update(
    someone: Someone, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID, facts: dict[str, Any]
) -> Note:
    """Change one's own note, or show it to the others before all are revealed."""
    with transaction.atomic():
        author = participant_in(someone, workspace_id, workshop_id)
        note = own_note(author, note_id)
        _check_place(author.workshop, facts)
        for name, value in facts.items():
            setattr(note, name, value)
        note.save(update_fields=list(facts))
        _audit(note, author, "update")
        _tell(note)
    return note


def note_delete(someone: Someone, workspace_id: UUID, workshop_id: UUID, *, note_id: UUID) -> None:
    """Remove one's own note; whoever leads may remove any that is revealed."""
    with transaction.atomic():
        author = participant_in(someone, workspace_id, workshop_id)
        note = author.workshop.notes.filter(pk=note_id).first()
        may = note is not None and (
            is_of(note, author) or (note.is_revealed and not author.is_guest)
        )
        if note is None or not may:
            raise NotFound("There is no such note.")
        _audit(note, author, "delete")
        _tell(note)
        note.delete()


def notes_reveal(user: User, workspace_id: UUID, workshop_id: UUID) -> None:
    """Show everybody's notes to everybody."""
    with transaction.atomic():
        workshop = workshop_get(user, workspace_id, workshop_id, needs=Role.EDITOR)
        workshop.notes.filter(is_revealed=False).update(is_revealed=True)
        audit(user, "update", workshop, fields=["notes"])
        tell_map(workshop.map_id, "workshop", workshop.pk)


def notes_paste(
    user: User, workspace_id: UUID, workshop_id: UUID, *, kind: NoteKind, text: str
) -> int:
    """Take what was written on paper: each line becomes a note that everybody sees."""
    lines = [cleaned for line in text.splitlines() if (cleaned := line.strip().lstrip("-–•* \t"))]
    if not lines:
        raise InputError("There is nothing in this list.", hint="Write one note on each line.")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_NOTE:
            raise InputError(
                f"Line {number} is longer than {LONGEST_NOTE} letters.", hint="Shorten it."
            )
    with transaction.atomic():
        workshop = participant_in(user, workspace_id, workshop_id).workshop
        _check_room(workshop, len(lines))
        Note.objects.bulk_create(
            [Note(workshop=workshop, kind=kind, text=line, is_revealed=True) for line in lines]
        )
        audit(user, "update", workshop, notes=len(lines))
        tell_map(workshop.map_id, "workshop", workshop.pk)
    return len(lines)


def seal_of(note: Note, participant: Participant) -> str:
    """Seal a note for its author: another seal on each, so that no two show one hand."""
    said = f"{note.pk}:{participant.pk}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()


def is_of(note: Note, participant: Participant | None) -> bool:
    """Tell whether somebody wrote a note, though it be anonymous."""
    if participant is None:
        return False
    if note.seal:
        return constant_time_compare(note.seal, seal_of(note, participant))
    return note.author_id == participant.pk


def own_note(participant: Participant, note_id: UUID) -> Note:
    """Find a note one wrote oneself."""
    note = participant.workshop.notes.filter(pk=note_id).first()
    if note is None or not is_of(note, participant):
        raise NotFound("There is no such note.")
    return note


def _check_room(workshop: Workshop, more: int) -> None:
    if workshop.notes.count() + more > MOST_NOTES:
        raise InputError(f"A workshop holds at most {MOST_NOTES} notes.")


def _check_place(workshop: Workshop, facts: dict[str, Any]) -> None:
    parts = MapParts(workshop.map.document)
    for column in ("stage_id", "step_id"):
        part_id = facts.get(column)
        if part_id and not parts.has(column, part_id):
            raise NotFound("The map has no such place.")


def _audit(note: Note, author: Participant, verb: str) -> None:
    """Keep the trail; of an anonymous note it names nobody."""
    named = None if note.seal else author.user
    audit(named, verb, note, workshop=note.workshop_id)


def _tell(note: Note) -> None:
    """Tell the room of what it may see: a private note is not even told to exist."""
    if note.is_revealed:
        tell_map(note.workshop.map_id, "workshop", note.workshop_id)
