"""One cell of a map, drawn: figure, bars, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.cell_pictures import draw_pictures
from tropa.report.marks import MARK, stale_mark, state_mark
from tropa.report.scene import Block, Box, Disc, Ink, Line, Words
from tropa.report.shown_cell import MOST_MARKS
from tropa.report.type_face import width_of, wrapped

if TYPE_CHECKING:
    from tropa.report.map_ratings import Bar
    from tropa.report.scene import Part
    from tropa.report.shown_cell import Marked, ShownCell
    from tropa.report.type_face import Weight

PAD_X, PAD_Y = 12.0, 10.0
FIGURE, TEXT, SMALL = 14.0, 12.5, 11.0
_BAR = 6.0
_MARK_STEP = 15.0


class Writer:
    """Puts one thing below the other within a width, and knows how high it has become."""

    def __init__(self, width: float) -> None:
        self.left = PAD_X
        self.room = width - 2 * PAD_X
        self.y = PAD_Y
        self.parts: list[Part] = []

    def text(
        self, text: str, *, size: float, color: str, weight: Weight = "regular", indent: float = 0
    ) -> None:
        """Write a paragraph."""
        room = self.room - indent
        lines = tuple(wrapped(text, room, size=size, weight=weight))
        words = Words(
            PAD_X + indent, self.y + size, lines, size, color, weight, room=room, whole=text
        )
        self.parts.append(words)
        self.y += words.height

    def mark(self, mark: list[Part], x: float, y: float) -> None:
        """Put a mark somewhere."""
        self.parts += [part.moved(x, y) for part in mark]

    def block(self) -> Block:
        """Finish."""
        return Block(tuple(self.parts), self.y + PAD_Y - 2)


def draw_cell(cell: ShownCell, width: float, *, tint: str = "") -> Block:
    """Draw a cell of a width; its height follows."""
    writer = Writer(width)
    if cell.head:
        _head(writer, cell)
    for bar in cell.bars:
        _rating(writer, bar, is_signed=cell.badge_sign)
    for marked in cell.marks:
        _marks(writer, marked)
    if cell.badge:
        _badge(writer, cell)
    if cell.share is not None:
        _share(writer, cell.share, palette.MINUS if cell.is_bad else palette.ACCENT)
    if cell.signed is not None:
        _signed(writer, cell.signed)
    if cell.pictures:
        draw_pictures(writer, cell.pictures)
    for small in cell.small:
        writer.text(small, size=SMALL, color=palette.DIMMED)
    if cell.body:
        _body(writer, cell, tint)
    return writer.block()


def _head(writer: Writer, cell: ShownCell) -> None:
    indent = 0.0
    if cell.state:
        writer.mark(state_mark(cell.state), PAD_X, writer.y + 1.5)
        indent = MARK + 6
    if cell.is_muted:
        writer.text(cell.head, size=TEXT, color=palette.DIMMED, indent=indent)
        return
    if cell.is_stale:
        end = PAD_X + indent + width_of(cell.head, FIGURE, "bold") + 6
        writer.mark(stale_mark(), min(end, PAD_X + writer.room - MARK), writer.y + 1.5)
    writer.text(cell.head, size=FIGURE, color=palette.INK, weight="bold", indent=indent)


def _track(writer: Writer) -> None:
    box = Box(PAD_X, writer.y, writer.room, _BAR, Ink(fill=palette.TRACK), radius=3)
    writer.parts.append(box)


def _share(writer: Writer, share: float, color: str) -> None:
    writer.y += 3
    _track(writer)
    if share > 0:
        length = max(share * writer.room, 2.0)
        bar = Box(PAD_X, writer.y, length, _BAR, Ink(fill=color), min(3, length / 2))
        writer.parts.append(bar)
    writer.y += _BAR + 3


def _signed(writer: Writer, part: float) -> None:
    writer.y += 4
    _track(writer)
    middle, length = PAD_X + writer.room / 2, abs(part) * writer.room / 2
    start = middle - length if part < 0 else middle
    color = palette.MINUS if part < 0 else palette.PLUS
    writer.parts.append(Box(start, writer.y, length, _BAR, Ink(fill=color)))
    ink = Ink(stroke=palette.GREY)
    writer.parts.append(Line((middle, writer.y - 3), (middle, writer.y + _BAR + 3), ink))
    writer.y += _BAR + 5


def _rating(writer: Writer, bar: Bar, *, is_signed: str) -> None:
    """Write label and value, and below them the bar with its interval."""
    size = SMALL + 0.5
    label = Words(PAD_X, writer.y + size, (bar.label,), size, palette.DIMMED)
    end = PAD_X + writer.room
    value = Words(end, writer.y + size, (bar.text,), size, palette.INK, "bold", "end")
    writer.parts += [label, value]
    writer.y += size * 1.4
    _track(writer)
    length = max(bar.part * writer.room, 2.0)
    writer.parts.append(Box(PAD_X, writer.y, length, _BAR, _bar_ink(bar, is_signed), 3))
    for place in (bar.low, bar.high):
        if place is not None:
            x = PAD_X + place * writer.room
            ink = Ink(stroke=palette.INK)
            writer.parts.append(Line((x, writer.y - 2), (x, writer.y + _BAR + 2), ink))
    writer.y += _BAR + 4


def _bar_ink(bar: Bar, sign: str) -> Ink:
    if bar.kind == "promise":
        return Ink(fill=palette.SURFACE, stroke=palette.GREY, width=1.4)
    if bar.kind == "own":
        return Ink(fill=palette.SOFT, stroke=palette.GREY, width=1.4, dash=(3.0, 2.0))
    if bar.kind == "expectation":
        return Ink(fill=palette.BAR_GREY)
    return Ink(fill={"plus": palette.PLUS, "minus": palette.MINUS}.get(sign, palette.ACCENT))


def _marks(writer: Writer, marked: Marked) -> None:
    """Draw five discs, the first ones full; what they rate stands before them."""
    size = SMALL + 0.5
    start = PAD_X
    if marked.label:
        words = Words(PAD_X, writer.y + size, (marked.label,), size, palette.DIMMED)
        writer.parts.append(words)
        start = PAD_X + writer.room - MOST_MARKS * _MARK_STEP
    for index in range(MOST_MARKS):
        ink = Ink(fill=palette.ACCENT if index < marked.marks else "", stroke=palette.ACCENT)
        center = (start + _MARK_STEP * index + 5.5, writer.y + 7.5)
        writer.parts.append(Disc(center, 5, ink))
    writer.y += 19


def _badge(writer: Writer, cell: ShownCell) -> None:
    soft, color = palette.BADGES[cell.badge_sign]
    writer.y += 2
    width = width_of(cell.badge, SMALL + 0.5, "bold") + 16
    box = Box(PAD_X, writer.y, min(width, writer.room), 18, Ink(fill=soft), radius=9)
    words = Words(PAD_X + 8, writer.y + 13, (cell.badge,), SMALL + 0.5, color, "bold")
    writer.parts += [box, words]
    writer.y += 21


def _body(writer: Writer, cell: ShownCell, tint: str) -> None:
    """Write what people wrote or said; on a note of its own where the lane has a tint."""
    if cell.head or cell.small:
        writer.y += 3
    start, first = writer.y, len(writer.parts)
    indent = 10.0 if cell.is_quoted else 0.0
    for paragraph in cell.body:
        writer.text(paragraph, size=TEXT, color=palette.INK, indent=indent)
        writer.y += 3
    writer.y -= 3
    if cell.is_quoted:
        bar = Box(PAD_X, start + 1, 3, writer.y - start - 2, Ink(fill=palette.TRACK), 1.5)
        writer.parts.insert(first, bar)
    if tint:
        note = Box(
            6, start - 5, writer.room + 2 * PAD_X - 12, writer.y - start + 10, Ink(fill=tint), 6
        )
        writer.parts.insert(first, note)
