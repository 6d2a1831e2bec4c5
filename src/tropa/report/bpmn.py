"""The process behind a map as BPMN 2.0, drawn, so that other tools open it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tropa.core.maps import BACKSTAGE_LANES
from tropa.report.bpmn_layout import lay_process
from tropa.report.map_process import map_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.maps import JourneyMap
    from tropa.core.processes import Flow, Process, ProcessNode
    from tropa.report.bpmn_layout import Box, Laid
    from tropa.report.map_facts import MapFacts

SPACES = {
    "xmlns": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
    "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
    "xmlns:tropa": "urn:tropa:map:1",
}
TAGS = {
    "task": "task",
    "start": "startEvent",
    "end": "endEvent",
    "parallel": "parallelGateway",
    "exclusive": "exclusiveGateway",
}
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")
"""Signs that no XML can hold."""


def bpmn(document: JourneyMap, facts: MapFacts) -> bytes:
    """Write a map's process: a pool with lanes by department, tasks, flows, and the drawing.

    Beside the tasks, in elements of this system's own that other tools keep, stands the map they
    come from: :func:`tropa.formats.bpmn_map.map_of_bpmn` puts them back.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap, MapStage, MapStep
    >>> from tropa.report.map_facts import MapFacts
    >>> document = JourneyMap(
    ...     id="m", title="Repair", stages=(MapStage(id="a", name="In"),),
    ...     steps=(MapStep(id="s", stage_id="a", name="Call"),))
    >>> b'<task id="Task_1" name="Call">' in bpmn(document, MapFacts())
    True
    """
    process = map_process(document, facts.touchpoints)
    laid = lay_process(process)
    ends = _flow_ends(process)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opened(
            "definitions",
            **SPACES,
            id="Definitions_1",
            targetNamespace=SPACES["xmlns:tropa"],
            exporter="tropa",
        ),
        '  <collaboration id="Collaboration_1">',
        "    " + _tag("participant", id="Pool_1", name=process.name, processRef="Process_1"),
        "  </collaboration>",
        "  " + _opened("process", id="Process_1", name=process.name, isExecutable="false"),
        *_journey(document),
        *_lanes(laid),
        *(line for node in process.nodes for line in _node(node, ends[node.id])),
        *("    " + _flow(n, flow) for n, flow in enumerate(process.flows, 1)),
        "  </process>",
        *_drawing(process, laid),
        "</definitions>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _flow(number: int, flow: Flow) -> str:
    name = {"name": flow.name} if flow.name else {}
    ends = {"sourceRef": flow.source, "targetRef": flow.target}
    return _tag("sequenceFlow", id=f"Flow_{number}", **name, **ends)


def _tag(tag: str, /, **attributes: str) -> str:
    return f"<{_written(tag, attributes)}/>"


def _opened(tag: str, /, **attributes: str) -> str:
    return f"<{_written(tag, attributes)}>"


def _written(tag: str, attributes: dict[str, str]) -> str:
    told = (f"{key}={quoteattr(text.translate(_FORBIDDEN))}" for key, text in attributes.items())
    return " ".join((tag, *told))


def _journey(document: JourneyMap) -> Iterator[str]:
    """Write the map's stages, steps and blueprint lanes."""
    yield "    <extensionElements>"
    yield "      " + _opened("tropa:journey", id=document.id, title=document.title)
    for stage in document.stages:
        key = {"nameKey": stage.name_key} if stage.name_key else {}
        yield "        " + _tag("tropa:stage", id=stage.id, name=stage.name, **key)
    for step in document.steps:
        more = {
            "touchpoint": step.touchpoint_id or "",
            "momentOfTruth": "true" if step.is_moment_of_truth else "",
            "quickWin": "true" if step.is_quick_win else "",
            "insteadOf": step.instead_of or "",
        }
        said = {key: value for key, value in more.items() if value}
        yield "        " + _tag(
            "tropa:step", id=step.id, stage=step.stage_id, name=step.name, **said
        )
    for lane in document.lanes:
        if lane.kind in BACKSTAGE_LANES:
            folded = {"collapsed": "true"} if lane.is_collapsed else {}
            yield "        " + _tag(
                "tropa:lane", id=lane.id, kind=lane.kind, title=lane.title, **folded
            )
    yield "      </tropa:journey>"
    yield "    </extensionElements>"


def _lanes(laid: Laid) -> Iterator[str]:
    if not laid.lanes:
        return
    yield '    <laneSet id="LaneSet_1">'
    for number, (department, members) in enumerate(laid.members.items(), 1):
        name = {"name": department} if department else {}
        yield "      " + _opened("lane", id=f"Lane_{number}", **name)
        yield from (f"        <flowNodeRef>{member}</flowNodeRef>" for member in members)
        yield "      </lane>"
    yield "    </laneSet>"


def _flow_ends(process: Process) -> dict[str, list[str]]:
    """Write for each node which flows come in and which go out."""
    come: dict[str, list[str]] = {node.id: [] for node in process.nodes}
    go: dict[str, list[str]] = {node.id: [] for node in process.nodes}
    for n, flow in enumerate(process.flows, 1):
        come[flow.target].append(f"      <incoming>Flow_{n}</incoming>")
        go[flow.source].append(f"      <outgoing>Flow_{n}</outgoing>")
    return {node.id: come[node.id] + go[node.id] for node in process.nodes}


def _node(node: ProcessNode, ends: list[str]) -> Iterator[str]:
    tag, name = TAGS[node.kind], {"name": node.name} if node.name else {}
    yield "    " + _opened(tag, id=node.id, **name)
    if node.place:
        told = {
            "lane": node.place.lane_id,
            "step": node.place.step_id,
            "stage": node.place.stage_id,
            "joint": node.place.joint,
        }
        said = {key: value for key, value in told.items() if value}
        yield "      <extensionElements>"
        yield "        " + _tag("tropa:place", **said)
        yield "      </extensionElements>"
    yield from ends
    yield f"    </{tag}>"


def _drawing(process: Process, laid: Laid) -> Iterator[str]:
    yield '  <bpmndi:BPMNDiagram id="Diagram_1">'
    yield '    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">'
    yield from _shape("Pool_1", laid.pool, isHorizontal="true")
    for number, box in enumerate(laid.lanes.values(), 1):
        yield from _shape(f"Lane_{number}", box, isHorizontal="true")
    for node in process.nodes:
        yield from _shape(node.id, laid.boxes[node.id])
    for number, way in enumerate(laid.ways, 1):
        yield f'      <bpmndi:BPMNEdge id="Flow_{number}_di" bpmnElement="Flow_{number}">'
        yield from (f'        <di:waypoint x="{x}" y="{y}"/>' for x, y in way)
        yield "      </bpmndi:BPMNEdge>"
    yield "    </bpmndi:BPMNPlane>"
    yield "  </bpmndi:BPMNDiagram>"


def _shape(element: str, box: Box, **more: str) -> Iterator[str]:
    yield "      " + _opened("bpmndi:BPMNShape", id=f"{element}_di", bpmnElement=element, **more)
    yield f'        <dc:Bounds x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"/>'
    yield "      </bpmndi:BPMNShape>"
