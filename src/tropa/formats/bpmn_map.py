"""A BPMN process as a map: its tasks are steps, or go back to the places they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import uuid4

from pydantic import ValidationError

from tropa.core.errors import InputError
from tropa.core.map_imports import MapProposal
from tropa.core.map_part import LONGEST_NAME, LONGEST_TEXT
from tropa.core.maps import (
    BACKSTAGE_LANES,
    JourneyMap,
    MapCell,
    MapLane,
    MapStage,
    MapStep,
)
from tropa.core.processes import CHOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.processes import Flow, Process, ProcessNode
    from tropa.formats.bpmn import ReadProcesses
    from tropa.formats.bpmn_xml import Element

MOST_LETTERS = 5_000_000
"""Each task tells the branches behind it: a small file could become a map of any size."""
PROCESS_STAGE = "stage.unplaced"


@dataclass(frozen=True, slots=True)
class LaneTitles:
    """What the lanes are called that hold departments and branches, in the reader's language."""

    departments: str = "Departments"
    branches: str = "Branches"


def map_of_bpmn(read: ReadProcesses, *, title: str, titles: LaneTitles, file: str) -> MapProposal:
    """Make a map of what was read.

    A file that was written from a map gives that map's stages, steps and blueprint lanes back,
    with the tasks as they are now. Any other becomes one step a task: parts of the process, or
    its pools, are the stages; lanes name the departments; branches are told in a lane, and the
    first steps of those that exclude each other become alternatives.

    Raises
    ------
    InputError
        What the file says of its map does not hang together, or it has too many branches.
    """
    try:
        if read.journey is not None:
            document = _Returning(read.journey).document(read.processes)
        else:
            document = _Drawing(titles).document(read.processes, title=title)
    except ValidationError as error:
        raise InputError(
            "What the file says of its map does not hang together.",
            file=file,
            hint="Export the map again.",
        ) from error
    if sum(len(cell.text) for cell in document.cells) > MOST_LETTERS:
        raise InputError(
            "The branches of this process are too many to be told on a map.",
            file=file,
            hint="Export the one process that is wanted.",
        )
    return MapProposal(document=document, remarks=read.remarks, is_foreign=read.journey is None)


