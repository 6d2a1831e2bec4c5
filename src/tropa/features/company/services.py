"""Changing the company's process beside a map: check, write, audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.analysis.company_matching import match_steps
from tropa.analysis.company_view import neighbours
from tropa.core.company_process import StepCorrection
from tropa.core.errors import Conflict, InputError, NotFound
from tropa.features.company.models import CompanyProcess, Origin
from tropa.features.company.reading import ReadSteps, steps_of_bpmn, steps_of_list, steps_of_map
from tropa.features.company.selectors import steps_of
from tropa.features.facts.naming import touchpoints_named
from tropa.features.journeys.map_importing import opened_upload, refuse_large
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.journeys.models import MapRecord
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
) -> tuple[tuple[str, ...], str]:
    """Hold a map against another process; what people said of steps of the same name stays.

    Returns
    -------
    tuple[str, ...], str
        What of a file was left out, in sentences; and by what undo knows this change.

    Raises
    ------
    InputError
        There is no step in it, a file cannot be read, or more follows each other than is compared.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
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
    document = map_document(record)
    with transaction.atomic():
        process = _process(user, record)
        neighbours(steps, match_steps(steps, document.steps, process.read_corrections()))
        return read.remarks, _write(user, process, changes)


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
) -> str:
    """Say where a step of the company belongs, or how long it is meant to take.

    Returns
    -------
    str
        By what undo knows this change.

    Raises
    ------
    NotFound
        When the process has no such step, or the map none that is meant.
    """
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    document = map_document(record)
    meant = said.get("step_id")
    if meant and meant not in {step.id for step in document.steps}:
        raise NotFound("The map has no such step.", hint="Reload the page.")
    with transaction.atomic():
        process = _process(user, record)
        if company_step_id not in {step.id for step in steps_of(process, document).steps}:
            raise NotFound("The company's process has no such step.", hint="Reload the page.")
        corrections = dict(process.corrections)
        new = StepCorrection.model_validate({**corrections.pop(company_step_id, {}), **said})
        if new != StepCorrection():
            corrections[company_step_id] = new.model_dump(mode="json")
        return _write(user, process, {"corrections": corrections})


def process_undo(user: User, workspace_id: UUID, map_id: UUID, *, change: str) -> str:
    """Take the last change back; taken back twice, it is there again.

    Parameters
    ----------
    change : str
        That which is to be taken back, as whoever made it was told.

    Raises
    ------
    Conflict
        When somebody has changed the process since.
    """
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = map_get(user, workspace_id, map_id)
    with transaction.atomic():
        process = _process(user, record)
        if process.before is None:
            raise Conflict("There is nothing to take back.")
        if process.taken_at.isoformat() != change:
            raise Conflict(
                "Somebody has changed the company's process since.", hint="Reload the page."
            )
        return _write(user, process, process.before)


def _process(user: User, record: MapRecord) -> CompanyProcess:
    """Hold the process beside a map, or begin with what the map's own lanes say.

    Must be called in a transaction: the map is held too, for there may be no process yet to hold.
    """
    MapRecord.objects.select_for_update().only("pk").get(pk=record.pk)
    found = CompanyProcess.objects.filter(map=record).first()
    actor = workspace_actor(user)
    return found or CompanyProcess(workspace_id=record.workspace_id, map=record, created_by=actor)


def _write(user: User, process: CompanyProcess, changes: dict[str, Any]) -> str:
    """Write a change in the transaction that holds the process, and tell by what it is known."""
    process.before = {name: getattr(process, name) for name in KEPT}
    for name, value in changes.items():
        setattr(process, name, value)
    verb = "create" if process._state.adding else "update"
    process.save()
    audit(workspace_actor(user), verb, process, workspace=process.workspace_id)
    return process.taken_at.isoformat()
