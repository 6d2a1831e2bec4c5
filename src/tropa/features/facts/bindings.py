"""Which facts belong to which touchpoint: rules that begin and end, never change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.core.errors import Conflict
from tropa.features.facts.counts import map_counts
from tropa.features.facts.models import RuleKind, Touchpoint, TouchpointRule
from tropa.features.workspaces.services import (
    department_name,
    departments_ensure,
    departments_wanted,
)
from tropa.kit.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tropa.features.workspaces.models import User, Workspace


LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who changes bindings, and when: what is changed together bears one moment."""

    by: User | None = None
    at: datetime = field(default_factory=clock.now)


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
    found_departments: list[str] = field(default_factory=list)
    """Those that the facts themselves name, where no dictionary says otherwise."""


def shown_name(key: str) -> str:
    """Shorten what a code says to what a touchpoint can be called; its rule keeps the whole."""
    return key if len(key) <= LONGEST_NAME else key[: LONGEST_NAME - 1] + "…"


def rules_replace(
    touchpoint: Touchpoint, kind: RuleKind, keys: Iterable[str], *, occasion: Occasion
) -> None:
    """Bind exactly these names to a touchpoint: end what is no longer wanted, begin what is new."""
    wanted = {key.strip() for key in keys if key.strip()}
    current = touchpoint.rules.filter(kind=kind, ended_at__isnull=True)
    current.exclude(key__in=wanted).update(ended_at=occasion.at, ended_by=occasion.by)
    for key in sorted(wanted - set(current.values_list("key", flat=True))):
        rule_begin(touchpoint, kind, key, occasion=occasion)


def rule_end(rule: TouchpointRule, occasion: Occasion) -> None:
    """Let a rule bind no more."""
    rule.ended_at, rule.ended_by = occasion.at, occasion.by
    rule.save(update_fields=["ended_at", "ended_by"])


def rule_begin(
    touchpoint: Touchpoint, kind: str, key: str, *, occasion: Occasion, channel: str = ""
) -> TouchpointRule:
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
        created_at=occasion.at,
        created_by=occasion.by,
    )


def touchpoints_ensure(workspace: Workspace, drafts: Iterable[TouchpointDraft]) -> None:
    """Put what an import found into the registry; what people changed there stays as it is.

    Running it twice adds nothing, as a step of a job must.
    """
    places = {item.pk: item for item in workspace.touchpoints.filter(merged_into=None)}
    by_name = {item.name_key: item for item in places.values()}
    rules = workspace.rules.filter(ended_at__isnull=True, channel="")
    bound = {(rule.kind, rule.key): places[rule.touchpoint_id] for rule in rules}
    found: dict[Touchpoint, set[str]] = {}
    occasion = Occasion()
    for draft in drafts:
        name, fact = name_key(shown_name(draft.name)), (draft.kind, draft.key)
        if fact not in bound:
            by_name[name] = by_name.get(name) or _create(workspace, draft)
            rule_begin(by_name[name], draft.kind, draft.key, occasion=occasion)
            bound[fact] = by_name[name]
        if draft.channel:
            _add_channel(bound[fact], draft.channel)
        found.setdefault(bound[fact], set()).update(draft.found_departments)
    _add_departments(workspace, found)


def _create(workspace: Workspace, draft: TouchpointDraft) -> Touchpoint:
    names = [*draft.departments, *([draft.accountable] if draft.accountable else [])]
    departments = departments_ensure(workspace, departments_wanted(workspace, names))
    name = shown_name(draft.name)
    touchpoint, _ = Touchpoint.objects.get_or_create(
        workspace=workspace,
        name_key=name_key(name),
        merged_into=None,
        defaults={
            "name": name,
            "stage": draft.stage,
            "accountable": departments.get(draft.accountable),
        },
    )
    touchpoint.departments.add(*departments.values())
    return touchpoint


def _add_departments(workspace: Workspace, found: dict[Touchpoint, set[str]]) -> None:
    """Attach the departments that facts name."""
    every = sorted({name for names in found.values() for name in names})
    known = departments_ensure(workspace, every, is_found=True) if every else {}
    for touchpoint, names in found.items():
        wanted = {known[name] for name in names if name in known}
        wanted = {unit for unit in wanted if unit.name_key not in touchpoint.left_out_departments}
        if wanted:
            touchpoint.departments.add(*wanted)


def _add_channel(touchpoint: Touchpoint, channel: str) -> None:
    if channel not in (*touchpoint.channels, *touchpoint.left_out_channels):
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


def departments_prune(workspace: Workspace, *, keep: set[str]) -> None:
    """Remove departments that were only found in facts, when no fact names them any more."""
    found = workspace.departments.filter(is_found=True, accountable_for=None)
    found.exclude(name_key__in={name_key(department_name(name)) for name in keep}).delete()


def touchpoint_follow(workspace: Workspace, *, old_key: str, new_key: str) -> None:
    """Rename what an import made when its code gets a meaning, so that references stay whole."""
    rules = list(
        workspace.rules.filter(key=old_key, ended_at__isnull=True).select_related("touchpoint")
    )
    is_taken = workspace.touchpoints.filter(
        name_key=name_key(shown_name(new_key)), merged_into=None
    ).exists()
    occasion = Occasion()
    for rule in rules:
        rule_end(rule, occasion)
        touchpoint = rule.touchpoint
        if touchpoint.name == shown_name(old_key) and not is_taken:
            touchpoint.name = shown_name(new_key)
            touchpoint.save(update_fields=["name"])
        if not workspace.rules.filter(
            kind=rule.kind, key=new_key, channel=rule.channel, ended_at__isnull=True
        ).exists():
            rule_begin(touchpoint, rule.kind, new_key, channel=rule.channel, occasion=occasion)


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
