"""The addresses of tasks, hypotheses, their causes and reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ninja import Router, Status

from tropa.features.journeys.map_selectors import touchpoints_kept
from tropa.features.tasks import reminder_switches, selectors, services, whys
from tropa.features.tasks.models import Task, TaskKind, TaskState
from tropa.features.tasks.schemas import (
    SwitchesOut,
    SwitchIn,
    TaskIn,
    TaskOut,
    TaskPatch,
    VerdictIn,
    WhysIn,
    WhysOut,
    WhysPatch,
)
from tropa.features.workspaces.requests import SignedInRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

router = Router(tags=["tasks"])
TASKS = "/workspaces/{uuid:workspace_id}/tasks"
TASK = TASKS + "/{uuid:task_id}"
WHYS = "/workspaces/{uuid:workspace_id}/whys"
CHAIN = WHYS + "/{uuid:chain_id}"
REMINDERS = "/workspaces/{uuid:workspace_id}/reminders"


@router.get(TASKS, response=list[TaskOut])
def list_tasks(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID | None = None
) -> list[TaskOut]:
    """List tasks and hypotheses; of one map, where one is named."""
    tasks = selectors.tasks_list(request.user, workspace_id, map_id=map_id)
    kept = touchpoints_kept(workspace_id)
    return [_out(task, kept=kept) for task in tasks]


@router.post(TASKS, response={201: TaskOut})
def create_task(request: SignedInRequest, workspace_id: UUID, body: TaskIn) -> Status[TaskOut]:
    """Set a task, or put a hypothesis on a map."""
    facts = body.model_dump(exclude={"kind"})
    task = services.task_create(request.user, workspace_id, kind=TaskKind(body.kind), **facts)
    return Status(201, _out(task))


@router.patch(TASK, response=TaskOut)
def update_task(
    request: SignedInRequest, workspace_id: UUID, task_id: UUID, *, body: TaskPatch
) -> TaskOut:
    """Change what a task says, whose it is or until when."""
    facts = body.model_dump(exclude_unset=True)
    return _out(services.task_update(request.user, workspace_id, task_id, **facts))


@router.post(TASK + "/verdict", response=TaskOut)
def decide_task(
    request: SignedInRequest, workspace_id: UUID, task_id: UUID, *, body: VerdictIn
) -> TaskOut:
    """Close a task or hypothesis, or open it again."""
    state = TaskState(body.state)
    return _out(
        services.task_decide(request.user, workspace_id, task_id, state=state, reason=body.reason)
    )


@router.delete(TASK, response={204: None})
def delete_task(request: SignedInRequest, workspace_id: UUID, task_id: UUID) -> Status[None]:
    """Remove a task or hypothesis."""
    services.task_delete(request.user, workspace_id, task_id)
    return Status(204, None)


@router.get(WHYS, response=list[WhysOut])
def list_whys(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID | None = None
) -> list[WhysOut]:
    """List the causes that were asked for; of one map, where one is named."""
    found = selectors.why_chains_list(request.user, workspace_id, map_id=map_id)
    return [WhysOut.of(chain) for chain in found]


@router.post(WHYS, response={201: WhysOut})
def create_whys(request: SignedInRequest, workspace_id: UUID, body: WhysIn) -> Status[WhysOut]:
    """Begin to ask why."""
    chain = whys.why_chain_create(
        request.user,
        workspace_id,
        map_id=body.map_id,
        pain=body.pain,
        answers=body.answers,
        hypothesis_id=body.hypothesis_id,
        place=body.model_dump(include={"lane_id", "step_id", "stage_id"}),
    )
    return Status(201, WhysOut.of(chain))


@router.patch(CHAIN, response=WhysOut)
def update_whys(
    request: SignedInRequest, workspace_id: UUID, chain_id: UUID, *, body: WhysPatch
) -> WhysOut:
    """Write the answers anew."""
    return WhysOut.of(
        whys.why_chain_update(request.user, workspace_id, chain_id, answers=body.answers)
    )


@router.delete(CHAIN, response={204: None})
def delete_whys(request: SignedInRequest, workspace_id: UUID, chain_id: UUID) -> Status[None]:
    """Remove a chain of causes."""
    whys.why_chain_delete(request.user, workspace_id, chain_id)
    return Status(204, None)


@router.get(REMINDERS, response=SwitchesOut)
def get_reminders(request: SignedInRequest, workspace_id: UUID) -> reminder_switches.Switches:
    """Tell who is reminded by mail."""
    return reminder_switches.switches_get(request.user, workspace_id)


@router.put(REMINDERS, response=SwitchesOut)
def switch_reminders(
    request: SignedInRequest, workspace_id: UUID, body: SwitchIn
) -> reminder_switches.Switches:
    """Let the workspace remind its members, or stop it."""
    return reminder_switches.workspace_switch(request.user, workspace_id, is_on=body.is_on)


@router.put(REMINDERS + "/mine", response=SwitchesOut)
def switch_own_reminders(
    request: SignedInRequest, workspace_id: UUID, body: SwitchIn
) -> reminder_switches.Switches:
    """Ask to be reminded, or not to be."""
    return reminder_switches.own_switch(request.user, workspace_id, is_on=body.is_on)


def _out(task: Task, *, kept: Mapping[str, str] | None = None) -> TaskOut:
    known = touchpoints_kept(task.workspace_id) if kept is None else kept
    return TaskOut.of(task, today=selectors.today_in(task.workspace), kept=known)
