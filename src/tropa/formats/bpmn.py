"""BPMN 2.0 as Camunda, bpmn.io and others write it, read as processes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.core.map_part import LONGEST_NAME
from tropa.core.processes import Flow, Process, ProcessNode, TaskPlace
from tropa.formats.bpmn_xml import read_elements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.processes import NodeKind
    from tropa.formats.bpmn_xml import Element

TASKS = (
    *("task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask"),
    *("receiveTask", "businessRuleTask", "callActivity"),
)
NODES: Mapping[str, NodeKind] = {
    **dict.fromkeys(TASKS, "task"),
    "startEvent": "start",
    "endEvent": "end",
    "intermediateCatchEvent": "event",
    "intermediateThrowEvent": "event",
    "boundaryEvent": "event",
    "exclusiveGateway": "exclusive",
    "eventBasedGateway": "exclusive",
    "inclusiveGateway": "inclusive",
    "complexGateway": "inclusive",
    "parallelGateway": "parallel",
}
"""What the elements of a process are read as."""
EXACT = frozenset(
    {"task", "startEvent", "endEvent", "exclusiveGateway", "inclusiveGateway", "parallelGateway"}
)
"""What is read as just what it is."""
GROUPS = frozenset({"subProcess", "transaction", "adHocSubProcess"})
READ = frozenset({"laneSet", "sequenceFlow", "extensionElements", "incoming", "outgoing"})
"""What a process holds beside its nodes, and which is read or goes without saying."""
BESIDE = frozenset({"process", "collaboration", "BPMNDiagram", "extensionElements"})
"""What a file holds beside its process and which loses nothing: a map is drawn anew."""
MOST_PARTS = 20_000
"""A process with more nodes and flows could neither be drawn nor followed."""
EXIT = "/exit"
"""Stands for the way out of a part that holds tasks of its own."""


@dataclass(frozen=True, slots=True)
class ReadProcesses:
    """The processes of a file.

    Attributes
    ----------
    journey : Element or None
        What was written beside the process by :mod:`tropa.report.bpmn`: the map it comes from.
    left_out, simplified : tuple of (str, int)
        Kinds of elements that were not read, or read as something plainer; how many of each.
    """

    processes: tuple[Process, ...]
    journey: Element | None = None
    left_out: tuple[tuple[str, int], ...] = ()
    simplified: tuple[tuple[str, int], ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Say what was left out or read as something plainer."""
        left, plain = (
            ", ".join(f"{tag} ({count})" for tag, count in counts)
            for counts in (self.left_out, self.simplified)
        )
        said = [
            f"Elements of the BPMN file left out: {left}." if left else "",
            f"Read as plain tasks, gateways or events: {plain}." if plain else "",
        ]
        return tuple(text for text in said if text)


def read_bpmn(content: bytes, *, file: str = "") -> ReadProcesses:
    """Read the processes of a BPMN 2.0 file in the order of their pools.

    Raises
    ------
    InputError
        It is no BPMN 2.0, holds no task, or a flow leads nowhere; hostile XML is refused.
    """
    root = read_elements(content, file=file)
    reading = _Reading(file)
    pools = [pool for part in root.all("collaboration") for pool in part.all("participant")]
    names = {pool.get("processRef"): pool.get("name") for pool in pools}
    order = {process: place for place, process in enumerate(names)}
    elements = sorted(root.all("process"), key=lambda one: order.get(one.get("id"), len(order)))
    found = [reading.process(one, pool=names.get(one.get("id"), "")) for one in elements]
    reading.note_beside(root)
    processes = tuple(one for one in found if one.tasks)
    if not processes:
        raise InputError(
            "No task was found in it.",
            file=file,
            hint="Export a process with tasks: a choreography or a table of decisions has none.",
        )
    return ReadProcesses(
        processes,
        journey=reading.journey,
        left_out=tuple(sorted(reading.left_out.items())),
        simplified=tuple(sorted(reading.simplified.items())),
    )


