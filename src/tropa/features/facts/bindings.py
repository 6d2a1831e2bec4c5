"""Which facts belong to which touchpoint: rules that begin and end, never change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core import clock
from tropa.core.errors import Conflict
from tropa.features.facts.models import RuleKind, Touchpoint, TouchpointRule
from tropa.features.workspaces.services import departments_ensure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.features.workspaces.models import Workspace


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
        name = draft.name.casefold()
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
        name=draft.name,
        stage=draft.stage,
        accountable=departments.get(draft.accountable),
    )
    touchpoint.departments.set(departments.values())
    return touchpoint


def _add_channel(touchpoint: Touchpoint, channel: str) -> None:
    if channel not in touchpoint.channels:
        touchpoint.channels = [*touchpoint.channels, channel]
        touchpoint.save(update_fields=["channels"])
