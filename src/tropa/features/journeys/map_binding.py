"""Binding the steps of a map from outside to the registry of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tropa.features.facts.naming import touchpoints_named, touchpoints_provide
from tropa.features.facts.selectors import touchpoints_known

if TYPE_CHECKING:
    from tropa.core.maps import JourneyMap, MapStep
    from tropa.features.workspaces.models import User, Workspace


def document_bind(
    user: User, workspace: Workspace, document: JourneyMap, *, is_adding: bool
) -> JourneyMap:
    """Bind each step: to its own touchpoint where it is of this workspace, else by its name.

    Where ``is_adding``, touchpoints that the registry lacks join it; else their steps are left
    unbound.
    """
    own = _own_touchpoints(workspace, document)
    names = [step.name for step in document.steps if _id_of(step) not in own]
    if is_adding:
        found = touchpoints_provide(user, workspace, names)
    else:
        found = touchpoints_named(workspace, names)
    steps = []
    for step in document.steps:
        kept = _id_of(step)
        bound = kept if kept in own else found.get(step.name)
        steps.append(step.model_copy(update={"touchpoint_id": str(bound) if bound else None}))
    return document.model_copy(update={"steps": tuple(steps)})


def _own_touchpoints(workspace: Workspace, document: JourneyMap) -> set[UUID]:
    named = {one for step in document.steps if (one := _id_of(step)) is not None}
    return touchpoints_known(workspace, named)


def _id_of(step: MapStep) -> UUID | None:
    try:
        return UUID(step.touchpoint_id) if step.touchpoint_id else None
    except ValueError:  # an id of another system
        return None
