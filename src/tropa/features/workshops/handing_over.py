"""Notes become steps and cells of the map, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import Conflict, InputError, NotFound
from tropa.core.map_commands import AddLane, AddStep, SetCell
from tropa.core.map_part import LONGEST_TEXT
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.map_services import maps_apply
from tropa.features.journeys.models import MapRecord
from tropa.features.workshops.models import Note, NoteKind, Workshop
from tropa.features.workshops.taking_part import workshop_get
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from tropa.core.map_commands import Command
    from tropa.core.maps import JourneyMap, LaneKind
    from tropa.features.journeys.models import MapChange
    from tropa.features.workspaces.models import User

LANES: Mapping[str, LaneKind] = {
    NoteKind.PAIN: "pains",
    NoteKind.STRENGTH: "strengths",
    NoteKind.IDEA: "opportunities",
    NoteKind.QUOTE: "thoughts",
    NoteKind.NEED: "needs",
    NoteKind.THOUGHT: "thoughts",
}
"""The lane of each kind of note; a touchpoint becomes a step."""


QUOTATION_MARKS = {"en": ("“", "”"), "ru": ("«", "»"), "pl": ("„", "”")}


class HandedOver(Conflict):
    """A note is on the map already."""

    code = "handed-over"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which notes go to the map, and where those go that have no place of their own."""

    note_ids: Sequence[UUID]
    stage_id: str = ""
    step_id: str = ""


def notes_hand_over(
    user: User, workspace_id: UUID, workshop_id: UUID, *, choice: Choice
) -> MapChange:
    """Put notes on the map, all or none; what takes them back off it is in the answer.

    Raises
    ------
    HandedOver
        When one of them is on the map already.
    InputError
        When one has no place, and none was chosen for such.
    """
    with transaction.atomic():
        workshop = workshop_get(user, workspace_id, workshop_id, needs=Role.EDITOR)
        notes = notes_to_hand_over(workshop, choice.note_ids)
        document = map_document(MapRecord.objects.select_for_update().get(pk=workshop.map_id))
        commands = commands_for(document, notes, choice, language=user.language)
        change = maps_apply(user, workspace_id, workshop.map_id, commands=commands)
        notes_mark(user, workshop, notes, is_done=True)
    return change


def notes_take_back(
    user: User,
    workspace_id: UUID,
    workshop_id: UUID,
    *,
    note_ids: Sequence[UUID],
    commands: Sequence[Command],
) -> MapChange:
    """Take notes back from the map by what undoes their coming; they can be handed over again."""
    with transaction.atomic():
        workshop = workshop_get(user, workspace_id, workshop_id, needs=Role.EDITOR)
        notes = notes_handed_over(workshop, note_ids, as_hypotheses=False)
        change = maps_apply(user, workspace_id, workshop.map_id, commands=commands)
        notes_mark(user, workshop, notes, is_done=False)
    return change


def commands_for(
    document: JourneyMap, notes: Sequence[Note], choice: Choice, *, language: str
) -> list[Command]:
    """Say in commands of the map what notes bring to it.

    The note of a touchpoint is given the place of the step that it becomes. Quotes stand between
    the marks of a language.
    """
    commands: list[Command] = []
    texts: dict[tuple[LaneKind, str, str], list[str]] = {}
    for note in notes:
        stage_id, step_id = _place(document, note, choice)
        if note.kind == NoteKind.TOUCHPOINT:
            stage = stage_id or next(s.stage_id for s in document.steps if s.id == step_id)
            note.stage_id, note.step_id = stage, str(uuid4())
            commands.append(AddStep(step_id=note.step_id, stage_id=stage, name=note.text))
        else:
            texts.setdefault((LANES[note.kind], stage_id, step_id), []).append(
                _said(note, language)
            )
    lanes = {lane.kind: lane.id for lane in reversed(document.lanes)}
    for (kind, stage_id, step_id), lines in texts.items():
        if kind not in lanes:
            lanes[kind] = str(uuid4())
            commands.append(AddLane(lane_id=lanes[kind], lane_kind=kind))
        commands.append(_written(document, (lanes[kind], step_id, stage_id), lines))
    return commands


def _said(note: Note, language: str) -> str:
    is_bare = note.kind == NoteKind.QUOTE and note.text[:1] not in "«„“\"'"
    opening, closing = QUOTATION_MARKS[language]
    return f"{opening}{note.text}{closing}" if is_bare else note.text


def _place(document: JourneyMap, note: Note, choice: Choice) -> tuple[str, str]:
    """Find the stage or step of a note: its own while the map has it, else the chosen one."""
    steps, stages = {one.id for one in document.steps}, {one.id for one in document.stages}
    for place in (note, choice):
        if place.step_id in steps:
            return "", place.step_id
        if place.stage_id in stages:
            return place.stage_id, ""
    raise InputError(
        "Some of these notes have no place on the map.", hint="Choose a stage or a step for them."
    )


def _written(document: JourneyMap, place: tuple[str, str, str], lines: list[str]) -> SetCell:
    """Write below what stands in the cell."""
    cell = document.cell_at(place)
    before = cell.text if cell else ""
    text = "\n".join([*([before] if before else []), *lines])
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"A cell holds at most {LONGEST_TEXT} letters.", hint="Hand over fewer notes at once."
        )
    lane_id, step_id, stage_id = place
    return SetCell(
        lane_id=lane_id, step_id=step_id or None, stage_id=stage_id or None, text=text, was=before
    )


def notes_to_hand_over(workshop: Workshop, note_ids: Sequence[UUID]) -> list[Note]:
    """Hold notes that nobody has handed over yet.

    Raises
    ------
    HandedOver
        When somebody has.
    """
    notes = _chosen(workshop, note_ids)
    if any(note.handed_over_at for note in notes):
        raise HandedOver(
            "Some of these notes are handed over already.", hint="Reload the workshop."
        )
    return notes


def notes_handed_over(
    workshop: Workshop, note_ids: Sequence[UUID], *, as_hypotheses: bool
) -> list[Note]:
    """Hold notes that are to be taken back from where they went: the map, or the hypotheses."""
    notes = _chosen(workshop, note_ids)
    if not all(note.handed_over_at for note in notes):
        raise Conflict("Some of these notes are not handed over.", hint="Reload the workshop.")
    if any((note.hypothesis_id is not None) != as_hypotheses for note in notes):
        raise Conflict("Some of these notes went elsewhere.", hint="Reload the workshop.")
    return notes


def notes_mark(user: User, workshop: Workshop, notes: list[Note], *, is_done: bool) -> None:
    """Note that notes were handed over, where they went, or that they are back."""
    now = clock.now() if is_done else None
    for note in notes:
        note.handed_over_at = now
    Note.objects.bulk_update(notes, ["handed_over_at", "hypothesis", "stage_id", "step_id"])
    audit(user, "update", workshop, fields=["handed_over_at"], notes=len(notes))
    tell_map(workshop.map_id, "workshop", workshop.pk)


def _chosen(workshop: Workshop, note_ids: Sequence[UUID]) -> list[Note]:
    """Hold the notes that everybody sees; of others nobody learns."""
    asked = set(note_ids)
    notes = list(workshop.notes.select_for_update().filter(pk__in=asked, is_revealed=True))
    if len(notes) != len(asked):
        raise NotFound("There is no such note.", hint="Reload the workshop.")
    return notes
