"""Keeping a version, going on from one, removing one: a version itself never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tropa.core.errors import Conflict
from tropa.core.map_return import commands_back_to
from tropa.features.facts.selectors import touchpoints_known
from tropa.features.journeys.map_links import links_known
from tropa.features.journeys.map_selectors import map_document, map_get, touchpoints_kept
from tropa.features.journeys.map_services import maps_apply
from tropa.features.sharing.freezing import basis_of, map_take
from tropa.features.sharing.models import MapVersion
from tropa.features.sharing.version_selectors import version_document, version_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap, MapStep
    from tropa.features.journeys.models import MapChange
    from tropa.features.workspaces.models import User, Workspace


def version_keep(
    user: User, workspace_id: UUID, map_id: UUID, *, name: str, note: str, where: Filter
) -> MapVersion:
    """Keep a map with the figures it shows now under a filter.

    Raises
    ------
    Conflict
        While the map's journeys are not cut yet: there is nothing to keep.
    """
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    taken = map_take(record, where)
    with transaction.atomic():
        version = MapVersion.objects.create(
            map=record,
            name=name,
            note=note,
            map_version=record.version,
            document=taken.document.model_dump(mode="json"),
            measured=taken.measured,
            touchpoints=taken.touchpoints,
            basis=basis_of(record, where),
            created_by=user,
        )
        audit(user, "create", version, workspace=workspace_id, map=record.pk)
    return version


def version_delete(user: User, workspace_id: UUID, version_id: UUID) -> None:
    """Remove a version for good, and with it the links that lead to it."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    version = version_get(user, workspace_id, version_id)
    with transaction.atomic():
        audit(user, "delete", version, workspace=workspace_id, map=version.map_id)
        version.delete()


def version_continue(user: User, workspace_id: UUID, version_id: UUID) -> MapChange:
    """Bring the map back to a version's document, by commands that can be undone.

    Figures are no part of it: the map goes on being measured by the facts there are now. A step
    whose touchpoint has left the registry meanwhile comes back without one; so does one that led
    to a map that is gone.

    Raises
    ------
    Conflict
        When the map is just as the version has it.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    version = version_get(user, workspace_id, version_id)
    record = version.map
    wanted = _bound_to_what_is_there(workspace, version_document(version))
    commands = commands_back_to(map_document(record), wanted)
    if not commands:
        raise Conflict("The map is just as this version has it.", hint="There is nothing to do.")
    return maps_apply(
        user, workspace_id, record.pk, base_version=record.version, commands=list(commands)
    )


def _bound_to_what_is_there(workspace: Workspace, document: JourneyMap) -> JourneyMap:
    merged = touchpoints_kept(workspace.pk)
    named = [
        merged.get(step.touchpoint_id, step.touchpoint_id)
        for step in document.steps
        if step.touchpoint_id
    ]
    known = {str(pk) for pk in touchpoints_known(workspace, [UUID(text) for text in named])}

    def bound(step: MapStep) -> MapStep:
        kept = merged.get(step.touchpoint_id or "", step.touchpoint_id)
        return step.model_copy(update={"touchpoint_id": kept if kept in known else None})

    steps = tuple(map(bound, document.steps))
    return links_known(workspace.pk, document.model_copy(update={"steps": steps}))
