"""Which facts belong to which touchpoint: rules that begin and end, never change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.core.errors import Conflict
from tropa.features.facts.counts import map_counts
from tropa.features.facts.models import RuleKind, Touchpoint, TouchpointRule
from tropa.features.workspaces.services import departments_ensure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.features.workspaces.models import Workspace


LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class TouchpointDraft:
    """A touchpoint that facts speak of, as an import found it."""

    name: str
    kind: str
    key: str
    stage: str = ""
    channel: str = ""
    departments: list[str] = field(default_factory=list)
    accountable: str = ""


def shown_name(key: str) -> str:
    """Shorten what a code says to what a touchpoint can be called; its rule keeps the whole."""
    return key if len(key) <= LONGEST_NAME else key[: LONGEST_NAME - 1] + "…"


def rules_replace(touchpoint: Touchpoint, kind: RuleKind, keys: Iterable[str]) -> None:
    """Bind exactly these names to a touchpoint: end what is no longer wanted, begin what is new."""
    wanted = {key.strip() for key in keys if key.strip()}
    current = touchpoint.rules.filter(kind=kind, ended_at__isnull=True)
    current.exclude(key__in=wanted).update(ended_at=clock.now())
    for key in sorted(wanted - set(current.values_list("key", flat=True))):
        rule_begin(touchpoint, kind, key)


def rule_begin(touchpoint: Touchpoint, kind: str, key: str, *, channel: str = "") -> TouchpointRule:
    """Bind one name; it must not be bound elsewhere."""
    taken = TouchpointRule.objects.filter(
        workspace_id=touchpoint.workspace_id,
        kind=kind,
        key=key,
        channel=channel,
        ended_at__isnull=True,
    ).select_related("touchpoint")
    if other := taken.first():
        raise Conflict(
            f"{key!r} belongs to the touchpoint {other.touchpoint.name!r}.",
            hint="Take it away there first, or merge the two touchpoints.",
        )
    return TouchpointRule.objects.create(
        workspace_id=touchpoint.workspace_id,
        touchpoint=touchpoint,
        kind=kind,
        key=key,
        channel=channel,
    )


def touchpoints_ensure(workspace: Workspace, drafts: Iterable[TouchpointDraft]) -> None:
    """Put what an import found into the registry; what people changed there stays as it is.

    Running it twice adds nothing, as a step of a job must.
    """
    bound = set(
        workspace.rules.filter(ended_at__isnull=True, channel="").values_list("kind", "key")
    )
    by_name = {
        item.name.casefold(): item for item in workspace.touchpoints.filter(merged_into=None)
    }
    for draft in drafts:
        name = shown_name(draft.name).casefold()
        if name not in by_name and (draft.kind, draft.key) not in bound:
            by_name[name] = _create(workspace, draft)
        if name in by_name and draft.channel:
            _add_channel(by_name[name], draft.channel)
        if (draft.kind, draft.key) not in bound:
            rule_begin(by_name[name], draft.kind, draft.key)
            bound.add((draft.kind, draft.key))


def _create(workspace: Workspace, draft: TouchpointDraft) -> Touchpoint:
    names = [*draft.departments, *([draft.accountable] if draft.accountable else [])]
    departments = departments_ensure(workspace, names)
    touchpoint = Touchpoint.objects.create(
        workspace=workspace,
        name=shown_name(draft.name),
        stage=draft.stage,
        accountable=departments.get(draft.accountable),
    )
    touchpoint.departments.set(departments.values())
    return touchpoint


def _add_channel(touchpoint: Touchpoint, channel: str) -> None:
    if channel not in touchpoint.channels:
        touchpoint.channels = [*touchpoint.channels, channel]
        touchpoint.save(update_fields=["channels"])


def touchpoints_prune(workspace: Workspace, *, keep: set[tuple[str, str]]) -> None:
    """Remove touchpoints that only an import made, when nothing speaks of them any more.

    Whatever a person added, promised, reported or put on a map stays.
    """
    on_maps = {pk for pk, count in map_counts(workspace.pk).items() if count}
    made_by_imports = workspace.touchpoints.filter(
        is_manual=False,
        promise__isnull=True,
        merged_into=None,
        merged=None,
        reported=None,
    ).exclude(pk__in=on_maps)
    for touchpoint in made_by_imports.prefetch_related("rules").distinct():
        in_force = [rule for rule in touchpoint.rules.all() if rule.ended_at is None]
        if not any((rule.kind, rule.key) in keep for rule in in_force):
            touchpoint.delete()


def touchpoint_follow(workspace: Workspace, *, old_key: str, new_key: str) -> None:
    """Rename what an import made when its code gets a meaning, so that references stay whole."""
    rules = list(
        workspace.rules.filter(key=old_key, ended_at__isnull=True).select_related("touchpoint")
    )
    is_taken = workspace.touchpoints.filter(
        name__iexact=shown_name(new_key), merged_into=None
    ).exists()
    for rule in rules:
        rule.ended_at = clock.now()
        rule.save(update_fields=["ended_at"])
        touchpoint = rule.touchpoint
        if touchpoint.name == shown_name(old_key) and not is_taken:
            touchpoint.name = shown_name(new_key)
            touchpoint.save(update_fields=["name"])
        if not workspace.rules.filter(
            kind=rule.kind, key=new_key, channel=rule.channel, ended_at__isnull=True
        ).exists():
            rule_begin(touchpoint, rule.kind, new_key, channel=rule.channel)


def touchpoint_describe(workspace: Workspace, draft: TouchpointDraft) -> None:
    """Let a dictionary say stage and departments of the touchpoint that a name is bound to."""
    rule = workspace.rules.filter(
        kind=draft.kind, key=draft.key, ended_at__isnull=True
    ).select_related("touchpoint")
    for touchpoint in {item.touchpoint for item in rule}:
        if draft.stage:
            touchpoint.stage = draft.stage
        names = [*draft.departments, *([draft.accountable] if draft.accountable else [])]
        departments = departments_ensure(workspace, names)
        if draft.accountable:
            touchpoint.accountable = departments[draft.accountable]
        touchpoint.save(update_fields=["stage", "accountable"])
        touchpoint.departments.add(*departments.values())
