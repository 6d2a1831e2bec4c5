"""The process behind a map: what its blueprint lanes say that the company does, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.maps import BACKSTAGE_LANES
from tropa.core.processes import Flow, Process, ProcessNode, TaskPlace
from tropa.core.task_texts import tasks_in
from tropa.formats.lane_words import tells_departments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.maps import JourneyMap, MapCell, MapStep
    from tropa.core.processes import NodeKind
    from tropa.report.map_facts import ShownTouchpoint

Chain = list[ProcessNode]


def map_process(document: JourneyMap, touchpoints: Mapping[str, ShownTouchpoint]) -> Process:
    """Read the company's process off a map.

    Each text of the lanes of front stage, backstage and support becomes tasks; those of several
    lanes at one step run beside each other, between two parallel gateways. A map without such
    texts gives its steps as tasks. The accountable department of a step's touchpoint does a task,
    else the first one named in a lane of departments.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap, MapCell, MapLane, MapStage, MapStep
    >>> document = JourneyMap(
    ...     id="m", title="Repair", stages=(MapStage(id="a", name="In"),),
    ...     steps=(MapStep(id="s", stage_id="a", name="Hand over"),),
    ...     lanes=(MapLane(id="b", kind="backstage"),),
    ...     cells=(MapCell(lane_id="b", step_id="s", text="Accept, diagnose"),))
    >>> [task.name for task in map_process(document, {}).tasks]
    ['Accept', 'diagnose']
    """
    drawing = _Drawing(document, touchpoints)
    columns = drawing.columns() or drawing.steps_alone()
    drawing.begin()
    for chains in columns:
        drawing.go_on(chains)
    drawing.finish()
    return Process(document.title, tuple(drawing.nodes), tuple(drawing.flows))


@dataclass
class _Drawing:
    document: JourneyMap
    touchpoints: Mapping[str, ShownTouchpoint]
    nodes: list[ProcessNode] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    tasks: int = 0
    last: str = ""

    def columns(self) -> list[list[Chain]]:
        """Gather the chains of tasks, column by column: a stage's own texts, then its steps'."""
        found = []
        for stage in self.document.stages:
            found.append(self._chains("", stage.id, department=""))
            for step in self.document.steps_of(stage.id):
                found.append(self._chains(step.id, "", department=self._department(step)))
        return [chains for chains in found if chains]

    def steps_alone(self) -> list[list[Chain]]:
        """Take the steps themselves for tasks."""
        steps = [
            step for stage in self.document.stages for step in self.document.steps_of(stage.id)
        ]
        return [
            [[self._task(step.name, TaskPlace("", step.id), self._department(step))]]
            for step in steps
        ]

    def _chains(self, step_id: str, stage_id: str, *, department: str) -> list[Chain]:
        chains = []
        for lane in self.document.lanes:
            cell = self.document.cell_at((lane.id, step_id, stage_id))
            if lane.kind in BACKSTAGE_LANES and cell is not None and cell.text.strip():
                chains.append(self._chain(cell, department=department))
        return chains

    def _chain(self, cell: MapCell, *, department: str) -> Chain:
        lane_id, step_id, stage_id = cell.place
        return [
            self._task(name, TaskPlace(lane_id, step_id, stage_id, joint), department)
            for name, joint in tasks_in(cell.text)
        ]

    def _task(self, name: str, place: TaskPlace, department: str) -> ProcessNode:
        self.tasks += 1
        return ProcessNode(f"Task_{self.tasks}", "task", name, department=department, place=place)

    def _department(self, step: MapStep) -> str:
        known = self.touchpoints.get(step.touchpoint_id or "")
        if known is not None and (known.accountable or known.departments):
            return known.accountable or known.departments[0]
        for lane in self.document.lanes:
            cell = self.document.cell_at((lane.id, step.id, ""))
            if lane.kind == "text" and tells_departments(lane.title) and cell is not None:
                return tasks_in(cell.text)[0][0] if cell.text.strip() else ""
        return ""

    def begin(self) -> None:
        """Begin with an event."""
        self.last = self._add("start", "Start", "")

    def go_on(self, chains: list[Chain]) -> None:
        """Go through the tasks of a column; several chains run beside each other."""
        if len(chains) == 1:
            self.last = self._run(self.last, chains[0])
            return
        department = chains[0][0].department
        fork = self._add("parallel", "Fork", department)
        self._flow(self.last, fork)
        ends = [self._run(fork, chain) for chain in chains]
        self.last = self._add("parallel", "Join", department)
        for end in ends:
            self._flow(end, self.last)

    def finish(self) -> None:
        """End with an event."""
        end = self._add("end", "End", "")
        self._flow(self.last, end)

    def _run(self, before: str, chain: Chain) -> str:
        for task in chain:
            self.nodes.append(task)
            self._flow(before, task.id)
            before = task.id
        return before

    def _add(self, kind: NodeKind, word: str, department: str) -> str:
        self.nodes.append(ProcessNode(f"{word}_{len(self.nodes) + 1}", kind, department=department))
        return self.nodes[-1].id

    def _flow(self, source: str, target: str) -> None:
        self.flows.append(Flow(source, target))
