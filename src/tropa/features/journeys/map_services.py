"""Changing maps: drawn from the facts once, then edited by commands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.analysis.journeys.first_map import first_map
from tropa.core.errors import TropaError
from tropa.features.facts.bindings import TouchpointDraft, touchpoints_ensure
from tropa.features.facts.models import RuleKind
from tropa.features.facts.selectors import touchpoints_of
from tropa.features.journeys.lens_selectors import lens_get, lens_open
from tropa.features.journeys.live.telling import tell_change
from tropa.features.journeys.map_changing import CommandList, lists_apply
from tropa.features.journeys.map_drawing import Place, describe_quality, draw_document
from tropa.features.journeys.map_keeping import map_keep
from tropa.features.journeys.map_selectors import map_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tropa.core.map_commands import Command
    from tropa.features.journeys.models import MapChange, MapRecord
    from tropa.features.workspaces.models import User, Workspace


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
        tell_change(map_id)


def maps_apply(
    user: User,
    workspace_id: UUID,
    map_id: UUID,
    *,
    commands: Sequence[Command],
    base_version: int | None = None,
    list_id: UUID | None = None,
) -> MapChange:
    """Apply commands to a map, all or none: the one way in which a map changes.

    Without ``base_version`` they are applied to the map as it is now; with a ``list_id`` they are
    done once, however often they are sent.

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
    asked = CommandList(user, commands, list_id=list_id, base_version=base_version)
    with transaction.atomic():
        (outcome,) = lists_apply(workspace_id, map_id, [asked])
        if isinstance(outcome, TropaError):
            raise outcome
        tell_change(map_id)
    return outcome
