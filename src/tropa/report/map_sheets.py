"""A map on paper: one sheet of any size, or page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.map_drawing import BETWEEN_BANDS, EDGE, band_height, draw_sheet, lane_height
from tropa.report.map_layout import HEAD_WIDTH, split_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.map_layout import LaidMap
    from tropa.report.scene import Scene

_MOST_BANDS = 12
_AROUND = 130.0
"""Height of title and legend."""


def one_sheet(laid: LaidMap, *, ratio: float | None = None) -> Scene:
    """Draw the whole map on one sheet.

    Parameters
    ----------
    ratio : float | None
        Width of the paper divided by its height. A map that is much wider is cut into bands, one
        below the other as lines of music, so that it can be read; None leaves it in one.
    """
    every = range(len(laid.table.lanes))
    best = _bands(laid, ratio) if ratio else [range(len(laid.widths))]
    return draw_sheet(laid, [(columns, every) for columns in best])


def _bands(laid: LaidMap, ratio: float) -> list[range]:
    """Find the cut whose sheet is drawn largest on paper of this shape."""
    tried = range(1, min(_MOST_BANDS, max(1, len(laid.widths))) + 1)
    cuts = [split_columns(laid.widths, count) for count in tried]
    return min(cuts, key=lambda cut: _size_needed(laid, cut, ratio))


def _size_needed(laid: LaidMap, cut: Sequence[range], ratio: float) -> float:
    width = max(laid.width(columns) for columns in cut) + 2 * EDGE
    lanes = range(len(laid.table.lanes))
    heights = [band_height(laid, columns, lanes) + BETWEEN_BANDS for columns in cut]
    return max(width, (sum(heights) + _AROUND) * ratio)


def pages(laid: LaidMap, *, width: float, height: float, has_title: bool = True) -> list[Scene]:
    """Draw the map page by page: columns first, then the lanes that did not fit."""
    stretches = [
        (columns, lanes)
        for columns in _columns_by_width(laid, width - 2 * EDGE)
        for lanes in _lanes_by_height(laid, columns, height - _AROUND - EDGE)
    ]
    return [draw_sheet(laid, [stretch], has_title=has_title) for stretch in stretches]


def _columns_by_width(laid: LaidMap, room: float) -> list[range]:
    wide = sum(laid.widths)
    count = max(1, round(wide / max(room - HEAD_WIDTH, 1) + 0.45))
    return split_columns(laid.widths, count)


def _lanes_by_height(laid: LaidMap, columns: range, room: float) -> list[list[int]]:
    """Fill page after page with lanes; a lane higher than a page has one of its own."""
    head = band_height(laid, columns, [])
    groups: list[list[int]] = [[]]
    used = head
    for lane in range(len(laid.table.lanes)):
        high = lane_height(laid, columns, lane)
        if groups[-1] and used + high > room:
            groups.append([])
            used = head
        groups[-1].append(lane)
        used += high
    return groups
