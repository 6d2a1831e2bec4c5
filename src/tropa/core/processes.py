"""A process as BPMN 2.0 knows it: tasks, gateways and events, joined by sequence flows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NodeKind = Literal["start", "end", "task", "exclusive", "parallel", "inclusive", "event"]
CHOICES = frozenset({"exclusive", "inclusive"})
"""Gateways behind which a branch may be left out."""


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """The place on a map that a task comes from.

    Attributes
    ----------
    lane_id, step_id, stage_id : str
        Where the cell is: its lane, and a step or a stage (the other is empty).
    joint : str
        What stood in the cell between this task and the next one.
    """

    lane_id: str
    step_id: str = ""
    stage_id: str = ""
    joint: str = ""


@dataclass(frozen=True, slots=True)
class ProcessNode:
    """A task, a gateway or an event; ``group`` names the part of the process it lies in."""

    id: str
    kind: NodeKind
    name: str = ""
    department: str = ""
    group: str = ""
    place: TaskPlace | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """One node follows another; ``name`` says when."""

    source: str
    target: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """Nodes and what follows what.

    Examples
    --------
    >>> tasks = (ProcessNode("b", "task", "Pay"), ProcessNode("a", "task", "Order"))
    >>> process = Process("Shop", tasks, (Flow("a", "b"),))
    >>> [task.name for task in process.tasks]
    ['Order', 'Pay']
    >>> process.after
    {'a': (), 'b': ('a',)}
    """

    name: str
    nodes: tuple[ProcessNode, ...] = ()
    flows: tuple[Flow, ...] = ()

    @property
    def tasks(self) -> list[ProcessNode]:
        """The tasks as they follow each other; branches one behind the other."""
        named = {node.id: node for node in self.nodes}
        return [named[one] for one in _in_order(named, self._next()) if named[one].kind == "task"]

    @property
    def after(self) -> dict[str, tuple[str, ...]]:
        """Each task → the tasks it follows directly, whatever gateways lie between."""
        tasks = {node.id for node in self.nodes if node.kind == "task"}
        before = defaultdict(list)
        for flow in self.flows:
            before[flow.target].append(flow.source)
        return {task.id: tuple(_nearest(task.id, before, tasks)) for task in self.tasks}

    @property
    def optional(self) -> frozenset[str]:
        """Tasks that some way from a start to an end leaves out, where a gateway lets one choose.

        Without a choosing gateway every task belongs to the whole.
        """
        if not any(node.kind in CHOICES for node in self.nodes):
            return frozenset()
        follow, named = self._next(), {node.id for node in self.nodes}
        starts = named - {flow.target for flow in self.flows}
        ends = named - {flow.source for flow in self.flows}
        tasks = [node.id for node in self.nodes if node.kind == "task"]
        return frozenset(
            task
            for task in tasks
            if _reached(starts - {task}, follow, without=task) & (ends - {task})
        )

    def _next(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for flow in self.flows:
            found[flow.source].append(flow.target)
        return found


def _in_order(nodes: Iterable[str], follow: Mapping[str, list[str]]) -> list[str]:
    """Order nodes so that each comes after those it follows, as far as loops let it.

    Reverse post-order of a walk in depth: branches stay whole, the first one drawn comes first.
    What only a loop leads to comes last.
    """
    nodes = list(nodes)
    entered = {target for targets in follow.values() for target in targets}
    seen: set[str] = set()
    roots = _walked([one for one in nodes if one not in entered], follow, seen=seen)
    loops = _walked([one for one in nodes if one in entered][::-1], follow, seen=seen)
    return roots + loops


def _walked(roots: list[str], follow: Mapping[str, list[str]], *, seen: set[str]) -> list[str]:
    done: list[str] = []
    waiting = [(root, False) for root in roots]
    while waiting:
        node, is_over = waiting.pop()
        if is_over:
            done.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting += [(target, False) for target in follow.get(node, [])]
    return done[::-1]


def _nearest(task: str, before: Mapping[str, list[str]], tasks: set[str]) -> list[str]:
    """Go back from a task to the first tasks on every way."""
    found: list[str] = []
    waiting, seen = list(before.get(task, []))[::-1], set[str]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node in tasks:
            found.append(node)
        else:
            waiting += before.get(node, [])[::-1]
    return found


def _reached(roots: set[str], follow: Mapping[str, list[str]], *, without: str) -> set[str]:
    reached, waiting = set(roots), list(roots)
    while waiting:
        for target in follow.get(waiting.pop(), []):
            if target != without and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
