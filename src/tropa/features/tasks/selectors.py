"""Reading tasks, hypotheses and the causes that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tropa.core import clock
from tropa.core.errors import NotFound
from tropa.features.tasks.models import Task, TaskKind, WhyChain
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker


def today_in(workspace: Workspace) -> date:
    """Tell which day it is where the workspace is."""
    return clock.now().astimezone(ZoneInfo(workspace.zone)).date()


def tasks_list(user: Asker, workspace_id: UUID, *, map_id: UUID | None = None) -> QuerySet[Task]:
    """List tasks and hypotheses, the next deadline first; of one map, where one is named."""
    return tasks_of(workspace_for(user, workspace_id), map_id=map_id)


def tasks_of(workspace: Workspace, *, map_id: UUID | None = None) -> QuerySet[Task]:
    """List tasks with all that is told of them; each map is read once."""
    found = Task.objects.filter(workspace=workspace).select_related(
        "workspace", "person__user", "decided_by", "department"
    )
    if map_id is not None:
        found = found.filter(map_id=map_id)
    return found.prefetch_related("map")


def task_get(workspace: Workspace, task_id: UUID) -> Task:
    """Find a task or hypothesis of this workspace."""
    return _found(tasks_of(workspace).filter(pk=task_id))


def hypothesis_get(record: MapRecord, task_id: UUID) -> Task:
    """Find a hypothesis of this map."""
    tasks = tasks_of(record.workspace, map_id=record.pk)
    return _found(tasks.filter(pk=task_id, kind=TaskKind.HYPOTHESIS))


def _found(tasks: QuerySet[Task]) -> Task:
    task = tasks.first()
    if task is None:
        raise NotFound("There is no such task.")
    return task


def why_chains_list(
    user: Asker, workspace_id: UUID, *, map_id: UUID | None = None
) -> QuerySet[WhyChain]:
    """List the causes asked for, oldest first; of one map, where one is named."""
    found = WhyChain.objects.filter(workspace=workspace_for(user, workspace_id))
    return found if map_id is None else found.filter(map_id=map_id)


def why_chain_get(workspace: Workspace, chain_id: UUID) -> WhyChain:
    """Find a chain of causes of this workspace."""
    chain = WhyChain.objects.filter(workspace=workspace, pk=chain_id).first()
    if chain is None:
        raise NotFound("There are no such causes.")
    return chain
