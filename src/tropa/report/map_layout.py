"""How wide the columns of a drawn map are, and what each of its cells looks like."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.cell_drawing import draw_cell
from tropa.report.cell_pictures import WANTED, WANTED_FOR_SEVERAL
from tropa.report.marks import hatching, truth_mark, win_mark
from tropa.report.progress import silent, told
from tropa.report.scene import Block, Box, Ink, Words
from tropa.report.type_face import width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.map_table import Column, MapTable
    from tropa.report.progress import Progress
    from tropa.report.scene import Part

HEAD_WIDTH = 172.0
NARROWEST, WIDEST = 168.0, 300.0
_STEP, _ABOUT = 13.0, 11.0
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class LaidMap:
    """A map whose cells are drawn, each at an origin of its own.

    Attributes
    ----------
    widths : tuple[float, ...]
        Of the columns.
    steps : tuple[Block, ...]
        The cards of the steps.
    cells : tuple[tuple[Block, ...], ...]
        Lane by lane.
    """

    table: MapTable
    widths: tuple[float, ...]
    steps: tuple[Block, ...]
    cells: tuple[tuple[Block, ...], ...]

    def width(self, columns: Sequence[int]) -> float:
        """Measure some columns together with the heading of the lanes."""
        return HEAD_WIDTH + sum(self.widths[index] for index in columns)


def lay_out(table: MapTable, *, progress: Progress = silent) -> LaidMap:
    """Draw every cell of a map in a column as wide as it needs."""
    widths = tuple(_width(table, index) for index in range(len(table.columns)))
    height = max(
        (_card_height(*pair) for pair in zip(table.columns, widths, strict=True)), default=0
    )
    return LaidMap(
        table=table,
        widths=widths,
        steps=tuple(
            _card(column, width, height)
            for column, width in zip(table.columns, widths, strict=True)
        ),
        cells=tuple(
            tuple(
                draw_cell(cell, width, tint=palette.LANES.get(lane.kind, ("", ""))[1])
                for cell, width in zip(lane.cells, widths, strict=True)
            )
            for lane in told(table.lanes, progress)
        ),
    )


def _width(table: MapTable, index: int) -> float:
    """Give a column room for its longest word and its longest note; for its stage if alone."""
    column = table.columns[index]
    word = max((width_of(part, _STEP, "bold") for part in column.name.split()), default=0) + 40
    longest = max((sum(map(len, lane.cells[index].body)) for lane in table.lanes), default=0)
    pictures = max((len(lane.cells[index].pictures) for lane in table.lanes), default=0)
    shown = WANTED_FOR_SEVERAL if pictures > 1 else WANTED if pictures else 0.0
    wanted = max(NARROWEST, shown, word, math.sqrt(longest) * 13)
    span = table.span_of(column.stage)
    stage = width_of(table.stages[column.stage], 14, "bold") + 60
    return min(WIDEST, max(wanted, stage / len(span)))


def _name_lines(column: Column, width: float) -> list[str]:
    room = width - 2 * _MARGIN - 20 - (18 if _marks(column) else 0)
    return wrapped(column.name, room, size=_STEP, weight="bold")


def _about_lines(column: Column, width: float) -> list[str]:
    room = width - 2 * _MARGIN - 20
    return wrapped(column.about, room, size=_ABOUT) if column.about else []


def _card_height(column: Column, width: float) -> float:
    lines = len(_name_lines(column, width)) * _STEP + len(_about_lines(column, width)) * _ABOUT
    return lines * 1.32 + 2 * _MARGIN + 22


def _marks(column: Column) -> list[list[Part]]:
    return [
        mark
        for mark, is_there in (
            (truth_mark(), column.is_moment_of_truth),
            (win_mark(), column.is_quick_win),
        )
        if is_there
    ]


def _card(column: Column, width: float, height: float) -> Block:
    """Draw a step as a card: name, channels, marks; hatched where nobody measures."""
    if column.step_id is None:
        return Block((), height)
    inner = (width - 2 * _MARGIN, height - 2 * _MARGIN)
    dash = (4.0, 3.0) if column.is_white else ()
    ink = Ink(fill=palette.SURFACE, stroke=palette.BAR_GREY if dash else palette.LINE, dash=dash)
    parts: list[Part] = [Box(_MARGIN, _MARGIN, *inner, ink, radius=9)]
    if column.is_white:
        parts += [part.moved(_MARGIN, _MARGIN) for part in hatching(*inner)]
    for index, mark in enumerate(_marks(column)):
        x, y = width - _MARGIN - 22, _MARGIN + 9 + 18 * index
        parts += [part.moved(x, y) for part in mark]
    y = _MARGIN + 10 + _STEP
    name, about = tuple(_name_lines(column, width)), tuple(_about_lines(column, width))
    if column.is_white:
        parts += _plates(name, about, y)
    room = width - 2 * _MARGIN - 20
    words = Words(_MARGIN + 10, y, name, _STEP, palette.INK, "bold", room=room, whole=column.name)
    parts.append(words)
    if about:
        below = y + words.height + 1
        parts.append(
            Words(_MARGIN + 10, below, about, _ABOUT, palette.DIMMED, room=room, whole=column.about)
        )
    return Block(tuple(parts), height)


def _plates(name: Sequence[str], about: Sequence[str], y: float) -> list[Part]:
    """Lay a plate under each line, so that no hatching runs through the letters."""
    parts: list[Part] = []
    lines = [(line, _STEP, "bold") for line in name] + [(line, _ABOUT, "regular") for line in about]
    for text, size, weight in lines:
        wide = width_of(text, size, "bold" if weight == "bold" else "regular") + 6
        parts.append(Box(_MARGIN + 7, y - size, wide, size * 1.3, Ink(fill=palette.SURFACE), 3))
        y += size * 1.32
    return parts


def split_columns(widths: Sequence[float], parts: int) -> list[range]:
    """Cut columns into so many stretches of about the same width.

    Examples
    --------
    >>> split_columns([100, 100, 100, 100], 2)
    [range(0, 2), range(2, 4)]
    """
    total, cuts, sofar = sum(widths), [0], 0.0
    for index, width in enumerate(widths):
        if len(cuts) < parts and sofar + width / 2 > total * len(cuts) / parts and index > cuts[-1]:
            cuts.append(index)
        sofar += width
    return [range(start, end) for start, end in pairwise([*cuts, len(widths)])]
