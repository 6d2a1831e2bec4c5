"""Changing the registry of touchpoints and the reported figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from tropa.core.errors import Conflict
from tropa.features.facts.bindings import Occasion, rules_replace
from tropa.features.facts.counts import map_counts
from tropa.features.facts.models import ReportedFigure, RuleKind, Touchpoint
from tropa.features.facts.selectors import merged_under, reported_get, touchpoint_get
from tropa.features.workspaces.selectors import departments_in, workspace_for
from tropa.features.workspaces.services import departments_own, workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User
    from tropa.features.workspaces.selectors import Asker

OWN_FIELDS = ("name", "stage", "channels", "promise", "stale_days")
BOUND = {"activities": RuleKind.ACTIVITY, "observation_names": RuleKind.OBSERVATION}


def touchpoint_create(user: Asker, workspace_id: UUID, **facts: Any) -> Touchpoint:
    """Add a touchpoint by hand; it may have no event at all.

    ``facts``: name, stage, channels, promise, stale_days, department_ids, accountable_id,
    activities, observation_names; all but the name may be absent.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    touchpoint = Touchpoint(workspace=workspace, is_manual=True, created_by=workspace_actor(user))
    _write(touchpoint, user, verb="create", facts=facts)
    return touchpoint


def touchpoint_update(
    user: Asker, workspace_id: UUID, touchpoint_id: UUID, **facts: Any
) -> Touchpoint:
    """Change a touchpoint; what is absent stays."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    touchpoint = touchpoint_get(workspace, touchpoint_id)
    _write(touchpoint, user, verb="update", facts=facts)
    return touchpoint


def touchpoint_delete(user: Asker, workspace_id: UUID, touchpoint_id: UUID) -> None:
    """Remove a touchpoint that stands on no map, with those that were merged into it."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    touchpoint = touchpoint_get(workspace, touchpoint_id)
    if map_counts(workspace.pk).get(touchpoint.pk):
        raise Conflict(
            "This touchpoint stands on a map.", hint="Take it off the maps, or merge it."
        )
    with transaction.atomic():
        audit(workspace_actor(user), "delete", touchpoint, workspace=workspace.pk)
        for merged in merged_under(touchpoint):
            merged.delete()
        touchpoint.delete()


def reported_create(user: Asker, workspace_id: UUID, **facts: Any) -> ReportedFigure:
    """Note a figure that is known only from a report."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    touchpoint = touchpoint_get(workspace, facts.pop("touchpoint_id"))
    with transaction.atomic():
        figure = ReportedFigure.objects.create(
            workspace=workspace, touchpoint=touchpoint, created_by=workspace_actor(user), **facts
        )
        audit(workspace_actor(user), "create", figure, workspace=workspace.pk)
    return figure


def reported_delete(user: Asker, workspace_id: UUID, figure_id: UUID) -> None:
    """Remove a reported figure."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    figure = reported_get(workspace, figure_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", figure, workspace=workspace.pk)
        figure.delete()


def _write(touchpoint: Touchpoint, user: Asker, *, verb: str, facts: dict[str, Any]) -> None:
    workspace = touchpoint.workspace
    _note_left_out(touchpoint, facts)
    for field in OWN_FIELDS:
        if field in facts:
            setattr(touchpoint, field, facts[field])
    if "accountable_id" in facts:
        chosen = facts["accountable_id"]
        touchpoint.accountable = departments_in(workspace, [chosen])[0] if chosen else None
    try:
        with transaction.atomic():
            touchpoint.save()
            _bind(touchpoint, workspace_actor(user), facts)
            audit(workspace_actor(user), verb, touchpoint, workspace=workspace.pk)
    except IntegrityError as error:
        raise Conflict(
            f"There is a touchpoint called {touchpoint.name!r} already.",
            hint="Choose another name, or merge the two.",
        ) from error


def _note_left_out(touchpoint: Touchpoint, facts: dict[str, Any]) -> None:
    """Note what a person takes off; what is put back is wanted again."""
    if "channels" in facts:
        known = {*touchpoint.left_out_channels, *touchpoint.channels}
        touchpoint.left_out_channels = sorted(known - set(facts["channels"]))
    if "department_ids" in facts:
        chosen = departments_in(touchpoint.workspace, facts["department_ids"])
        attached = touchpoint.departments.values_list("name_key", flat=True)
        known = {*touchpoint.left_out_departments, *attached}
        touchpoint.left_out_departments = sorted(known - {unit.name_key for unit in chosen})


def _bind(touchpoint: Touchpoint, actor: User | None, facts: dict[str, Any]) -> None:
    occasion = Occasion(actor)
    if "department_ids" in facts:
        chosen = departments_in(touchpoint.workspace, facts["department_ids"])
        departments_own(chosen)
        touchpoint.departments.set(chosen)
    for name, kind in BOUND.items():
        if name in facts:
            rules_replace(touchpoint, kind, facts[name], occasion=occasion)