@dataclass
class _Returning:
    """Puts tasks back to the places of the map they were written from."""

    journey: Element
    texts: dict[tuple[str, str, str], list[tuple[str, str]]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def document(self, processes: tuple[Process, ...]) -> JourneyMap:
        lanes = [_lane(one) for one in self.journey.all("lane")]
        steps = [_step(one) for one in self.journey.all("step")]
        own = [lane for lane in lanes if lane.kind in BACKSTAGE_LANES]
        backstage = own[0] if own else MapLane(id=uuid4().hex, kind="backstage")
        for process in processes:
            self._take(process, backstage=backstage.id, first=steps[0].id if steps else "")
        if not own and any(place[0] == backstage.id for place in self.texts):
            lanes.append(backstage)
        steps = [
            step.model_copy(update={"name": self.renamed.get(step.id, step.name)}) for step in steps
        ]
        return JourneyMap(
            id=self.journey.get("id") or uuid4().hex,
            title=self.journey.get("title"),
            stages=tuple(_stage(one) for one in self.journey.all("stage")),
            steps=tuple(steps),
            lanes=tuple(lanes),
            cells=tuple(
                MapCell(
                    lane_id=place[0],
                    step_id=place[1] or None,
                    stage_id=place[2] or None,
                    text=_joined(parts),
                )
                for place, parts in sorted(self.texts.items())
            ),
        )

    def _take(self, process: Process, *, backstage: str, first: str) -> None:
        """Place each task; a task that another tool added goes beside the one before it."""
        last = (backstage, first, "")
        for task in process.tasks:
            told = task.place
            place = (told.lane_id, told.step_id, told.stage_id) if told else last
            if place[0]:
                self.texts.setdefault(place, []).append((task.name, told.joint if told else ""))
            else:
                self.renamed[place[1]] = task.name[:LONGEST_NAME]
            last = (backstage, *place[1:])


def _joined(parts: list[tuple[str, str]]) -> str:
    """Join tasks as they stood; what was added or moved begins a line."""
    text = ""
    for index, (name, joint) in enumerate(parts):
        is_last = index == len(parts) - 1
        text += name + (joint if is_last else joint or "\n")
    return text[:LONGEST_TEXT]


def _stage(told: Element) -> MapStage:
    return MapStage(id=told.get("id"), name=told.get("name"), name_key=told.get("nameKey") or None)


def _step(told: Element) -> MapStep:
    return MapStep(
        id=told.get("id"),
        stage_id=told.get("stage"),
        name=told.get("name"),
        touchpoint_id=told.get("touchpoint") or None,
        is_moment_of_truth=told.get("momentOfTruth") == "true",
        is_quick_win=told.get("quickWin") == "true",
        instead_of=told.get("insteadOf") or None,
    )


def _lane(told: Element) -> MapLane:
    return MapLane.model_validate(
        {
            "id": told.get("id"),
            "kind": told.get("kind"),
            "title": told.get("title"),
            "is_collapsed": told.get("collapsed") == "true",
        }
    )


@dataclass
class _Drawing:
    """Lays foreign processes out as a map."""

    titles: LaneTitles
    stages: list[MapStage] = field(default_factory=list)
    steps: list[MapStep] = field(default_factory=list)
    cells: list[MapCell] = field(default_factory=list)

    def document(self, processes: tuple[Process, ...], *, title: str) -> JourneyMap:
        departments, backstage, branches = (
            MapLane(id=uuid4().hex, kind="text", title=self.titles.departments),
            MapLane(id=uuid4().hex, kind="backstage"),
            MapLane(id=uuid4().hex, kind="text", title=self.titles.branches),
        )
        for process in processes:
            told, made = branches_told(process), dict[str, str]()
            for group, tasks in groupby(process.tasks, key=lambda task: task.group):
                self._add_stage(group or process.name)
                for task in tasks:
                    step = self._add_step(task)
                    self._write(departments, step, task.department)
                    self._write(backstage, step, task.name)
                    self._write(branches, step, "\n".join(told.get(task.id, ())))
                    made[task.id] = step.id
            self._join(process.alternatives, made)
        used = {cell.lane_id for cell in self.cells}
        return JourneyMap(
            id=uuid4().hex,
            title=processes[0].name if len(processes) == 1 and processes[0].name else title,
            stages=tuple(self.stages),
            steps=tuple(self.steps),
            lanes=tuple(one for one in (departments, backstage, branches) if one.id in used),
            cells=tuple(sorted(self.cells, key=lambda cell: cell.place)),
        )

    def _join(self, alternatives: Mapping[str, str], made: Mapping[str, str]) -> None:
        """Say of steps that some take them in place of others."""
        instead = {made[one]: made[other] for one, other in alternatives.items()}
        self.steps = [
            step.model_copy(update={"instead_of": instead[step.id]}) if step.id in instead else step
            for step in self.steps
        ]

    def _add_stage(self, name: str) -> None:
        key = None if name else PROCESS_STAGE
        self.stages.append(MapStage(id=uuid4().hex, name=name, name_key=key))

    def _add_step(self, task: ProcessNode) -> MapStep:
        step = MapStep(id=uuid4().hex, stage_id=self.stages[-1].id, name=task.name)
        self.steps.append(step)
        return step

    def _write(self, lane: MapLane, step: MapStep, text: str) -> None:
        if text:
            self.cells.append(MapCell(lane_id=lane.id, step_id=step.id, text=text[:LONGEST_TEXT]))


def branches_told(process: Process) -> dict[str, list[str]]:
    """Tell, where a choice follows a task, what leads where: "approved → Ship".

    Examples
    --------
    >>> from tropa.core.processes import Flow, Process, ProcessNode
    >>> nodes = [ProcessNode(i, "task", i.upper()) for i in "abc"]
    >>> nodes.append(ProcessNode("g", "exclusive", "In stock?"))
    >>> flows = (Flow("a", "g"), Flow("g", "b", "yes"), Flow("g", "c"))
    >>> branches_told(Process("", tuple(nodes), flows))
    {'a': ['In stock? yes → B\\nIn stock? → C']}
    """
    named = {node.id: node for node in process.nodes}
    leaving: dict[str, list[Flow]] = {node: [] for node in named}
    entering: dict[str, list[str]] = {node: [] for node in named}
    for flow in process.flows:
        leaving[flow.source].append(flow)
        entering[flow.target].append(flow.source)
    goals = _goals(named, leaving)
    found: dict[str, list[str]] = {}
    for gate in process.nodes:
        ways = leaving[gate.id]
        if gate.kind not in CHOICES or len(ways) < 2:
            continue
        lines = (
            " ".join(part for part in (gate.name, way.name, "→", goals[way.target]) if part)
            for way in ways
        )
        told = "\n".join(lines)[:LONGEST_TEXT]
        for source in entering[gate.id]:
            if named[source].kind == "task":
                found.setdefault(source, []).append(told)
    return found


def _goals(named: dict[str, ProcessNode], leaving: dict[str, list[Flow]]) -> dict[str, str]:
    """Name the first named node on the way from each; a circle where there is none."""
    goals = {node: told.name for node, told in named.items() if told.name}
    for start in named:
        way: dict[str, None] = {}
        at = start
        while at not in goals and at not in way:
            way[at] = None
            at = leaving[at][0].target if leaving[at] else at
        goal = goals.get(at, "○")
        goals |= dict.fromkeys(way, goal)
    return goals
