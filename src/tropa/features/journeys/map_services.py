"""Changing maps: drawn from the facts once, then edited by commands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tropa.analysis.journeys.first_map import first_map
from tropa.core.errors import Conflict, NotFound
from tropa.core.map_apply import apply_all
from tropa.features.facts.bindings import TouchpointDraft, touchpoints_ensure
from tropa.features.facts.models import RuleKind
from tropa.features.facts.selectors import touchpoints_known, touchpoints_of
from tropa.features.journeys.lens_selectors import lens_get, lens_open
from tropa.features.journeys.map_drawing import Place, describe_quality, draw_document
from tropa.features.journeys.map_keeping import check_size, map_keep
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.journeys.models import MapChange, MapRecord
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from tropa.core.map_commands import Command
    from tropa.core.maps import JourneyMap
    from tropa.features.workspaces.models import User, Workspace


class TouchpointGone(Conflict):
    """What was taken off the map was removed from the registry meanwhile."""

    code = "touchpoint-gone"


def map_create(
    user: User, workspace_id: UUID, *, lens_id: UUID | None, title: str = ""
) -> MapRecord:
    """Draw a first map of what a lens shows; touchpoints without events join it.

    Without a lens it shows the touchpoints that no event is bound to: a survey's, for example.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    lens = lens_get(user, workspace_id, lens_id) if lens_id else None
    proposal = first_map(lens_open(lens)) if lens else None
    if proposal:
        _register_activities(workspace, [place.activity for place in proposal.order])
    places, silent = _registry(workspace)
    document = draw_document(
        proposal,
        title=title or (lens.name if lens else workspace.name),
        lens_id=str(lens.pk) if lens else None,
        places=places,
        unplaced=silent,
    )
    return map_keep(user, workspace, document, lens=lens, quality=describe_quality(proposal))


def _register_activities(workspace: Workspace, activities: list[str]) -> None:
    """Have a touchpoint for every activity of the map (imports do so; a lens may be older)."""
    drafts = [
        TouchpointDraft(name=activity, kind=RuleKind.ACTIVITY, key=activity)
        for activity in activities
    ]
    with transaction.atomic():
        touchpoints_ensure(workspace, drafts)


def _registry(workspace: Workspace) -> tuple[dict[str, Place], list[Place]]:
    """Read the registry: touchpoints by activity, and those that no event is bound to."""
    places: dict[str, Place] = {}
    silent: list[Place] = []
    for touchpoint in touchpoints_of(workspace.pk):
        place = Place(str(touchpoint.pk), touchpoint.name, touchpoint.stage)
        activities = [r.key for r in touchpoint.rules.all() if r.kind == RuleKind.ACTIVITY]
        places |= dict.fromkeys(activities, place)
        if not activities:
            silent.append(place)
    return places, silent


def map_delete(user: User, workspace_id: UUID, map_id: UUID) -> None:
    """Remove a map; the facts and the touchpoints stay."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    with transaction.atomic():
        audit(user, "delete", record)
        record.delete()


def maps_apply(
    user: User, workspace_id: UUID, map_id: UUID, *, base_version: int, commands: list[Command]
) -> MapChange:
    """Apply commands to a map, all or none: the one way in which a map changes.

    Raises
    ------
    Conflict
        When someone else changed the map since ``base_version``.
    TouchpointGone
        When a step would come back whose touchpoint was removed from the registry meanwhile.
    NotFound
        When a step would be bound to what is no touchpoint of this workspace.
    InputError
        When the map would become larger than a map may be.
    """
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    with transaction.atomic():
        record = MapRecord.objects.select_for_update().get(
            pk=map_get(user, workspace_id, map_id).pk
        )
        if record.version != base_version:
            raise Conflict(
                "Someone else has changed this map meanwhile.", hint="Reload it and try again."
            )
        before = map_document(record)
        document, undo = apply_all(before, commands)
        _check_bindings(record, before, document)
        check_size(document)
        record.document = document.model_dump(mode="json")
        record.version, record.title = document.version, document.title
        record.save(update_fields=["document", "version", "title", "updated_at"])
        change = MapChange.objects.create(
            map=record,
            version=document.version,
            commands=[command.model_dump(mode="json") for command in commands],
            inverse=[command.model_dump(mode="json") for command in undo],
            created_by=user,
        )
        audit(user, "update", record, version=document.version)
    return change


def _check_bindings(record: MapRecord, before: JourneyMap, after: JourneyMap) -> None:
    """Let a step be bound to touchpoints of this workspace alone; what was bound may stay so."""
    new = _touchpoint_ids(after) - _touchpoint_ids(before)
    try:
        wanted = {UUID(text) for text in new}
    except ValueError as error:
        raise NotFound("There is no such touchpoint.") from error
    unknown = new - {str(pk) for pk in touchpoints_known(record.workspace, wanted)}
    if not unknown:
        return
    for step in after.steps:
        if step.touchpoint_id in unknown and _was_shown(record, step.touchpoint_id):
            raise TouchpointGone(
                f"The touchpoint of the step {step.name!r} was removed from the registry.",
                hint="Add the step anew, with another touchpoint or with none.",
            )
    raise NotFound("There is no such touchpoint.", hint="Reload the registry of touchpoints.")


def _was_shown(record: MapRecord, touchpoint_id: str) -> bool:
    """Tell whether a change has taken this touchpoint off the map: then this takes it back."""
    return record.changes.filter(inverse__icontains=touchpoint_id).exists()


def _touchpoint_ids(document: JourneyMap) -> set[str]:
    return {step.touchpoint_id for step in document.steps if step.touchpoint_id}
