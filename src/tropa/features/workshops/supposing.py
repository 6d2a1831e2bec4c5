"""Notes become hypotheses: with a method, a person and a deadline each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.features.tasks.models import TaskKind
from tropa.features.tasks.places import MapParts
from tropa.features.tasks.services import task_create, task_delete
from tropa.features.workshops.handing_over import (
    LANES,
    notes_handed_over,
    notes_mark,
    notes_to_hand_over,
)
from tropa.features.workshops.taking_part import workshop_get
from tropa.kit.access import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tropa.features.workshops.handing_over import Choice
    from tropa.features.workshops.models import Note, Workshop
    from tropa.features.workspaces.models import User


def notes_suppose(
    user: User, workspace_id: UUID, workshop_id: UUID, *, choice: Choice, test: dict[str, Any]
) -> None:
    """Make a hypothesis of each note, all or none, at its place on the map or of the whole map.

    ``test`` as for :func:`tropa.features.tasks.services.task_create`: method, person_id, deadline.

    Raises
    ------
    HandedOver
        When one of them is handed over already.
    """
    with transaction.atomic():
        workshop = workshop_get(user, workspace_id, workshop_id, needs=Role.EDITOR)
        notes = notes_to_hand_over(workshop, choice.note_ids)
        for note in notes:
            note.hypothesis = task_create(
                user,
                workspace_id,
                kind=TaskKind.HYPOTHESIS,
                map_id=workshop.map_id,
                title=note.text,
                **_place(workshop, note, choice),
                **test,
            )
        notes_mark(user, workshop, notes, is_done=True)


def hypotheses_take_back(
    user: User, workspace_id: UUID, workshop_id: UUID, *, note_ids: Sequence[UUID]
) -> None:
    """Take back the hypotheses that notes have become; the notes can be handed over again."""
    with transaction.atomic():
        workshop = workshop_get(user, workspace_id, workshop_id, needs=Role.EDITOR)
        notes = notes_handed_over(workshop, note_ids, as_hypotheses=True)
        for note in notes:
            if note.hypothesis_id:
                task_delete(user, workspace_id, note.hypothesis_id)
            note.hypothesis = None
        notes_mark(user, workshop, notes, is_done=False)


def _place(workshop: Workshop, note: Note, choice: Choice) -> dict[str, str]:
    """Find where a hypothesis stands: where its note does, else where was chosen for such."""
    parts = MapParts(workshop.map.document)
    for place in (note, choice):
        if place.step_id and parts.has("step_id", place.step_id):
            return {"step_id": place.step_id, "lane_id": _lane(workshop, note)}
        if place.stage_id and parts.has("stage_id", place.stage_id):
            return {"stage_id": place.stage_id, "lane_id": _lane(workshop, note)}
    return {}


def _lane(workshop: Workshop, note: Note) -> str:
    """Find the lane that speaks of what a note is about, while the map has one."""
    kind = LANES.get(note.kind)
    lanes = workshop.map.document.get("lanes", ())
    return next((str(lane["id"]) for lane in lanes if lane["kind"] == kind), "")
