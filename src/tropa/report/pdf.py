"""Drawings as PDF: the face is embedded, text can be searched and copied."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tropa.report.progress import part_of, silent, told
from tropa.report.scene import Box, Disc, Line, Picture, Words
from tropa.report.type_face import face_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.progress import Progress
    from tropa.report.scene import Ink, Outline, Scene

_ALIGN = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}


def fitted(size: tuple[float, float], scene: Scene) -> float:
    """Tell how large a drawing becomes on a page, its own size being 1."""
    return min(size[0] / scene.width, size[1] / scene.height)


def pdf(
    scenes: Sequence[Scene],
    *,
    size: tuple[float, float],
    language: str = "en",
    progress: Progress = silent,
) -> bytes:
    """Write drawings as a PDF, each fitted to a page of ``size`` points."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, lang=language)
    if scenes:
        canvas.setTitle(scenes[0].title)
        canvas.setSubject(scenes[0].about)
    canvas.setCreator("tropa")
    for number, scene in enumerate(scenes):
        inside = part_of(progress, number / len(scenes), (number + 1) / len(scenes))
        _page(canvas, scene, size, progress=inside)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _page(canvas: Canvas, scene: Scene, size: tuple[float, float], *, progress: Progress) -> None:
    """Draw a page from the top: PDF counts from the bottom, so the words are turned back."""
    scale = fitted(size, scene)
    canvas.translate((size[0] - scene.width * scale) / 2, size[1])
    canvas.scale(scale, -scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for part in told(scene.parts, progress):
        if isinstance(part, Words):
            _words(canvas, part)
        elif isinstance(part, Picture):
            _picture(canvas, part)
        else:
            _shape(canvas, part)


def _words(canvas: Canvas, words: Words) -> None:
    canvas.setFillColor(HexColor(words.color))
    canvas.setFillAlpha(1)
    canvas.setFont(face_name(words.weight), words.size)
    write = getattr(canvas, _ALIGN[words.align])
    canvas.saveState()
    canvas.translate(words.x, words.y)
    canvas.scale(1, -1)
    for index, line in enumerate(words.lines):
        write(0, -index * words.size * words.leading, line)
    canvas.restoreState()


def _picture(canvas: Canvas, picture: Picture) -> None:
    canvas.setFillAlpha(1)
    canvas.saveState()
    canvas.translate(picture.x, picture.y + picture.height)
    canvas.scale(1, -1)
    drawn = ImageReader(BytesIO(picture.jpeg))
    canvas.drawImage(drawn, 0, 0, width=picture.width, height=picture.height)
    canvas.restoreState()


def _shape(canvas: Canvas, part: Box | Disc | Line | Outline) -> None:
    drawn = _ink(canvas, part.ink)
    if isinstance(part, Box):
        radius = min(part.radius, part.width / 2, part.height / 2)
        canvas.roundRect(part.x, part.y, part.width, part.height, radius, **drawn)
    elif isinstance(part, Disc):
        canvas.circle(*part.center, part.radius, **drawn)
    elif isinstance(part, Line):
        canvas.line(*part.start, *part.end)
    else:
        canvas.drawPath(_path(canvas, part), **drawn)


def _ink(canvas: Canvas, ink: Ink) -> dict[str, int]:
    canvas.setFillAlpha(ink.opacity)
    canvas.setStrokeAlpha(ink.opacity)
    canvas.setDash(list(ink.dash))
    if ink.fill:
        canvas.setFillColor(HexColor(ink.fill), alpha=ink.opacity)
    if ink.stroke:
        canvas.setStrokeColor(HexColor(ink.stroke), alpha=ink.opacity)
        canvas.setLineWidth(ink.width)
    return {"fill": int(bool(ink.fill)), "stroke": int(bool(ink.stroke))}


def _path(canvas: Canvas, outline: Outline) -> Any:
    path = canvas.beginPath()
    path.moveTo(*outline.start)
    for stretch in outline.stretches:
        if len(stretch) == 1:
            path.lineTo(*stretch[0])
        else:
            path.curveTo(*(number for point in stretch for number in point))
    if outline.is_closed:
        path.close()
    return path
