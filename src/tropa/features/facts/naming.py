"""Touchpoints found by their names, as maps from outside name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.features.facts.bindings import shown_name
from tropa.features.facts.models import Touchpoint
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.audit import audit
from tropa.kit.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker


def touchpoints_named(workspace: Workspace, names: Iterable[str]) -> dict[str, UUID]:
    """Find the touchpoints of these names; those that the registry lacks are left out."""
    keys = {name: name_key(shown_name(name)) for name in names}
    known = dict(workspace.touchpoints.filter(merged_into=None).values_list("name_key", "pk"))
    return {name: known[key] for name, key in keys.items() if key in known}


def touchpoints_provide(user: Asker, workspace: Workspace, names: Iterable[str]) -> dict[str, UUID]:
    """Find the touchpoints of these names and add those that the registry lacks.

    Whoever calls has asked for permission.
    """
    wanted = [name for name in dict.fromkeys(names) if name.strip()]
    found = touchpoints_named(workspace, wanted)
    actor = workspace_actor(user)
    with transaction.atomic():
        for name in wanted:
            if name in found:
                continue
            shown = shown_name(name)
            touchpoint, is_new = Touchpoint.objects.get_or_create(
                workspace=workspace,
                name_key=name_key(shown),
                merged_into=None,
                defaults={"name": shown, "is_manual": True, "created_by": actor},
            )
            if is_new:
                audit(actor, "create", touchpoint, workspace=workspace.pk)
            found[name] = touchpoint.pk
    return found
