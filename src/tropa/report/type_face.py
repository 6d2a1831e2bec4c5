"""The bundled face (Inter, the screens' own): how wide words are, and where lines break."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "bold"]
_FILES = {"regular": "inter-regular.ttf", "bold": "inter-semibold.ttf"}
FAMILY = "Inter"


@cache
def face_name(weight: Weight) -> str:
    """Make a weight known to the writer of PDF and give its name there."""
    name = f"Tropa-{FAMILY}-{weight}"
    with as_file(files("tropa.report").joinpath("fonts", _FILES[weight])) as path:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


@lru_cache(maxsize=50_000)
def width_of(text: str, size: float, weight: Weight = "regular") -> float:
    """Measure a text in points."""
    width: float = pdfmetrics.stringWidth(text, face_name(weight), size)
    return width


def wrapped(text: str, width: float, *, size: float, weight: Weight = "regular") -> list[str]:
    """Break a text into lines that are no wider; a word wider than a line is cut.

    Examples
    --------
    >>> wrapped("one two three", 40, size=10)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, weight) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, size=size, weight=weight)
        lines += whole
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: float, *, size: float, weight: Weight) -> list[str]:
    """Cut a word where it is too wide for a line."""
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter, size, weight) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def shortened(text: str, width: float, *, size: float, weight: Weight = "regular") -> str:
    """Cut a text that must stay on one line, and show that it was cut."""
    if width_of(text, size, weight) <= width:
        return text
    while text and width_of(f"{text}…", size, weight) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
