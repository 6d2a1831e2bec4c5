"""Parts of a drawing as shapes of a slide: each can be moved, recoloured and rewritten."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from tropa.report.progress import silent, told
from tropa.report.scene import Box, Disc, Line, Outline, Picture, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.progress import Progress
    from tropa.report.scene import Ink, Part, Point

_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_CURVE_PIECES = 14
_ASCENT = 0.93
"""From the top of a line to its baseline, as a part of the size."""
_LONELY = 260.0
"""Room for words that stand on one line, in points of the drawing."""
EMU_PER_POINT = 12_700


class Pencil:
    """Draws on a slide; knows where the drawing's corner lies and how large it is drawn."""

    def __init__(self, slide: Any, *, scale: float, corner: Point) -> None:
        self.shapes = slide.shapes
        self.scale = scale
        self.corner = corner

    def at(self, point: Point) -> tuple[Emu, Emu]:
        """Tell where a point of the drawing lies on the slide."""
        return (
            Emu(round(self.corner[0] + point[0] * self.scale)),
            Emu(round(self.corner[1] + point[1] * self.scale)),
        )

    def long(self, points: float) -> Emu:
        """Tell how long a length of the drawing is on the slide."""
        return Emu(max(1, round(points * self.scale)))

    def draw(self, part: Part) -> None:
        """Draw one part."""
        if isinstance(part, Words):
            self._words(part)
        elif isinstance(part, Picture):
            self._picture(part)
        elif isinstance(part, Line):
            ends = (*self.at(part.start), *self.at(part.end))
            line = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
            self._stroke(line.line, part.ink)
        else:
            shape = self._shape(part)
            shape.shadow.inherit = False
            self._fill(shape, part.ink)
            self._stroke(shape.line, part.ink)

    def _shape(self, part: Box | Disc | Outline) -> Any:
        if isinstance(part, Box):
            place = (*self.at((part.x, part.y)), self.long(part.width), self.long(part.height))
            kind = MSO_SHAPE.ROUNDED_RECTANGLE if part.radius else MSO_SHAPE.RECTANGLE
            shape = self.shapes.add_shape(kind, *place)
            if part.radius:
                side = max(min(part.width, part.height), 0.01)
                shape.adjustments[0] = min(0.5, part.radius / side)
            return shape
        if isinstance(part, Disc):
            (x, y), r = part.center, part.radius
            size = self.long(2 * r)
            return self.shapes.add_shape(MSO_SHAPE.OVAL, *self.at((x - r, y - r)), size, size)
        builder = self.shapes.build_freeform(*self.at(part.start), scale=1.0)
        points = [self.at(point) for point in flattened(part)]
        builder.add_line_segments(points, close=part.is_closed)
        return builder.convert_to_shape()

    def _picture(self, part: Picture) -> None:
        place = (*self.at((part.x, part.y)), self.long(part.width), self.long(part.height))
        shape = self.shapes.add_picture(BytesIO(part.jpeg), *place)
        shape._element.nvPicPr.cNvPr.set("descr", part.about)

    def _fill(self, shape: Any, ink: Ink) -> None:
        if not ink.fill:
            shape.fill.background()
            return
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(ink.fill)
        if ink.opacity < 1:
            color = shape.fill._xPr.find(qn("a:solidFill"))[0]
            thousandths = str(round(ink.opacity * 100_000))
            color.append(color.makeelement(qn("a:alpha"), {"val": thousandths}))

    def _stroke(self, line: Any, ink: Ink) -> None:
        if not ink.stroke:
            line.fill.background()
            return
        line.color.rgb = rgb(ink.stroke)
        line.width = self.long(ink.width)
        if ink.dash:
            line.dash_style = MSO_LINE.ROUND_DOT if ink.dash[0] <= 2 else MSO_LINE.DASH

    def _words(self, words: Words) -> None:
        """Write a text box; a paragraph is one text that breaks by itself."""
        room = words.room * 1.04 if words.room else _LONELY
        left = {"start": 0.0, "middle": room / 2, "end": room}[words.align]
        corner = self.at((words.x - left, words.y - words.size * _ASCENT))
        box = self.shapes.add_textbox(*corner, self.long(room), self.long(words.height))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.word_wrap = bool(words.room)
        paragraph = frame.paragraphs[0]
        paragraph.alignment = _ALIGN[words.align]
        run = paragraph.add_run()
        run.text = words.whole or " ".join(words.lines)
        run.font.size = Pt(round(words.size * self.scale / EMU_PER_POINT * 2) / 2)
        run.font.bold = words.weight == "bold"
        run.font.color.rgb = rgb(words.color)


def rgb(color: str) -> RGBColor:
    """Read a colour as it is written in the palette."""
    red, green, blue = bytes.fromhex(color.lstrip("#"))
    color_of: Any = RGBColor
    made: RGBColor = color_of(red, green, blue)
    return made


def flattened(outline: Outline) -> list[Point]:
    """Cut curves into short straight pieces: a slide's free form knows no curves here.

    Examples
    --------
    >>> from tropa.report.scene import Ink, Outline
    >>> len(flattened(Outline((0, 0), (((0, 1), (1, 1), (1, 0)), ((2, 0),)), Ink())))
    15
    """
    points: list[Point] = []
    at = outline.start
    for stretch in outline.stretches:
        if len(stretch) == 1:
            points.append(stretch[0])
        else:
            points += [_bezier(at, stretch, step / _CURVE_PIECES) for step in _pieces()]
        at = stretch[-1]
    return points


def _pieces() -> range:
    return range(1, _CURVE_PIECES + 1)


def _bezier(start: Point, stretch: tuple[Point, ...], part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    points = (start, *stretch)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y


def draw_on(
    slide: Any,
    parts: Sequence[Part],
    *,
    scale: float,
    corner: Point,
    progress: Progress = silent,
) -> None:
    """Draw parts on a slide; ``scale`` is EMU for each point of the drawing."""
    slide.shapes.turbo_add_enabled = True  # else each shape looks at all ids before it
    pencil = Pencil(slide, scale=scale, corner=corner)
    for part in told(parts, progress):
        pencil.draw(part)
