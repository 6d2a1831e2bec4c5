"""The steps of a company's process, from a list, a BPMN file, another map, or a map's own lanes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.core.company_process import MOST_STEPS, CompanyStep, step_ids
from tropa.core.errors import InputError
from tropa.core.map_part import LONGEST_NAME
from tropa.core.maps import BACKSTAGE_LANES
from tropa.core.task_texts import tasks_in
from tropa.formats.bpmn import read_bpmn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.maps import JourneyMap

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•–—])\s+")


@dataclass(frozen=True, slots=True)
class ReadSteps:
    """Steps with what the process is called and what was left out."""

    steps: tuple[CompanyStep, ...]
    name: str = ""
    remarks: tuple[str, ...] = ()
    left_out: int = 0
    """Steps beyond those that can be compared."""


def steps_of_list(text: str) -> ReadSteps:
    """Read a typed or pasted list: one step a line; of a table the first column counts.

    Examples
    --------
    >>> [step.name for step in steps_of_list("1. Accept\\n2. Repair\\tWorkshop\\n").steps]
    ['Accept', 'Repair']
    """
    names, departments = [], []
    for line in text.splitlines():
        first, _, rest = line.partition("\t")
        name = _NUMBERED.sub("", first, count=1).strip()
        if name:
            names.append(_short(name))
            departments.append(_short(rest.partition("\t")[0].strip()))
    return ReadSteps(_chained(names, departments))


def steps_of_bpmn(content: bytes, *, file: str) -> ReadSteps:
    """Read a BPMN file: its tasks, what follows what, and which a branch leaves out."""
    read = read_bpmn(content, file=file)
    tasks = [(process, task) for process in read.processes for task in process.tasks]
    _refuse_many(len(tasks), file=file)
    ids = step_ids(task.name for _, task in tasks)
    own = {(id(process), task.id): new for (process, task), new in zip(tasks, ids, strict=True)}
    after = {id(process): process.after for process in read.processes}
    optional = {id(process): process.optional for process in read.processes}
    steps = tuple(
        CompanyStep(
            id=new,
            name=_short(task.name),
            department=task.department,
            after=tuple(own[id(process), one] for one in after[id(process)][task.id]),
            is_optional=task.id in optional[id(process)],
        )
        for (process, task), new in zip(tasks, ids, strict=True)
    )
    return ReadSteps(steps, name=read.processes[0].name, remarks=read.remarks)


def steps_of_map(document: JourneyMap) -> ReadSteps:
    """Take the steps of another map, in its order, with their touchpoints."""
    steps = [step for stage in document.stages for step in document.steps_of(stage.id)]
    chained = _chained([step.name for step in steps], [""] * len(steps))
    return ReadSteps(
        tuple(
            one.model_copy(update={"touchpoint_id": step.touchpoint_id})
            for one, step in zip(chained, steps, strict=True)
        ),
        name=document.title,
    )


def steps_of_lanes(document: JourneyMap) -> ReadSteps:
    """Take what the map's own blueprint lanes say, each in its place.

    A text at a stage has no step to be at; it is matched by its name.
    """
    names: list[str] = []
    places: list[str | None] = []
    for step_id, stage_id in _columns(document):
        for lane in document.lanes:
            cell = document.cell_at((lane.id, step_id, stage_id))
            if lane.kind in BACKSTAGE_LANES and cell is not None:
                told = [_short(name.strip()) for name, _ in tasks_in(cell.text)]
                names += told
                places += [step_id or None] * len(told)
    left_out = max(len(names) - MOST_STEPS, 0)
    names, places = names[:MOST_STEPS], places[:MOST_STEPS]
    chained = _chained(names, [""] * len(names))
    return ReadSteps(
        tuple(
            one.model_copy(update={"step_id": place})
            for one, place in zip(chained, places, strict=True)
        ),
        left_out=left_out,
    )


def _columns(document: JourneyMap) -> list[tuple[str, str]]:
    found = []
    for stage in document.stages:
        found.append(("", stage.id))
        found += [(step.id, "") for step in document.steps_of(stage.id)]
    return found


def _chained(names: Sequence[str], departments: Sequence[str]) -> tuple[CompanyStep, ...]:
    _refuse_many(len(names))
    ids = step_ids(names)
    return tuple(
        CompanyStep(
            id=own,
            name=name,
            department=department,
            after=(ids[place - 1],) if place else (),
        )
        for place, (own, name, department) in enumerate(zip(ids, names, departments, strict=True))
    )


def _refuse_many(count: int, *, file: str = "") -> None:
    if count > MOST_STEPS:
        raise InputError(
            f"A process to be compared has at most {MOST_STEPS} steps; this one has {count}.",
            file=file,
            hint="Take the part that touches customers.",
        )


def _short(name: str) -> str:
    clean = " ".join(name.split())
    return clean if len(clean) <= LONGEST_NAME else clean[: LONGEST_NAME - 1] + "…"
