"""The process behind a map: what its blueprint lanes say that the company does, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tropa.core.maps import BACKSTAGE_LANES
from tropa.core.processes import Flow, Process, ProcessNode, TaskPlace
from tropa.core.task_texts import tasks_in
from tropa.formats.lane_words import tells_departments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tropa.core.maps import JourneyMap, MapCell, MapStep
    from tropa.core.processes import NodeKind
    from tropa.report.map_facts import ShownTouchpoint

Chain = list[ProcessNode]


def map_process(document: JourneyMap, touchpoints: Mapping[str, ShownTouchpoint]) -> Process:
    """Read the company's process off a map.

    Each text of the lanes of front stage, backstage and support becomes tasks; those of several
    lanes at one step run beside each other, between two parallel gateways; steps that are
    alternatives are ways between two exclusive ones, named by their steps. A map without such
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
    columns = drawing.columns()
    if not columns:
        drawing.taken.clear()
        columns = drawing.steps_alone()
    drawing.begin()
    for ways in columns:
        drawing.go_on(ways)
    drawing.finish()
    return Process(document.title, tuple(drawing.nodes), tuple(drawing.flows))


@dataclass(frozen=True, slots=True)
class Way:
    """What is done at a step: chains of tasks that run beside each other; maybe none."""

    name: str
    chains: list[Chain]


@dataclass
class _Drawing:
    document: JourneyMap
    touchpoints: Mapping[str, ShownTouchpoint]
    nodes: list[ProcessNode] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    tasks: int = 0
    last: str = ""
    flow_name: str = ""
    taken: set[str] = field(default_factory=set)

    @cached_property
    def steps(self) -> dict[str, MapStep]:
        """The steps by their ids."""
        return {step.id: step for step in self.document.steps}

    def columns(self) -> list[list[Way]]:
        """Gather the ways column by column: a stage's own texts, then those of its steps."""
        found = []
        for stage in self.document.stages:
            found.append([Way("", self._chains("", stage.id, department=""))])
            found += self._step_columns(stage.id, self._step_chains)
        return [ways for ways in found if any(way.chains for way in ways)]

    def steps_alone(self) -> list[list[Way]]:
        """Take the steps themselves for tasks."""
        return [
            ways
            for stage in self.document.stages
            for ways in self._step_columns(stage.id, self._step_alone)
        ]

    def _step_columns(
        self, stage_id: str, chains_of: Callable[[MapStep], list[Chain]]
    ) -> Iterator[list[Way]]:
        """Gather the steps of a stage, each with those that some take in its place."""
        for step in self.document.steps_of(stage_id):
            if step.id in self.taken:
                continue
            together = self.together[self._root(step)]
            self.taken.update(one.id for one in together)
            ways = [Way(one.name, chains_of(one)) for one in together]
            yield [
                Way(way.name, [[replace(task, way=at) for task in chain] for chain in way.chains])
                for at, way in enumerate(ways)
            ]

    @cached_property
    def together(self) -> dict[str, list[MapStep]]:
        """The steps of which a customer takes one, in the order of the map, by the first meant."""
        found: dict[str, list[MapStep]] = {}
        for step in self.document.steps:
            found.setdefault(self._root(step), []).append(step)
        return found

    def _root(self, step: MapStep) -> str:
        """Follow what a step is taken in place of; a step that is gone counts for nothing."""
        seen = {step.id}
        while (other := self.steps.get(step.instead_of or "")) and other.id not in seen:
            seen.add(other.id)
            step = other
        return step.id

    def _step_chains(self, step: MapStep) -> list[Chain]:
        return self._chains(step.id, "", department=self._department(step))

    def _step_alone(self, step: MapStep) -> list[Chain]:
        return [[self._task(step.name, TaskPlace("", step.id), self._department(step))]]

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

    def go_on(self, ways: list[Way]) -> None:
        """Go through a column; of several ways, between two exclusive gateways, one is taken."""
        if len(ways) == 1:
            self.last = self._through(self.last, ways[0].chains)
            return
        department = next(way.chains[0][0].department for way in ways if way.chains)
        choice = self._add("exclusive", "Choice", department)
        self._flow(self.last, choice)
        ends = []
        for way in ways:
            self.flow_name = way.name
            ends.append((self._through(choice, way.chains), self.flow_name))
        self.flow_name = ""
        self.last = self._add("exclusive", "Merge", department)
        for end, name in ends:
            self.flow_name = name  # of a way without a task
            self._flow(end, self.last)

    def _through(self, before: str, chains: list[Chain]) -> str:
        """Go through the tasks of a step; several chains run beside each other."""
        if not chains:
            return before
        if len(chains) == 1:
            return self._run(before, chains[0])
        department = chains[0][0].department
        fork = self._add("parallel", "Fork", department)
        self._flow(before, fork)
        ends = [self._run(fork, chain) for chain in chains]
        join = self._add("parallel", "Join", department)
        for end in ends:
            self._flow(end, join)
        return join

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
        self.flows.append(Flow(source, target, self.flow_name))
        self.flow_name = ""
