"""BPMN 2.0 as other tools write it, read as processes and maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.core.errors import InputError
from tropa.core.processes import Flow, Process, ProcessNode
from tropa.formats.bpmn import read_bpmn
from tropa.formats.bpmn_map import LaneTitles, map_of_bpmn

CAMUNDA = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="http://bpmn.io/schema">
 <bpmn:collaboration id="C">
  <bpmn:participant id="P" name="Car service" processRef="Proc"/>
  <bpmn:participant id="Q" name="Customer"/>
  <bpmn:messageFlow id="M" sourceRef="Q" targetRef="a"/>
 </bpmn:collaboration>
 <bpmn:process id="Proc" isExecutable="false">
  <bpmn:laneSet id="L"><bpmn:lane id="L1" name="Reception">
    <bpmn:flowNodeRef>s</bpmn:flowNodeRef><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane>
   <bpmn:lane id="L2" name="Workshop"><bpmn:flowNodeRef>sub</bpmn:flowNodeRef></bpmn:lane>
  </bpmn:laneSet>
  <bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:userTask id="a" name="Accept&#10;the car"><bpmn:documentation>x</bpmn:documentation>
   <bpmn:extensionElements><camunda:task name="not a task"/></bpmn:extensionElements>
  </bpmn:userTask>
  <bpmn:exclusiveGateway id="g" name="Repair?"/>
  <bpmn:subProcess id="sub" name="Repair">
   <bpmn:startEvent id="s2"/><bpmn:task id="b" name="Order parts"/>
   <bpmn:serviceTask id="c"/><bpmn:endEvent id="e2"/>
   <bpmn:sequenceFlow id="f5" sourceRef="s2" targetRef="b"/>
   <bpmn:sequenceFlow id="f6" sourceRef="b" targetRef="c"/>
   <bpmn:sequenceFlow id="f7" sourceRef="c" targetRef="e2"/>
  </bpmn:subProcess>
  <bpmn:task id="d" name="Hand over"/>
  <bpmn:dataObject id="x"/>
  <bpmn:endEvent id="e"/>
  <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
  <bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
  <bpmn:sequenceFlow id="f3" name="yes" sourceRef="g" targetRef="sub"/>
  <bpmn:sequenceFlow id="f4" sourceRef="g" targetRef="d">
   <bpmn:conditionExpression>no</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f8" sourceRef="sub" targetRef="d"/>
  <bpmn:sequenceFlow id="f9" sourceRef="d" targetRef="e"/>
 </bpmn:process>
 <bpmndi:BPMNDiagram id="Di"/>
</bpmn:definitions>
"""


def test_tasks_are_read_in_the_order_of_their_flows_with_lanes_and_parts():
    (process,) = read_bpmn(CAMUNDA).processes
    assert process.name == "Car service"
    assert [(task.name, task.department, task.group) for task in process.tasks] == [
        ("Accept the car", "Reception", ""),
        ("Order parts", "Workshop", "Repair"),
        ("c", "Workshop", "Repair"),
        ("Hand over", "", ""),
    ]


def test_what_follows_what_is_told_through_gateways_and_parts():
    (process,) = read_bpmn(CAMUNDA).processes
    assert process.after == {"a": (), "b": ("a",), "c": ("b",), "d": ("a", "c")}
    assert process.optional == {"b", "c"}
    assert Flow("g", "d", "no") in process.flows


def test_what_a_map_cannot_hold_is_listed():
    read = read_bpmn(CAMUNDA)
    assert dict(read.left_out) == {
        "dataObject": 1,
        "documentation": 1,
        "messageFlow": 1,
        "participant": 1,
    }
    assert dict(read.simplified) == {"serviceTask": 1, "subProcess": 1, "userTask": 1}
    assert read.remarks == (
        "Elements of the BPMN file left out: "
        "dataObject (1), documentation (1), messageFlow (1), participant (1).",
        "Read as plain tasks, gateways or events: serviceTask (1), subProcess (1), userTask (1).",
    )


def test_a_foreign_process_becomes_a_map_with_its_departments_and_branches():
    titles = LaneTitles(departments="Działy", branches="Rozgałęzienia")
    found = map_of_bpmn(read_bpmn(CAMUNDA), title="file", titles=titles, file="x.bpmn").document
    assert found.title == "Car service"
    assert [stage.name for stage in found.stages] == ["Car service", "Repair", "Car service"]
    assert [step.name for step in found.steps] == [
        "Accept the car",
        "Order parts",
        "c",
        "Hand over",
    ]
    assert [(lane.kind, lane.title) for lane in found.lanes] == [
        ("text", "Działy"),
        ("backstage", ""),
        ("text", "Rozgałęzienia"),
    ]
    branches = [cell.text for cell in found.cells if cell.lane_id == found.lanes[2].id]
    assert branches == ["Repair? yes → Order parts\nRepair? no → Hand over"]


