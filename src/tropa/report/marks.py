"""Marks that tell by their shape: states of cells, moments of truth, quick wins, white spots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.palette import ACCENT, GREY, HATCH, PLUS, STATES
from tropa.report.scene import Disc, Ink, Line, Outline, polygon, polyline

if TYPE_CHECKING:
    from tropa.core.states import CellState
    from tropa.report.scene import Part

MARK = 14.0
"""Width and height of a mark."""


def state_mark(state: CellState) -> list[Part]:
    """Draw the mark of a state: hollow, dashed, dot, tick, cross or half."""
    color = STATES[state]
    ring = Ink(stroke=color, width=1.5)
    if state == "supported":
        return [polyline([(2.6, 7.4), (5.7, 10.4), (11.4, 3.8)], Ink(stroke=color, width=2))]
    if state == "refuted":
        cross = Ink(stroke=color, width=2)
        return [Line((3.4, 3.4), (10.6, 10.6), cross), Line((10.6, 3.4), (3.4, 10.6), cross)]
    if state == "measured":
        return [Disc((7, 7), 3.6, Ink(fill=color))]
    if state == "assumed":
        return [Disc((7, 7), 4.6, Ink(stroke=color, width=1.7, dash=(2.4, 1.9)))]
    if state == "undecided":
        return [Disc((7, 7), 4.6, ring), _left_half(color)]
    return [Disc((7, 7), 4.6, ring)]


def _left_half(color: str) -> Outline:
    bend = 4.6 * 4 / 3
    return Outline(
        (7, 2.4), (((7 - bend, 2.4), (7 - bend, 11.6), (7, 11.6)),), Ink(fill=color), is_closed=True
    )


def stale_mark() -> list[Part]:
    """Draw a clock: the newest record is old."""
    ink = Ink(stroke=GREY, width=1.4)
    return [Disc((7, 7), 5, ink), polyline([(7, 4.2), (7, 7.2), (9, 8.4)], ink)]


def truth_mark() -> list[Part]:
    """Draw a diamond: a moment of truth."""
    return [polygon([(7, 0.6), (13.4, 7), (7, 13.4), (0.6, 7)], Ink(fill=ACCENT))]


def win_mark() -> list[Part]:
    """Draw a bolt: a quick win."""
    points = [(8.4, 0.4), (2.2, 8.2), (6.4, 8.2), (5.4, 13.6), (11.8, 5.6), (7.6, 5.6)]
    return [polygon(points, Ink(fill=PLUS))]


def hatching(width: float, height: float, *, inset: float = 5.0) -> list[Part]:
    """Hatch an area: nobody measures this."""
    found: list[Part] = []
    ink = Ink(stroke=HATCH, width=1)
    left, top, right, bottom = inset, inset, width - inset, height - inset
    along = left + top + 9
    while along < right + bottom:
        start = (min(right, along - top), max(top, along - right))
        end = (max(left, along - bottom), min(bottom, along - left))
        found.append(Line(start, end, ink))
        along += 9
    return found
