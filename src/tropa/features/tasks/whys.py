"""Asking for causes: why a pain is there, why that is so, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tropa.features.journeys.map_selectors import map_get
from tropa.features.tasks.models import WhyChain
from tropa.features.tasks.places import place_check
from tropa.features.tasks.selectors import hypothesis_get, why_chain_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User
    from tropa.features.workspaces.selectors import Asker


def why_chain_create(
    user: User,
    workspace_id: UUID,
    *,
    map_id: UUID,
    pain: str,
    answers: list[str],
    place: dict[str, str],
    hypothesis_id: UUID | None = None,
) -> WhyChain:
    """Begin to ask why: of a pain at a place of a map, or of a hypothesis."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    chain = WhyChain(
        workspace=workspace,
        map=record,
        pain=pain,
        answers=answers,
        hypothesis=hypothesis_get(record, hypothesis_id) if hypothesis_id else None,
        created_by=workspace_actor(user),
        **place,
    )
    place_check(record, chain)
    with transaction.atomic():
        chain.save()
        audit(workspace_actor(user), "create", chain, workspace=workspace.pk)
    return chain


def why_chain_update(
    user: Asker, workspace_id: UUID, chain_id: UUID, *, answers: list[str]
) -> WhyChain:
    """Write the answers anew: one more "why", or a better answer."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    chain = why_chain_get(workspace, chain_id)
    chain.answers = answers
    with transaction.atomic():
        chain.save(update_fields=["answers"])
        audit(workspace_actor(user), "update", chain, workspace=workspace.pk)
    return chain


def why_chain_delete(user: Asker, workspace_id: UUID, chain_id: UUID) -> None:
    """Remove a chain of causes."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    chain = why_chain_get(workspace, chain_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", chain, workspace=workspace.pk)
        chain.delete()
