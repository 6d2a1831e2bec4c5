"""A map's process as BPMN 2.0: well formed for other tools, and back without loss."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tropa.core.maps import JourneyMap, MapCell, MapLane, MapStage, MapStep
from tropa.formats.bpmn import read_bpmn
from tropa.formats.bpmn_map import LaneTitles, map_of_bpmn
from tropa.report.bpmn import bpmn
from tropa.report.map_facts import MapFacts, ShownTouchpoint

NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "di": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "w": "http://www.omg.org/spec/DD/20100524/DI",
}
SHARED = Path(__file__).parents[2] / "web/src/features/journeys/exporting/process.bpmn"
FACTS = MapFacts(
    touchpoints={
        "t1": ShownTouchpoint("In", accountable="Приёмка"),
        "t2": ShownTouchpoint("Fix", departments=("Warsztat", "Magazyn")),
    }
)


def repair(*cells: MapCell) -> JourneyMap:
    return JourneyMap(
        id="m",
        title='Ремонт & "serwis"',
        stages=(MapStage(id="x", name="", name_key="lifecycle.use"), MapStage(id="y", name="Żal")),
        steps=(
            MapStep(id="in", stage_id="x", name="In", touchpoint_id="t1", is_quick_win=True),
            MapStep(id="fix", stage_id="y", name="Fix", touchpoint_id="t2"),
        ),
        lanes=(
            MapLane(id="front", kind="frontstage", title="Видно"),
            MapLane(id="back", kind="backstage", is_collapsed=True),
        ),
        cells=tuple(sorted(cells, key=lambda cell: cell.place)),
    )


FULL = repair(
    MapCell(lane_id="front", step_id="in", text="Greet, sign"),
    MapCell(lane_id="back", step_id="in", text="Look the car up\nIf it is late, call"),
    MapCell(lane_id="back", step_id="fix", text="Zamów części; napraw"),
    MapCell(lane_id="back", stage_id="y", text="Plan"),
)


def back(document: JourneyMap) -> JourneyMap:
    read = read_bpmn(bpmn(document, FACTS))
    return map_of_bpmn(read, title="", titles=LaneTitles(), file="").document


def test_a_map_comes_back_as_it_was_written():
    assert back(FULL) == FULL


def test_a_map_without_a_process_gives_its_steps_and_comes_back():
    document = repair().model_copy(update={"lanes": ()})
    tasks = read_bpmn(bpmn(document, FACTS)).processes[0].tasks
    assert [task.name for task in tasks] == ["In", "Fix"]
    assert back(document) == document


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]) | st.just("\n"), max_size=40)


@given(TEXTS.filter(str.strip))
def test_any_text_comes_back_letter_by_letter(text):
    document = repair(MapCell(lane_id="back", step_id="fix", text=text.strip()))
    assert back(document).cells == document.cells


def test_a_task_that_another_tool_added_or_renamed_returns_to_the_map():
    written = bpmn(FULL, FACTS).decode()
    written = written.replace('name="Plan"', 'name="Plan the day"').replace(
        "  </process>",
        '<task id="New" name="Wash"/><sequenceFlow id="n1" sourceRef="Task_7" targetRef="New"/>'
        "  </process>",
    )
    read = read_bpmn(written.encode())
    found = map_of_bpmn(read, title="", titles=LaneTitles(), file="").document
    texts = {cell.place: cell.text for cell in found.cells}
    assert texts["back", "", "y"] == "Plan the day"
    assert "Wash" in "\n".join(texts.values())


def test_what_runs_beside_each_other_stands_between_two_gateways():
    process = read_bpmn(bpmn(FULL, FACTS)).processes[0]
    assert [node.kind for node in process.nodes].count("parallel") == 2
    departments = {task.name: task.department for task in process.tasks}
    assert departments["Greet"] == "Приёмка"
    assert departments["napraw"] == "Warsztat"


def test_the_file_has_the_structure_that_bpmn_asks_for():
    root = ElementTree.fromstring(bpmn(FULL, FACTS))  # noqa: S314 -- written here
    every = [one.get("id") for one in root.iter() if one.get("id")]
    ids = [one for one in every if one is not None]
    own = [one for one in root.iter() if one.get("id") and "tropa" not in one.tag]
    assert len({one.get("id") for one in own}) == len(own)
    flows = {one.get("id"): one for one in root.findall(".//b:sequenceFlow", NS)}
    nodes = [
        one
        for one in root.find("b:process", NS)
        if one.findall("b:incoming", NS) or one.findall("b:outgoing", NS)
    ]
    by_id = {one.get("id"): one for one in nodes}
    for flow_id, flow in flows.items():
        assert flow_id in {
            one.text for one in by_id[flow.get("sourceRef")].findall("b:outgoing", NS)
        }
        assert flow_id in {
            one.text for one in by_id[flow.get("targetRef")].findall("b:incoming", NS)
        }
    lanes = root.findall(".//b:lane", NS)
    members = [ref.text for lane in lanes for ref in lane.findall("b:flowNodeRef", NS)]
    assert sorted(members) == sorted(by_id)
    shapes = {one.get("bpmnElement"): _bounds(one) for one in root.findall(".//di:BPMNShape", NS)}
    assert set(shapes) == {*by_id, *(lane.get("id") for lane in lanes), "Pool_1"}
    edges = root.findall(".//di:BPMNEdge", NS)
    assert {one.get("bpmnElement") for one in edges} == set(flows)
    assert all(len(one.findall("w:waypoint", NS)) >= 2 for one in edges)
    for lane in lanes:
        for ref in lane.findall("b:flowNodeRef", NS):
            assert _holds(shapes[lane.get("id")], shapes[ref.text])
        assert _holds(shapes["Pool_1"], shapes[lane.get("id")])
    assert not any(_meet(shapes[a], shapes[b]) for a in by_id for b in by_id if a < b)
    assert ids


Bounds = tuple[int, int, int, int]


def _bounds(shape: ElementTree.Element) -> Bounds:
    box = shape.find("dc:Bounds", NS)
    assert box is not None
    x, y, width, height = (int(box.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def alternatives(*cells: MapCell) -> JourneyMap:
    """In the branch or, instead of that, on the site; a third way was taken off the map."""
    full = repair()
    site = MapStep(id="site", stage_id="y", name="On the site", instead_of="in")
    lost = MapStep(id="lost", stage_id="y", name="Elsewhere", instead_of="gone")
    steps = (*full.steps, site, lost)
    ordered = tuple(sorted(cells, key=lambda cell: cell.place))
    return full.model_copy(update={"steps": steps, "cells": ordered})


CHOICE = alternatives(
    MapCell(lane_id="back", step_id="fix", text="Repair"),
    MapCell(lane_id="back", step_id="in", text="Look the car up; weigh it"),
    MapCell(lane_id="back", step_id="site", text="Read the form"),
    MapCell(lane_id="front", step_id="in", text="Greet"),
)


def test_alternatives_leave_between_exclusive_gateways_and_come_back():
    (process,) = read_bpmn(bpmn(CHOICE, FACTS)).processes
    kinds = [node.kind for node in process.nodes]
    assert (kinds.count("exclusive"), kinds.count("parallel")) == (2, 2)
    choice = next(node.id for node in process.nodes if node.kind == "exclusive")
    assert [flow.name for flow in process.flows if flow.source == choice] == ["In", "On the site"]
    named = {node.id: node.name for node in process.nodes}
    assert {named[one]: named[other] for one, other in process.alternatives.items()} == {
        "Read the form": "Greet"
    }
    assert back(CHOICE) == CHOICE


def test_steps_alone_are_alternatives_too():
    document = alternatives().model_copy(update={"lanes": ()})
    (process,) = read_bpmn(bpmn(document, FACTS)).processes
    assert len([node for node in process.nodes if node.kind == "exclusive"]) == 2
    assert back(document) == document


def test_an_alternative_at_which_the_company_does_nothing_is_a_way_past_its_tasks():
    document = alternatives(MapCell(lane_id="back", step_id="in", text="Greet"))
    (process,) = read_bpmn(bpmn(document, FACTS)).processes
    (empty,) = [flow for flow in process.flows if flow.name == "On the site"]
    kinds = {node.id: node.kind for node in process.nodes}
    assert (kinds[empty.source], kinds[empty.target]) == ("exclusive", "exclusive")
    assert [node.name for node in process.tasks if node.id in process.optional] == ["Greet"]
    assert back(document) == document


def test_no_two_boxes_of_the_drawing_lie_on_each_other():
    root = ElementTree.fromstring(bpmn(CHOICE, FACTS))  # noqa: S314 -- our own file
    boxes = [
        {side: int(bounds.get(side, "0")) for side in ("x", "y", "width", "height")}
        for shape in root.iter(f"{{{NS['di']}}}BPMNShape")
        if not shape.get("bpmnElement", "").startswith(("Pool", "Lane"))
        for bounds in shape.iter(f"{{{NS['dc']}}}Bounds")
    ]
    assert len(boxes) == 11
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            is_beside = (
                one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            )
            is_below = (
                one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            )
            assert is_beside or is_below


def test_alternatives_of_an_alternative_are_ways_of_one_choice():
    chained = alternatives()
    steps = [
        step.model_copy(update={"instead_of": "site"}) if step.id == "lost" else step
        for step in chained.steps
    ]
    three = chained.model_copy(update={"steps": tuple(steps), "lanes": ()})
    (process,) = read_bpmn(bpmn(three, FACTS)).processes
    choice = next(node.id for node in process.nodes if node.kind == "exclusive")
    names = [flow.name for flow in process.flows if flow.source == choice]
    assert names == ["In", "On the site", "Elsewhere"]


def test_the_file_that_a_foreign_reader_is_given_is_what_is_written_now():
    """The tests of the front end read it with bpmn.io's reader."""
    assert SHARED.read_bytes() == bpmn(CHOICE, FACTS), f"write it anew to {SHARED}"