def test_a_loop_is_read_once_through():
    flows = [("s", "a"), ("a", "b"), ("b", "a"), ("b", "e")]
    (process,) = read_bpmn(_drawn("sabe", flows)).processes
    assert [task.id for task in process.tasks] == ["a", "b"]
    assert process.after == {"a": ("b",), "b": ("a",)}
    assert process.optional == frozenset()


def _drawn(nodes: str, flows: list[tuple[str, str]]) -> bytes:
    kinds = {"s": "startEvent", "e": "endEvent"}
    parts = [f'<{kinds.get(one, "task")} id="{one}" name="{one.upper()}"/>' for one in nodes]
    parts += [f'<sequenceFlow id="{a}{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in flows]
    return _wrapped(f'<process id="P">{"".join(parts)}</process>')


def _wrapped(text: str) -> bytes:
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    return f'<definitions xmlns="{space}">{text}</definitions>'.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE d SYSTEM 'http://example.org/x.dtd'><d/>", "document type"),
        (b"<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><d>&b;</d>", "document type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no BPMN 2.0"),
        (b"<definitions", "broken"),
        (b"", "broken"),
        (_wrapped("<process id='P'/>"), "No task"),
        (_wrapped("<g>" * 300 + "</g>" * 300), "far more than a process"),
        (_drawn("ab", [("a", "z")]), "not both in the process"),
        (_drawn("ab", [("a", "b")] * 20_000), "at most 20000 tasks, gateways, events and flows"),
    ],
)
def test_hostile_broken_and_foreign_xml_is_refused_with_its_reason(content, said):
    with pytest.raises(InputError, match=said):
        read_bpmn(content, file="x.bpmn")


def test_a_process_that_is_all_branches_is_no_map():
    gates = "".join(f'<exclusiveGateway id="g{n}"/>' for n in range(20))
    tasks = "".join(f'<task id="t{n}" name="{"x" * 300}"/>' for n in range(400))
    flows = "".join(
        f'<sequenceFlow sourceRef="{a}" targetRef="{b}"/>'
        for g in range(20)
        for n in range(400)
        for a, b in ((f"t{n}", f"g{g}"), (f"g{g}", f"t{n}"))
    )
    read = read_bpmn(_wrapped(f'<process id="P">{gates}{tasks}{flows}</process>'))
    with pytest.raises(InputError, match="branches of this process are too many"):
        map_of_bpmn(read, title="x", titles=LaneTitles(), file="x.bpmn")


NODES = st.sampled_from("abcdefg")


@given(st.lists(st.tuples(NODES, NODES), max_size=14))
def test_a_task_is_optional_where_some_way_leaves_it_out(pairs):
    nodes = tuple(ProcessNode(one, "task", one) for one in "abcdefg")
    flows = tuple(Flow(a, b) for a, b in dict.fromkeys(pairs))
    gate = ProcessNode("x", "exclusive")
    follow = {node: [b for a, b in pairs if a == node] for node in "abcdefgx"}
    starts = set(follow) - {b for _, b in pairs}
    ends = {node for node in follow if not follow[node]}

    def reached(without):
        found, waiting = set(starts - {without}), list(starts - {without})
        while waiting:
            new = [b for b in follow[waiting.pop()] if b != without and b not in found]
            found.update(new)
            waiting += new
        return found

    expected = {one.id for one in nodes if reached(one.id) & (ends - {one.id})}
    assert Process("", (*nodes, gate), flows).optional == expected


def test_ways_that_exclude_each_other_become_alternatives():
    process = CAMUNDA.replace(b'sourceRef="sub" targetRef="d"', b'sourceRef="sub" targetRef="e"')
    document = map_of_bpmn(read_bpmn(process), title="", titles=LaneTitles(), file="").document
    names = {step.id: step.name for step in document.steps}
    instead = {step.name: names[step.instead_of] for step in document.steps if step.instead_of}
    assert instead == {"Hand over": "Order parts"}


def test_a_way_past_a_task_or_back_is_no_alternative_to_it():
    assert read_bpmn(CAMUNDA).processes[0].alternatives == {}
    nodes = (*(ProcessNode(one, "task") for one in "abc"), ProcessNode("g", "exclusive"))
    again = (Flow("a", "b"), Flow("b", "g"), Flow("g", "a"), Flow("g", "c"))
    assert Process("", nodes, again).alternatives == {}


def test_what_may_both_be_done_is_no_alternative():
    nodes = (*(ProcessNode(one, "task") for one in "bc"), ProcessNode("g", "inclusive"))
    assert Process("", nodes, (Flow("g", "b"), Flow("g", "c"))).alternatives == {}
