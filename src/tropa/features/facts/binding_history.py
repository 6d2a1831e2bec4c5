"""By which data a touchpoint has been measured: every version, and setting one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tropa.core.errors import NotFound
from tropa.features.facts.bindings import Occasion, rule_begin, rule_end
from tropa.features.facts.models import TouchpointRule
from tropa.features.facts.selectors import touchpoint_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.facts.models import Touchpoint
    from tropa.features.workspaces.models import User
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """Facts of one name (and channel) that a touchpoint is measured by."""

    kind: str
    key: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class BindingVersion:
    """By what a touchpoint was measured from one moment on; ``by`` is None where an import did it.

    ``begun`` and ``ended`` say what changed against the version before.
    """

    number: int
    at: datetime
    by: User | None
    bound: list[Bound]
    begun: list[Bound]
    ended: list[Bound]


def binding_versions(user: Asker, workspace_id: UUID, touchpoint_id: UUID) -> list[BindingVersion]:
    """List the versions of a touchpoint's bindings, the newest first."""
    touchpoint = touchpoint_get(workspace_for(user, workspace_id), touchpoint_id)
    return versions_of(touchpoint)[::-1]


def versions_of(touchpoint: Touchpoint) -> list[BindingVersion]:
    """Tell from the rules that began and ended what was in force when, the oldest first."""
    rules = list(_rules(touchpoint).select_related("created_by", "ended_by"))
    moments = {rule.created_at for rule in rules} | {rule.ended_at for rule in rules}
    found: list[BindingVersion] = []
    before: list[Bound] = []
    for at in sorted(moment for moment in moments if moment is not None):
        now = sorted(_bound(rule) for rule in rules if _is_in_force(rule, at))
        begun = [one for one in now if one not in before]
        ended = [one for one in before if one not in now]
        if begun or ended:
            version = BindingVersion(len(found) + 1, at, _who(rules, at), now, begun, ended)
            found.append(version)
        before = now
    return found


def bindings_set_back(
    user: Asker, workspace_id: UUID, touchpoint_id: UUID, *, number: int
) -> Touchpoint:
    """Bind a touchpoint again by what it was bound by in a version; this makes a new version.

    Raises
    ------
    Conflict
        When another touchpoint is bound to some of it by now.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    touchpoint = touchpoint_get(workspace, touchpoint_id)
    wanted = next((one for one in versions_of(touchpoint) if one.number == number), None)
    if wanted is None:
        raise NotFound("There is no such version of the binding.", hint="Reload its history.")
    occasion = Occasion(workspace_actor(user))
    with transaction.atomic():
        current = {_bound(rule): rule for rule in _rules(touchpoint).filter(ended_at=None)}
        for bound, rule in current.items():
            if bound not in wanted.bound:
                rule_end(rule, occasion)
        for bound in wanted.bound:
            if bound not in current:
                rule_begin(
                    touchpoint, bound.kind, bound.key, channel=bound.channel, occasion=occasion
                )
        audit(workspace_actor(user), "update", touchpoint, workspace=workspace.pk, version=number)
    return touchpoint


def _rules(touchpoint: Touchpoint) -> QuerySet[TouchpointRule]:
    """Ask for all rules: those that came with a touchpoint may be the ones in force alone."""
    return TouchpointRule.objects.filter(touchpoint=touchpoint)


def _bound(rule: TouchpointRule) -> Bound:
    return Bound(rule.kind, rule.key, rule.channel)


def _is_in_force(rule: TouchpointRule, at: datetime) -> bool:
    return rule.created_at <= at and (rule.ended_at is None or rule.ended_at > at)


def _who(rules: list[TouchpointRule], at: datetime) -> User | None:
    """Tell who changed something at a moment."""
    begun = (rule.created_by for rule in rules if rule.created_at == at)
    ended = (rule.ended_by for rule in rules if rule.ended_at == at)
    return next((user for user in (*begun, *ended) if user is not None), None)
