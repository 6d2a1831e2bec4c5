"""Two names for one place: merging touchpoints, and undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import Conflict
from tropa.features.facts.bindings import Occasion, rule_begin, rule_end
from tropa.features.facts.models import (
    ReportedFigure,
    Touchpoint,
    TouchpointMerge,
    TouchpointRule,
)
from tropa.features.facts.selectors import merge_get, touchpoint_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit
from tropa.kit.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from tropa.features.workspaces.selectors import Asker


def touchpoints_merge(
    user: Asker, workspace_id: UUID, *, keep_id: UUID, merge_ids: Iterable[UUID]
) -> TouchpointMerge:
    """Let one touchpoint stand for others: it takes over their facts and reported figures."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    kept = touchpoint_get(workspace, keep_id)
    others = [touchpoint_get(workspace, pk) for pk in dict.fromkeys(merge_ids)]
    if not others or kept in others:
        raise Conflict("A touchpoint is merged with others.", hint="Choose at least two.")
    with transaction.atomic():
        occasion = Occasion(workspace_actor(user))
        moved = [_move(other, kept, occasion) for other in others]
        merge = TouchpointMerge.objects.create(
            workspace=workspace, kept=kept, moved=moved, created_by=workspace_actor(user)
        )
        audit(workspace_actor(user), "merge", kept, workspace=workspace.pk, merge=merge.pk)
    return merge


def merge_undo(user: Asker, workspace_id: UUID, merge_id: UUID) -> Touchpoint:
    """Take a merge back: every touchpoint has again what was its own.

    Gives the touchpoint that held them, which may be one into which the kept was merged later.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    merge = merge_get(workspace, merge_id)
    with transaction.atomic():
        occasion = Occasion(workspace_actor(user))
        for moved in merge.moved:
            _move_back(moved, merge.kept, occasion)
        merge.undone_at = clock.now()
        merge.save(update_fields=["undone_at"])
        audit(workspace_actor(user), "undo", merge.kept, workspace=workspace.pk, merge=merge.pk)
    return _holders(merge.kept)[-1]


def _move(other: Touchpoint, kept: Touchpoint, occasion: Occasion) -> dict[str, Any]:
    """Hand over rules and figures, and note them."""
    rules = list(other.rules.filter(ended_at__isnull=True))
    begun = [_rule_hand_over(rule, kept, occasion) for rule in rules]
    figures = list(other.reported.values_list("pk", flat=True))
    other.reported.update(touchpoint=kept)
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
    return {
        "touchpoint": str(other.pk),
        "rules": [str(rule.pk) for rule in begun],
        "figures": [str(pk) for pk in figures],
    }


def _move_back(moved: dict[str, Any], kept: Touchpoint, occasion: Occasion) -> None:
    """Give back what was handed over, wherever later merges carried it.

    What a person has bound elsewhere since then stays there.
    """
    other = Touchpoint.objects.get(pk=moved["touchpoint"])
    taken = Touchpoint.objects.filter(
        workspace_id=other.workspace_id, merged_into__isnull=True, name_key=name_key(other.name)
    )
    if taken.exists():
        raise Conflict(
            f"Another touchpoint is called {other.name!r} by now.", hint="Rename that one first."
        )
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    holders = _holders(kept)
    for rule in TouchpointRule.objects.filter(pk__in=moved["rules"]):
        for current in _rules_like(rule).filter(touchpoint__in=holders):
            _rule_hand_over(current, other, occasion)
    figures = ReportedFigure.objects.filter(pk__in=moved["figures"], touchpoint__in=holders)
    figures.update(touchpoint=other)


def _holders(kept: Touchpoint) -> list[Touchpoint]:
    """List the touchpoint that was kept, and those it was merged into in turn."""
    holders = [kept]
    while (last := holders[-1].merged_into) is not None:
        holders.append(last)
    return holders


def _rules_like(rule: TouchpointRule) -> QuerySet[TouchpointRule]:
    """Find the rule in force for the same facts: a later merge ends one and begins its like."""
    return TouchpointRule.objects.filter(
        workspace_id=rule.workspace_id,
        kind=rule.kind,
        key=rule.key,
        channel=rule.channel,
        ended_at__isnull=True,
    )


def _rule_hand_over(
    rule: TouchpointRule, touchpoint: Touchpoint, occasion: Occasion
) -> TouchpointRule:
    """End a rule and begin its like for another touchpoint."""
    rule_end(rule, occasion)
    return rule_begin(touchpoint, rule.kind, rule.key, channel=rule.channel, occasion=occasion)
