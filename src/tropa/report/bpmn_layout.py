"""Where the parts of a process are drawn: departments as lanes, tasks from left to right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.core.processes import Process, ProcessNode

LEFT, TOP, HEAD = 160, 80, 30
ROW, GAP, BEND = 120, 50, 20
SIZES = {
    "task": (100, 80),
    "start": (36, 36),
    "end": (36, 36),
    "parallel": (50, 50),
    "exclusive": (50, 50),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """How far down its middle lies."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """How far right it reaches."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Laid:
    """The drawing of a process.

    Attributes
    ----------
    lanes : dict[str, Box]
        By department; nothing where no department is known.
    members : dict[str, list[str]]
        Department → its nodes.
    ways : list
        The corners of each flow, in the order of the flows.
    """

    pool: Box
    lanes: dict[str, Box]
    members: dict[str, list[str]]
    boxes: dict[str, Box]
    ways: list[list[tuple[int, int]]]


def lay_process(process: Process) -> Laid:
    """Lay a process out: each node behind all it follows, each department in a lane of its own.

    Tasks that run beside each other lie in rows of their own.
    """
    placing = _Placing(process)
    placing.place()
    lanes: dict[str, Box] = {}
    y = TOP
    width = HEAD + GAP + placing.width
    for department, rows in placing.rows.items():
        lanes[department] = Box(LEFT + HEAD, y, width, ROW * len(rows))
        y += ROW * len(rows)
    boxes = {
        node.id: placing.box(node, top=lanes[placing.home[node.id][0]].y) for node in process.nodes
    }
    is_parted = any(lanes)
    kinds = {node.id: node.kind for node in process.nodes}
    return Laid(
        pool=Box(LEFT, TOP, HEAD + width, y - TOP),
        lanes=lanes if is_parted else {},
        members=_members(placing) if is_parted else {},
        boxes=boxes,
        ways=[
            _past(boxes[flow.source], boxes[flow.target])
            if kinds[flow.source] == kinds[flow.target] == "exclusive"
            else _way(boxes[flow.source], boxes[flow.target])
            for flow in process.flows
        ],
    )


@dataclass
class _Placing:
    """Gives every node a lane, a row in it, and a place across."""

    process: Process
    rows: dict[str, list[str]] = field(default_factory=dict)
    home: dict[str, tuple[str, int]] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    width: int = 0

    def place(self) -> None:
        before = defaultdict(list)
        for flow in self.process.flows:
            before[flow.target].append(flow.source)
        named = {node.id: node for node in self.process.nodes}
        for node in self.process.nodes:  # each comes after those it follows
            ends = [self.left[one] + SIZES[named[one].kind][0] for one in before[node.id]]
            self.left[node.id] = max(ends, default=0) + GAP
            self.width = max(self.width, self.left[node.id] + SIZES[node.kind][0])
            self.home[node.id] = self._home(node, before[node.id])

    def _home(self, node: ProcessNode, before: list[str]) -> tuple[str, int]:
        department = node.department
        if node.kind in ("start", "end") and not department:
            known = [self.home[one][0] for one in before] or [
                one.department for one in self.process.nodes if one.kind == "task"
            ]
            department = known[0] if known else ""
        kind = f"{node.place.lane_id}{'+' * node.way}" if node.place else ""
        rows = self.rows.setdefault(department, [])
        if not kind:
            kind = rows[0] if rows else ""
        if rows == [""]:  # what had no row of its own shares that of the first task
            rows[0] = kind
        if kind not in rows:
            rows.append(kind)
        return department, rows.index(kind)

    def box(self, node: ProcessNode, *, top: int) -> Box:
        width, height = SIZES[node.kind]
        y = top + ROW * self.home[node.id][1] + (ROW - height) // 2
        return Box(LEFT + HEAD + self.left[node.id], y, width, height)


def _members(placing: _Placing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {department: [] for department in placing.rows}
    for node_id, (department, _) in placing.home.items():
        found[department].append(node_id)
    return found


def _past(source: Box, target: Box) -> list[tuple[int, int]]:
    """Lead a way without any task below those that it leaves out."""
    below = max(source.middle, target.middle) + ROW // 2 - 10
    ends = [(one.x + one.width // 2, one.y + one.height) for one in (source, target)]
    return [ends[0], (ends[0][0], below), (ends[1][0], below), ends[1]]


def _way(source: Box, target: Box) -> list[tuple[int, int]]:
    """Lead a flow to the right, down or up beside the narrower end, and on to the right."""
    start, goal = (source.right, source.middle), (target.x, target.middle)
    if start[1] == goal[1]:
        return [start, goal]
    is_fork = source.width == SIZES["parallel"][0]
    across = start[0] + BEND if is_fork else goal[0] - BEND
    return [start, (across, start[1]), (across, goal[1]), goal]
