"""Cutting the rare edges of a graph, as process maps do, without tearing it apart."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.results import Graph

Edge = tuple[str, str]
Counts = dict[Edge, int]


def cut_rare_edges(graph: Graph, coverage: float) -> Graph:
    """Leave out the rarest edges beyond a share of the transitions.

    The commonest edges are kept until they hold ``coverage`` of all transitions (edges as common
    as the last of them too, so that no tie decides). Then every activity shown gets the widest
    path (the one whose rarest edge is commonest) from a start and to an end, where it had one.

    Parameters
    ----------
    graph : Graph
        A whole graph.
    coverage : float
        Between 0 and 1.

    Returns
    -------
    Graph
        With ``hidden_share`` = transitions of the edges left out / all transitions. Activities
        that only edges left out touch are left out too, also from ``starts`` and ``ends``.
    """
    if not 0 <= coverage <= 1:
        raise InputError(f"A coverage of {coverage} is no share.", hint="Give one between 0 and 1.")
    counts = {(row["source"], row["target"]): row["count"] for row in graph.edges.to_pylist()}
    kept = _connected(_commonest(counts, coverage), counts, graph)
    named = {row["activity"] for row in graph.nodes.to_pylist()}
    loose = named - {name for edge in counts for name in edge}
    shown = {name for edge in kept for name in edge} | loose
    return _restricted(graph, [edge in kept for edge in counts], shown)


def _restricted(graph: Graph, mask: list[bool], shown: set[str]) -> Graph:
    edges = graph.edges.filter(pa.array(mask, pa.bool_()))
    every, left = (pc.sum(table["count"]).as_py() or 0 for table in (graph.edges, edges))
    names = pa.array(sorted(shown), pa.string())
    nodes, starts, ends = (
        table.filter(pc.is_in(table["activity"], value_set=names))
        for table in (graph.nodes, graph.starts, graph.ends)
    )
    return replace(
        graph,
        edges=edges,
        nodes=nodes,
        starts=starts,
        ends=ends,
        hidden_share=(every - left) / every if every else 0.0,
        hidden_edges=graph.edges.num_rows - edges.num_rows,
        hidden_nodes=graph.nodes.num_rows - nodes.num_rows,
    )


def _commonest(counts: Counts, coverage: float) -> set[Edge]:
    """Take edges, commonest first, until they hold the share; equal counts go together."""
    wanted = coverage * sum(counts.values())
    kept: set[Edge] = set()
    held, last = 0, None
    for edge, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if held >= wanted and count != last:
            break
        kept.add(edge)
        held, last = held + count, count
    return kept


def _connected(kept: set[Edge], counts: Counts, graph: Graph) -> set[Edge]:
    """Add to the edges kept the widest paths that tie every activity to a start and an end."""
    shown = {name for edge in kept for name in edge}
    backwards = {(target, source): count for (source, target), count in counts.items()}
    starts, ends = (
        {row["activity"]: row["cases"] for row in table.to_pylist()}
        for table in (graph.starts, graph.ends)
    )
    forth = _missing_paths(kept, _widest_tree(counts, starts), roots=set(starts), shown=shown)
    turned = {(target, source) for source, target in kept}
    back = _missing_paths(turned, _widest_tree(backwards, ends), roots=set(ends), shown=shown)
    return kept | forth | {(source, target) for target, source in back}


def _widest_tree(counts: Counts, roots: dict[str, int]) -> dict[str, str]:
    """Give each activity its predecessor on the widest path from a root (ties: by name)."""
    following: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (source, target), count in counts.items():
        following[source].append((target, count))
    parents: dict[str, str] = {}
    settled: set[str] = set()
    queue = [(-cases, "", root) for root, cases in roots.items()]
    heapq.heapify(queue)
    while queue:
        width, parent, name = heapq.heappop(queue)
        if name in settled:
            continue
        settled.add(name)
        if parent:
            parents[name] = parent
        for target, count in following[name]:
            if target not in settled:
                heapq.heappush(queue, (max(width, -count), name, target))
    return parents


def _missing_paths(
    kept: set[Edge], parents: dict[str, str], *, roots: set[str], shown: set[str]
) -> set[Edge]:
    """List the edges that lead to activities which the kept edges do not reach from a root."""
    reached = _reachable(kept, roots & shown)
    added: set[Edge] = set()
    for name in sorted(shown):
        here = name
        while here not in reached and here in parents:
            added.add((parents[here], here))
            here = parents[here]
        if here in reached or here in roots:
            reached = _reachable(kept | added, reached | {here})
    return added


def _reachable(edges: Iterable[Edge], roots: set[str]) -> set[str]:
    following: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        following[source].append(target)
    reached, waiting = set(roots), list(roots)
    while waiting:
        for target in following[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
