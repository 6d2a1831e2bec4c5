"""A process as BPMN 2.0 knows it: tasks, gateways and events, joined by sequence flows."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

NodeKind = Literal["start", "end", "task", "exclusive", "parallel", "inclusive", "event"]
CHOICES = frozenset({"exclusive", "inclusive"})
"""Gateways behind which a branch may be left out."""
_START, _END = "\0start", "\0end"
"""Before all starts and behind all ends of a process; no id in an XML file holds such a letter."""
MOST_LOOKED_AT = 5_000_000
"""Flows looked at, way by way behind each gate, to find alternatives."""


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
    """A task, a gateway or an event.

    Attributes
    ----------
    group : str
        Names the part of the process it lies in.
    way : int
        On which of several ways it lies that exclude each other, where this is known: 0 is the
        first one.
    """

    id: str
    kind: NodeKind
    name: str = ""
    department: str = ""
    group: str = ""
    place: TaskPlace | None = None
    way: int = 0


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
        before = self._before()
        return {task.id: tuple(_nearest(task.id, before, tasks)) for task in self.tasks}

    @property
    def optional(self) -> frozenset[str]:
        """Tasks that some way from a start to an end leaves out, where a gateway lets one choose.

        Without a choosing gateway every task belongs to the whole.
        """
        if not any(node.kind in CHOICES for node in self.nodes):
            return frozenset()
        tasks = {node.id for node in self.nodes if node.kind == "task"}
        return frozenset(tasks - nodes_on_every_way([node.id for node in self.nodes], self.flows))

    @property
    def alternatives(self) -> dict[str, str]:
        """Each task that is taken in place of another one → that one, the first way's.

        Only where an exclusive gateway chooses, and neither of the two comes after the other: a
        way back, or past a task, is no alternative to it. A process of far more gateways and
        flows than people draw tells none.

        Examples
        --------
        >>> nodes = (*(ProcessNode(i, "task") for i in "abc"), ProcessNode("g", "exclusive"))
        >>> flows = (Flow("a", "g"), Flow("g", "b"), Flow("g", "c"))
        >>> Process("Shop", nodes, flows).alternatives
        {'c': 'b'}
        """
        follow, before = self._next(), self._before()
        tasks = {node.id for node in self.nodes if node.kind == "task"}
        gates = [n.id for n in self.nodes if n.kind == "exclusive" and len(follow[n.id]) > 1]
        found: dict[str, str] = {}
        if sum(len(follow[gate]) for gate in gates) * len(self.flows) > MOST_LOOKED_AT:
            return found
        for gate in gates:
            begun = (
                [one] if one in tasks else _nearest(one, follow, tasks) for one in follow[gate]
            )
            own, *ways = [way for way in begun if way] or [[""]]
            beside = tasks - _reached(own[0], follow) - _reached(own[0], before) - {*own}
            for other in (one for way in ways for one in way if one in beside):
                found.setdefault(other, own[0])
        return found

    def _next(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for flow in self.flows:
            found[flow.source].append(flow.target)
        return found

    def _before(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for flow in self.flows:
            found[flow.target].append(flow.source)
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


def _reached(root: str, follow: Mapping[str, list[str]]) -> set[str]:
    reached, waiting = {root}, [root]
    while waiting:
        new = [one for one in follow.get(waiting.pop(), []) if one not in reached]
        reached.update(new)
        waiting += new
    return reached


def nodes_on_every_way(nodes: Collection[str], flows: Iterable[Flow]) -> set[str]:
    """List the nodes that no way from a start to an end leaves out; all, where there is no way.

    A start is what nothing leads to, an end what leads to nothing. In one sweep along any way: a
    node of it is on every way if nothing before it leads past it.

    Examples
    --------
    >>> flows = [Flow("a", "b"), Flow("b", "d"), Flow("a", "c"), Flow("c", "d")]
    >>> sorted(nodes_on_every_way("abcd", flows))
    ['a', 'd']
    """
    follow: dict[str, list[str]] = {node: [] for node in nodes}
    for flow in flows:
        follow[flow.source].append(flow.target)
    entered = {target for targets in follow.values() for target in targets}
    follow[_START] = [node for node in nodes if node not in entered]
    for node in nodes:
        if not follow[node]:
            follow[node] = [_END]
    way = _way(follow)
    places = {node: place for place, node in enumerate(way)}
    found, seen, farthest = set(nodes) if not way else set(), set(way), 0
    for place, node in enumerate(way):
        if place == farthest:
            found.add(node)
        waiting = [node]
        while waiting:
            for target in follow.get(waiting.pop(), ()):
                farthest = max(farthest, places.get(target, 0))
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return found - {_START, _END}


def _way(follow: Mapping[str, list[str]]) -> list[str]:
    """Find a shortest way from all starts to all ends; empty where there is none."""
    came_from, waiting = {_START: ""}, deque([_START])
    while waiting and _END not in came_from:
        node = waiting.popleft()
        for target in follow.get(node, ()):
            if target not in came_from:
                came_from[target] = node
                waiting.append(target)
    way = [_END] if _END in came_from else []
    while way and way[-1] != _START:
        way.append(came_from[way[-1]])
    return way[::-1]
