"""Changing tasks and hypotheses: check, write, note in the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import InputError
from tropa.features.journeys.map_selectors import map_get
from tropa.features.tasks.models import STATES, Task, TaskKind, TaskState
from tropa.features.tasks.places import PARTS, place_check
from tropa.features.tasks.selectors import task_get
from tropa.features.workspaces.selectors import (
    department_get,
    member_get,
    membership_for,
    workspace_for,
)
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role, role_check
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User
    from tropa.features.workspaces.selectors import Asker

OWN_FIELDS = ("title", "deadline", "asked_of", *PARTS)


def task_create(user: User, workspace_id: UUID, *, kind: TaskKind, **facts: Any) -> Task:
    """Set a task, put a hypothesis on a map, or ask a department for data.

    ``facts``: title, person_id (a member), deadline, method, department_id, asked_of, map_id,
    lane_id, step_id, stage_id.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    task = Task(workspace=workspace, kind=kind, created_by=workspace_actor(user))
    map_id = facts.pop("map_id", None)
    task.map = map_get(user, workspace_id, map_id) if map_id else None
    _write(task, user, verb="create", facts=facts)
    return task


def task_update(user: User, workspace_id: UUID, task_id: UUID, **facts: Any) -> Task:
    """Change what a task says, whose it is, until when, or where on its map; what is absent stays.

    ``facts`` as for :func:`task_create`, without the map.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    task = task_get(workspace, task_id)
    _write(task, user, verb="update", facts=facts)
    return task


def task_decide(
    user: Asker, workspace_id: UUID, task_id: UUID, *, state: TaskState, reason: str = ""
) -> Task:
    """Close a task or hypothesis with a verdict and its reason, or open it again.

    Whoever it is given to may do so, and every editor.
    """
    own = membership_for(user, workspace_id)
    task = task_get(own.workspace, task_id)
    if task.person_id != own.pk:
        role_check(Role(own.role), needs=Role.EDITOR)
    _check_verdict(task, state, reason)
    is_open = state == TaskState.OPEN
    task.state, task.reason = state, "" if is_open else reason
    task.decided_by = None if is_open else workspace_actor(user)
    task.decided_at = None if is_open else clock.now()
    with transaction.atomic():
        task.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        audit(workspace_actor(user), "update", task, workspace=own.workspace.pk, state=state)
    return task


def task_delete(user: Asker, workspace_id: UUID, task_id: UUID) -> None:
    """Remove a task or hypothesis, with the causes asked for it."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    task = task_get(workspace, task_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", task, workspace=workspace.pk)
        task.delete()


def _write(task: Task, user: Asker, *, verb: str, facts: dict[str, Any]) -> None:
    stood = _place(task)
    for field in OWN_FIELDS:
        if field in facts:
            setattr(task, field, facts[field])
    if "person_id" in facts:
        chosen = facts["person_id"]
        task.person = member_get(task.workspace, chosen) if chosen else None
    if "department_id" in facts:
        chosen = facts["department_id"]
        task.department = department_get(task.workspace, chosen) if chosen else None
    if "method" in facts:
        task.method = facts["method"] or ""
    _check_kind(task)
    if _place(task) != stood:  # what stays where it was may: its place may be gone meanwhile
        place_check(task.map, task)
    written = [*OWN_FIELDS, "person", "department", "method"] if verb == "update" else None
    with transaction.atomic():
        task.save(update_fields=written)  # a verdict given meanwhile stays
        audit(workspace_actor(user), verb, task, workspace=task.workspace_id)


def _place(task: Task) -> list[str]:
    return [getattr(task, column) for column in PARTS]


def _check_kind(task: Task) -> None:
    """Let each kind have what it needs, and nothing of another."""
    if task.kind != TaskKind.REQUEST:
        task.department, task.asked_of = None, ""
    if task.kind != TaskKind.HYPOTHESIS:
        task.method = ""
    if task.kind == TaskKind.REQUEST and task.map is None:
        raise InputError("Data are asked for a map.", column="map_id", hint="Name the map.")
    if task.kind != TaskKind.HYPOTHESIS:
        return
    if task.map is None:
        raise InputError("A hypothesis stands on a map.", column="map_id", hint="Name the map.")
    if not task.method:
        raise InputError(
            "A hypothesis needs a method.",
            column="method",
            hint="Choose interview, focus group, survey or data.",
        )


def _check_verdict(task: Task, state: TaskState, reason: str) -> None:
    if state not in STATES[task.kind]:
        raise InputError(
            f"This can be no state of a {task.kind}: {state}.",
            column="state",
            hint="Reload the list and try again.",
        )
    if task.kind == TaskKind.HYPOTHESIS and state != TaskState.OPEN and not reason:
        raise InputError(
            "A verdict needs a reason.",
            column="reason",
            hint="Say in a sentence what decided it.",
        )
