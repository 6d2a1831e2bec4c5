"""Reading the registry of touchpoints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch

from tropa.core.errors import NotFound
from tropa.features.facts.counts import fact_counts, map_counts
from tropa.features.facts.models import (
    ReportedFigure,
    RuleKind,
    Touchpoint,
    TouchpointMerge,
    TouchpointRule,
)
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class TouchpointView:
    """A touchpoint with the facts bound to it and how many there are."""

    touchpoint: Touchpoint
    activities: list[str] = field(default_factory=list)
    observation_names: list[str] = field(default_factory=list)
    events: int = 0
    observations: int = 0
    maps: int = 0


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule in force, as measuring needs it."""

    touchpoint_id: UUID
    kind: str
    key: str
    channel: str


def touchpoints_of(workspace_id: UUID) -> QuerySet[Touchpoint]:
    """All touchpoints that were not merged away, with departments and rules in force."""
    in_force = TouchpointRule.objects.filter(ended_at__isnull=True).order_by("key")
    return (
        Touchpoint.objects.filter(workspace_id=workspace_id, merged_into__isnull=True)
        .select_related("accountable")
        .prefetch_related("departments", Prefetch("rules", queryset=in_force))
    )


def promises_of(workspace_id: UUID) -> dict[UUID, dict[str, Any]]:
    """Give what the brand promises at the touchpoints where it does."""
    promised = Touchpoint.objects.filter(
        workspace_id=workspace_id, merged_into__isnull=True, promise__isnull=False
    )
    return {pk: told for pk, told in promised.values_list("pk", "promise") if told}


def touchpoints_list(user: Asker, workspace_id: UUID) -> list[TouchpointView]:
    """List the registry by name."""
    return touchpoint_views(workspace_for(user, workspace_id).pk)


def touchpoint_views(workspace_id: UUID) -> list[TouchpointView]:
    """List a registry by name; whoever calls has asked for permission."""
    facts, maps = fact_counts(workspace_id), map_counts(workspace_id)
    return [_view(item, facts, maps) for item in touchpoints_of(workspace_id)]


def touchpoint_view(touchpoint: Touchpoint) -> TouchpointView:
    """Describe one touchpoint."""
    fresh = touchpoints_of(touchpoint.workspace_id).get(pk=touchpoint.pk)
    return _view(fresh, fact_counts(fresh.workspace_id), map_counts(fresh.workspace_id))


def touchpoint_get(workspace: Workspace, touchpoint_id: UUID) -> Touchpoint:
    """Find a touchpoint of this workspace."""
    found = touchpoints_of(workspace.pk).filter(pk=touchpoint_id).first()
    if found is None:
        raise NotFound("There is no such touchpoint.")
    return found


def touchpoints_known(workspace: Workspace, ids: Collection[UUID]) -> set[UUID]:
    """Tell which of these ids are touchpoints of this workspace, merged away or not."""
    return set(workspace.touchpoints.filter(pk__in=ids).values_list("pk", flat=True))


def bindings_of(workspace_id: UUID) -> list[Binding]:
    """List the rules in force: what measuring joins facts to touchpoints by."""
    rules = TouchpointRule.objects.filter(workspace_id=workspace_id, ended_at__isnull=True)
    rows = rules.order_by("kind", "key", "channel")
    return [Binding(*row) for row in rows.values_list("touchpoint_id", "kind", "key", "channel")]


def bindings_version(workspace_id: UUID) -> int:
    """Tell a number that grows whenever a rule begins or ends."""
    rules = TouchpointRule.objects.filter(workspace_id=workspace_id)
    counted = rules.aggregate(begun=Count("pk"), ended=Count("ended_at"))
    return int(counted["begun"] + counted["ended"])


def stale_limits(workspace_id: UUID) -> dict[str, int]:
    """Tell after how many days each touchpoint's figures are stale."""
    rows = Touchpoint.objects.filter(workspace_id=workspace_id)
    return {str(pk): days for pk, days in rows.values_list("pk", "stale_days")}


def touchpoint_names(workspace_id: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """Tell what touchpoints are called, those merged away too; one that was removed is absent."""
    rows = Touchpoint.objects.filter(workspace_id=workspace_id, pk__in=ids)
    return dict(rows.values_list("pk", "name"))


def merged_touchpoints(workspace_id: UUID) -> dict[UUID, UUID]:
    """Tell, for each touchpoint merged away, which one stands for it now."""
    rows = Touchpoint.objects.filter(workspace_id=workspace_id, merged_into__isnull=False)
    steps = dict(rows.values_list("pk", "merged_into_id"))
    return {start: _follow(steps, start) for start in steps}


def merged_under(touchpoint: Touchpoint) -> list[Touchpoint]:
    """List what was merged into a touchpoint, and into those in turn."""
    follows = merged_touchpoints(touchpoint.workspace_id)
    below = [pk for pk, kept in follows.items() if kept == touchpoint.pk]
    return list(Touchpoint.objects.filter(pk__in=below))


def merge_get(workspace: Workspace, merge_id: UUID) -> TouchpointMerge:
    """Find a merge that is not yet undone."""
    merge = workspace.merges.filter(pk=merge_id, undone_at__isnull=True).first()
    if merge is None:
        raise NotFound("There is no such merge.")
    return merge


def reported_list(user: Asker, workspace_id: UUID) -> QuerySet[ReportedFigure]:
    """List the reported figures, newest first."""
    return workspace_for(user, workspace_id).reported.all()


def reported_get(workspace: Workspace, figure_id: UUID) -> ReportedFigure:
    """Find a reported figure."""
    figure = workspace.reported.filter(pk=figure_id).first()
    if figure is None:
        raise NotFound("There is no such figure.")
    return figure


def _follow(steps: dict[UUID, UUID], start: UUID) -> UUID:
    while start in steps:
        start = steps[start]
    return start


def _view(
    touchpoint: Touchpoint, facts: dict[tuple[str, str], int], maps: dict[UUID, int]
) -> TouchpointView:
    names: dict[str, list[str]] = {kind: [] for kind in RuleKind.values}
    for rule in touchpoint.rules.all():
        if rule.key not in names[rule.kind]:
            names[rule.kind].append(rule.key)
    counted = {kind: sum(facts.get((kind, key), 0) for key in keys) for kind, keys in names.items()}
    return TouchpointView(
        touchpoint,
        activities=names[RuleKind.ACTIVITY],
        observation_names=names[RuleKind.OBSERVATION],
        events=counted[RuleKind.ACTIVITY],
        observations=counted[RuleKind.OBSERVATION],
        maps=maps.get(touchpoint.pk, 0),
    )
