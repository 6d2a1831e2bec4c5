"""Changing the company's process beside a map: check, write, audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core.company_process import StepCorrection
from tropa.core.errors import Conflict, InputError, NotFound
from tropa.features.company.models import CompanyProcess, Origin
from tropa.features.company.reading import ReadSteps, steps_of_bpmn, steps_of_list, steps_of_map
from tropa.features.company.selectors import steps_of
from tropa.features.facts.naming import touchpoints_named
from tropa.features.journeys.map_importing import opened_upload, refuse_large
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.workspaces.models import User, Workspace

KEPT = ("origin", "name", "steps", "corrections")


@dataclass(frozen=True, slots=True)
class GivenProcess:
    """A company's process as a person gives it.

    Attributes
    ----------
    origin : str
        Which of the others counts; of the map's own lanes, none.
    """

    origin: Origin
    text: str = ""
    upload_id: UUID | None = None
    map_id: UUID | None = None
    name: str = ""


def process_keep(
    user: User, workspace_id: UUID, map_id: UUID, *, given: GivenProcess
) -> tuple[str, ...]:
    """Hold a map against another process; what people said of steps of the same name stays.

    Returns
    -------
    tuple[str, ...]
        What of a file was left out, in sentences.

    Raises
    ------
    InputError
        There is no step in it, or a file cannot be read.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    process = _process(user, workspace, map_id)
    read = _read(user, workspace, given)
    if not read.steps and given.origin != Origin.LANES:
        raise InputError("There is no step in it.", hint="Write one step of your process a line.")
    known = touchpoints_named(workspace, [step.name for step in read.steps])
    steps = [
        step.model_copy(
            update={"touchpoint_id": step.touchpoint_id or str(known.get(step.name) or "") or None}
        )
        for step in read.steps
    ]
    changes = {
        "origin": given.origin,
        "name": (given.name or read.name)[:300],
        "steps": [step.model_dump(mode="json") for step in steps],
    }
    _write(user, process, changes)
    return read.remarks


def _read(user: User, workspace: Workspace, given: GivenProcess) -> ReadSteps:
    if given.origin == Origin.LIST:
        return steps_of_list(given.text)
    if given.origin == Origin.MAP and given.map_id:
        return steps_of_map(map_document(map_get(user, workspace.pk, given.map_id)))
    if given.origin == Origin.BPMN and given.upload_id:
        with opened_upload(workspace.pk, given.upload_id) as (path, name, _):
            refuse_large(path, file=name)
            return steps_of_bpmn(path.read_bytes(), file=name)
    if given.origin == Origin.LANES:
        return ReadSteps(())
    raise InputError("There is no step in it.", hint="Choose a file or a map.")


def step_correct(
    user: User, workspace_id: UUID, map_id: UUID, *, company_step_id: str, said: dict[str, Any]
) -> None:
    """Say where a step of the company belongs, or how long it is meant to take.

    Raises
    ------
    NotFound
        When the process has no such step, or the map none that is meant.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    process = _process(user, workspace, map_id)
    document = map_document(process.map)
    if company_step_id not in {step.id for step in steps_of(process, document)}:
        raise NotFound("The company's process has no such step.", hint="Reload the page.")
    meant = said.get("step_id")
    if meant and meant not in {step.id for step in document.steps}:
        raise NotFound("The map has no such step.", hint="Reload the page.")
    now = process.corrections.get(company_step_id, {})
    new = StepCorrection.model_validate({**now, **said})
    corrections = dict(process.corrections)
    corrections[company_step_id] = new.model_dump(mode="json")
    if new == StepCorrection():
        del corrections[company_step_id]
    _write(user, process, {"corrections": corrections})


def process_undo(user: User, workspace_id: UUID, map_id: UUID) -> None:
    """Take the last change back; taken back twice, it is there again."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    process = _process(user, workspace, map_id)
    if process.before is None:
        raise Conflict("There is nothing to take back.")
    _write(user, process, process.before)


def _process(user: User, workspace: Workspace, map_id: UUID) -> CompanyProcess:
    """Find the process beside a map, or begin with what the map's own lanes say."""
    record = map_get(user, workspace.pk, map_id)
    found = CompanyProcess.objects.filter(map=record).select_related("map").first()
    actor = workspace_actor(user)
    return found or CompanyProcess(workspace=workspace, map=record, created_by=actor)


def _write(user: User, process: CompanyProcess, changes: dict[str, Any]) -> None:
    process.before = {name: getattr(process, name) for name in KEPT}
    for name, value in changes.items():
        setattr(process, name, value)
    with transaction.atomic():
        verb = "create" if process._state.adding else "update"
        process.save()
        audit(workspace_actor(user), verb, process, workspace=process.workspace_id)
