"""A directly-follows graph as a small picture: layers from top to bottom, no other program."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tropa.core.results import Graph

BOX_WIDTH, BOX_HEIGHT = 190, 34
COLUMN, ROW, MARGIN = 220, 90, 20
DRAWN_NODES, DRAWN_EDGES = 30, 60
LONGEST_LABEL = 28
Place = tuple[int, int]


def graph_svg(graph: Graph) -> str:
    """Draw the commonest activities and transitions; the same graph gives the same picture."""
    nodes = sorted(graph.nodes.to_pylist(), key=lambda n: (-n["count"], n["activity"]))
    drawn = {node["activity"]: node["count"] for node in nodes[:DRAWN_NODES]}
    edges = [e for e in graph.edges.to_pylist() if {e["source"], e["target"]} <= drawn.keys()]
    edges = edges[:DRAWN_EDGES]
    starts = [row["activity"] for row in graph.starts.to_pylist() if row["activity"] in drawn]
    places = _places(list(drawn), edges, starts)
    width = max((x for x, _ in places.values()), default=0) + BOX_WIDTH + MARGIN
    height = max((y for _, y in places.values()), default=0) + BOX_HEIGHT + MARGIN
    most = max((edge["count"] for edge in edges), default=1)
    lines = "".join(_line(edge, places, most=most) for edge in edges)
    boxes = "".join(_box(name, places[name], count=count) for name, count in drawn.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="12">'
        '<defs><marker id="tropa-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" '
        'markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z" fill="#5a6b7b"/></marker></defs>'
        f"{lines}{boxes}</svg>"
    )


def _places(names: list[str], edges: list[dict[str, Any]], starts: list[str]) -> dict[str, Place]:
    """Put each activity one row below the first that leads to it, commonest edges first."""
    layers = dict.fromkeys(starts[:1] or names[:1], 0)
    pending = True
    while pending:
        pending = False
        for edge in edges:
            if edge["source"] in layers and edge["target"] not in layers:
                layers[edge["target"]] = layers[edge["source"]] + 1
                pending = True
    for name in names:
        layers.setdefault(name, 0)
    filled: dict[int, int] = {}
    places = {}
    for name in names:
        layer = layers[name]
        column = filled.get(layer, 0)
        filled[layer] = column + 1
        places[name] = (MARGIN + column * COLUMN, MARGIN + layer * ROW)
    return places


def _box(name: str, place: Place, *, count: int) -> str:
    x, y = place
    label = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
    return (
        f"<g><title>{escape(name)}: {count}</title>"
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" '
        'fill="#eef3f8" stroke="#5a6b7b"/>'
        f'<text x="{x + 8}" y="{y + 15}" fill="#1d2b38">{escape(label)}</text>'
        f'<text x="{x + 8}" y="{y + 29}" fill="#5a6b7b" font-size="10">{count}</text></g>'
    )


def _line(edge: dict[str, Any], places: dict[str, Place], *, most: int) -> str:
    """Draw a curve; one that goes back, or comes home, swings out to the right."""
    (x1, y1), (x2, y2) = places[edge["source"]], places[edge["target"]]
    title = escape(f"{edge['source']} → {edge['target']}: {edge['count']}")
    thickness = 1 + 3 * edge["count"] / most
    if y2 > y1:
        start, end = (x1 + BOX_WIDTH // 2, y1 + BOX_HEIGHT), (x2 + BOX_WIDTH // 2, y2)
        bend = (end[1] - start[1]) // 2
        curve = f"C{start[0]} {start[1] + bend} {end[0]} {end[1] - bend} {end[0]} {end[1]}"
    else:
        start, end = (x1 + BOX_WIDTH, y1 + 10), (x2 + BOX_WIDTH, y2 + 24)
        out = max(x1, x2) + BOX_WIDTH + 26
        curve = f"C{out} {start[1]} {out} {end[1]} {end[0]} {end[1]}"
    return (
        f'<path d="M{start[0]} {start[1]}{curve}" fill="none" stroke="#5a6b7b" '
        f'stroke-width="{thickness:.1f}" stroke-opacity="0.6" marker-end="url(#tropa-arrow)">'
        f"<title>{title}</title></path>"
    )
