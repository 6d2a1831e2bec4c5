"""A drawing as SVG: text stays text, nothing runs, nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from tropa.report.scene import Box, Disc, Line, Outline, Picture, Words
from tropa.report.type_face import FAMILY

if TYPE_CHECKING:
    from tropa.report.scene import Ink, Part, Scene

_FACES = f"{FAMILY}, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_WEIGHTS = {"regular": "400", "bold": "600"}


def svg(scene: Scene) -> bytes:
    """Write a drawing as an SVG file.

    Examples
    --------
    >>> from tropa.report.scene import Scene
    >>> svg(Scene(10, 5, (), title="A & B")).decode().splitlines()[1]
    '<title>A &amp; B</title>'
    """
    size = f'width="{_n(scene.width)}" height="{_n(scene.height)}"'
    box = f'viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" font-family="{_FACES}">',
        f"<title>{escape(scene.title)}</title>",
        f"<desc>{escape(scene.about)}</desc>",
        *map(_part, scene.parts),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _ink(ink: Ink) -> str:
    said = [f'fill="{ink.fill or "none"}"']
    if ink.stroke:
        said.append(f'stroke="{ink.stroke}" stroke-width="{_n(ink.width)}" stroke-linecap="round"')
        said.append('stroke-linejoin="round"')
    if ink.dash:
        said.append(f'stroke-dasharray="{" ".join(map(_n, ink.dash))}"')
    if ink.opacity < 1:
        said.append(f'opacity="{_n(ink.opacity)}"')
    return " ".join(said)


def _part(part: Part) -> str:
    if isinstance(part, Words):
        return _words(part)
    if isinstance(part, Picture):
        return _picture(part)
    ink = _ink(part.ink)
    if isinstance(part, Box):
        place = f'x="{_n(part.x)}" y="{_n(part.y)}"'
        size = f'width="{_n(part.width)}" height="{_n(part.height)}" rx="{_n(part.radius)}"'
        return f"<rect {place} {size} {ink}/>"
    if isinstance(part, Disc):
        at = f'cx="{_n(part.center[0])}" cy="{_n(part.center[1])}"'
        return f'<circle {at} r="{_n(part.radius)}" {ink}/>'
    if isinstance(part, Line):
        (x1, y1), (x2, y2) = part.start, part.end
        return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" {ink}/>'
    return f'<path d="{_path(part)}" {ink}/>'


def _picture(picture: Picture) -> str:
    place = f'x="{_n(picture.x)}" y="{_n(picture.y)}"'
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    inside = f"data:image/jpeg;base64,{b64encode(picture.jpeg).decode('ascii')}"
    about = f"<title>{escape(picture.about)}</title>"
    return f'<image {place} {size} preserveAspectRatio="none" href="{inside}">{about}</image>'


def _path(outline: Outline) -> str:
    said = [f"M{_n(outline.start[0])} {_n(outline.start[1])}"]
    for stretch in outline.stretches:
        letter = "L" if len(stretch) == 1 else "C"
        said.append(letter + " ".join(f"{_n(x)} {_n(y)}" for x, y in stretch))
    return " ".join(said) + (" Z" if outline.is_closed else "")


def _words(words: Words) -> str:
    look = f'font-size="{_n(words.size)}" font-weight="{_WEIGHTS[words.weight]}"'
    anchor = "" if words.align == "start" else f' text-anchor="{words.align}"'
    rows = "".join(
        f'<tspan x="{_n(words.x)}" y="{_n(words.y + index * words.size * words.leading)}">'
        f"{escape(line)}</tspan>"
        for index, line in enumerate(words.lines)
    )
    return f'<text {look} fill="{words.color}"{anchor} xml:space="preserve">{rows}</text>'