@dataclass
class _Reading:
    file: str
    journey: Element | None = None
    left_out: Counter[str] = field(default_factory=Counter)
    simplified: Counter[str] = field(default_factory=Counter)
    nodes: list[ProcessNode] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    inner_flows: list[Flow] = field(default_factory=list)
    exits: dict[str, str] = field(default_factory=dict)

    def process(self, element: Element, *, pool: str) -> Process:
        """Read one process with all its parts within parts."""
        self.nodes, self.flows, self.inner_flows, self.exits = [], [], [], {}
        self.journey = self.journey or _extension(element, "journey")
        self._take(element, _Part(lanes=_lanes(element)))
        self._refuse_large()
        known = {node.id for node in self.nodes}
        flows = [
            Flow(self.exits.get(flow.source, flow.source), flow.target, flow.name)
            for flow in self.flows
        ]
        flows += self.inner_flows
        for flow in flows:
            if flow.source not in known or flow.target not in known:
                raise InputError(
                    f"A flow leads from '{flow.source}' to '{flow.target}', which are not both "
                    "in the process.",
                    file=self.file,
                    hint="Mend it in the tool that drew it, and export the file again.",
                )
        name = _short(pool or element.get("name"))
        return Process(name, tuple(self.nodes), tuple(dict.fromkeys(flows)))

    def _take(self, element: Element, part: _Part) -> None:
        for child in element.children:
            if child.tag in GROUPS:
                self._take_group(child, part)
            elif child.tag in NODES:
                self._take_node(child, part)
            elif child.tag == "sequenceFlow":
                name = child.get("name") or _text(child.one("conditionExpression"))
                self.flows.append(Flow(child.get("sourceRef"), child.get("targetRef"), name))
            elif child.tag not in READ:
                self.left_out[child.tag] += 1

    def _take_node(self, element: Element, part: _Part) -> None:
        own, kind, place = element.get("id"), NODES[element.tag], _place(element)
        name = _short(element.get("name")) if place is None else element.get("name")
        self.nodes.append(
            ProcessNode(
                id=own,
                kind=kind,
                name=name or (own if kind == "task" else ""),
                department=part.lanes.get(own, part.department),
                group=part.group,
                place=place,
            )
        )
        if element.tag not in EXACT:
            self.simplified[element.tag] += 1
        if attached := element.get("attachedToRef"):
            self.flows.append(Flow(attached, own, name))
        self.left_out.update(child.tag for child in element.children if child.tag not in READ)

    def _take_group(self, element: Element, part: _Part) -> None:
        """Take a part with tasks of its own in its place; one that shows none is a task."""
        self.simplified[element.tag] += 1
        if not any(child.tag in NODES or child.tag in GROUPS for child in element.children):
            self._take_node(Element("task", element.attributes), part)
            return
        own, first, first_flow = element.get("id"), len(self.nodes), len(self.flows)
        self.exits[own] = own + EXIT
        self._take(
            element,
            _Part(
                lanes=part.lanes | _lanes(element),
                department=part.lanes.get(own, part.department),
                group=part.group or _short(element.get("name")),
            ),
        )
        flows = self.flows[first_flow:]
        entered, left = {flow.target for flow in flows}, {flow.source for flow in flows}
        inside = [node.id for node in self.nodes[first:]]
        self.inner_flows += [Flow(own, one) for one in inside if one not in entered]
        self.inner_flows += [Flow(one, own + EXIT) for one in inside if one not in left]
        self.nodes += [ProcessNode(own, "event"), ProcessNode(own + EXIT, "event")]
        self._refuse_large()

    def _refuse_large(self) -> None:
        if len(self.nodes) + len(self.flows) + len(self.inner_flows) > MOST_PARTS:
            raise InputError(
                f"A process has at most {MOST_PARTS} tasks, gateways, events and flows.",
                file=self.file,
                hint="Export the one process that is wanted.",
            )

    def note_beside(self, root: Element) -> None:
        """Count what lies beside the processes."""
        self.left_out.update(child.tag for child in root.children if child.tag not in BESIDE)
        for part in root.all("collaboration"):
            self.left_out.update(
                child.tag
                for child in part.children
                if child.tag not in READ
                and not (child.tag == "participant" and child.get("processRef"))
            )


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a process that is being read: its lanes, and what it lies in."""

    lanes: dict[str, str] = field(default_factory=dict)
    department: str = ""
    group: str = ""


def _lanes(process: Element) -> dict[str, str]:
    """Tell the lane of each node; the innermost one that has a name counts."""
    found: dict[str, str] = {}
    waiting = [(lane, "") for laneset in process.all("laneSet") for lane in laneset.all("lane")]
    while waiting:
        lane, above = waiting.pop(0)
        name = _short(lane.get("name")) or above
        found |= {_text(ref): name for ref in lane.all("flowNodeRef")}
        inner = lane.one("childLaneSet")
        waiting += [(one, name) for one in inner.all("lane")] if inner else []
    return found


def _extension(element: Element, tag: str) -> Element | None:
    extensions = element.one("extensionElements")
    return extensions.one(tag) if extensions else None


def _place(element: Element) -> TaskPlace | None:
    found = _extension(element, "place")
    if found is None:
        return None
    return TaskPlace(
        lane_id=found.get("lane"),
        step_id=found.get("step"),
        stage_id=found.get("stage"),
        joint=found.get("joint"),
    )


def _text(element: Element | None) -> str:
    return _short(element.text) if element else ""


def _short(text: str) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= LONGEST_NAME else clean[: LONGEST_NAME - 1] + "…"
