"""Pictures in a cell of a map: one across the whole cell, several two by two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.scene import Box, Ink, Picture, Words
from tropa.report.type_face import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.cell_drawing import Writer
    from tropa.report.scene import Part
    from tropa.report.shown_cell import ShownPicture

WANTED, WANTED_FOR_SEVERAL = 220.0, 290.0
"""Width of a column with a picture, and with several in one cell."""
_BETWEEN, _SIZE = 8.0, 11.0
_STEEPEST = 0.85
"""A picture no more than so many times as high as it may be wide: else it is drawn narrower."""


def draw_pictures(writer: Writer, pictures: Sequence[ShownPicture]) -> None:
    """Draw pictures row by row, their words below them."""
    across = 1 if len(pictures) == 1 else 2
    room = (writer.room - (across - 1) * _BETWEEN) / across
    writer.y += 2
    for first in range(0, len(pictures), across):
        row = pictures[first : first + across]
        height = max(_height(one, room) for one in row)
        ends = []
        for place, one in enumerate(row):
            x = writer.left + place * (room + _BETWEEN)
            writer.parts += _framed(one, room, height, at=(x, writer.y))
            words = _words(one.words, room, at=(x, writer.y + height + 3))
            writer.parts.append(words)
            ends.append(height + 3 + words.height)
        writer.y += max(ends) + _BETWEEN


def _height(picture: ShownPicture, room: float) -> float:
    return min(room * picture.slope, room * _STEEPEST)


def _framed(
    picture: ShownPicture, room: float, height: float, *, at: tuple[float, float]
) -> list[Part]:
    """Draw one with a frame; those beside each other stand on one lower edge."""
    own = _height(picture, room)
    width = own / picture.slope
    x, y = at[0], at[1] + height - own
    frame = Box(x, y, width, own, Ink(stroke=palette.LINE, width=0.8))
    return [Picture(x, y, width, own, picture.jpeg, picture.words), frame]


def _words(text: str, room: float, *, at: tuple[float, float]) -> Words:
    lines = tuple(wrapped(text, room, size=_SIZE))
    return Words(at[0], at[1] + _SIZE, lines, _SIZE, palette.INK, room=room, whole=text)
