"""A drawing without a format: shapes, words and pictures, in points from the top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.type_face import Weight

Point = tuple[float, float]
Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a shape is filled and lined; an empty colour draws nothing."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners round by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    radius: float = 0.0

    def moved(self, dx: float, dy: float) -> Box:
        """Move it."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    ink: Ink

    def moved(self, dx: float, dy: float) -> Line:
        """Move it."""
        return replace(self, start=_by(self.start, dx, dy), end=_by(self.end, dx, dy))


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    center: Point
    radius: float
    ink: Ink

    def moved(self, dx: float, dy: float) -> Disc:
        """Move it."""
        return replace(self, center=_by(self.center, dx, dy))


@dataclass(frozen=True, slots=True)
class Outline:
    """Straight stretches and cubic curves: each stretch is its end, or two handles and its end."""

    start: Point
    stretches: tuple[tuple[Point, ...], ...]
    ink: Ink
    is_closed: bool = False

    def moved(self, dx: float, dy: float) -> Outline:
        """Move it."""
        stretches = tuple(tuple(_by(at, dx, dy) for at in one) for one in self.stretches)
        return replace(self, start=_by(self.start, dx, dy), stretches=stretches)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text; ``x, y`` is the start, middle or end of the first baseline.

    Attributes
    ----------
    room : float
        How wide the text may become where it is edited; 0 for a single line.
    whole : str
        The text before it was broken into lines, where it was.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    color: str
    weight: Weight = "regular"
    align: Align = "start"
    room: float = 0.0
    leading: float = 1.32
    whole: str = ""

    def moved(self, dx: float, dy: float) -> Words:
        """Move it."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size * self.leading


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, stretched to a rectangle of its own shape; ``about`` says what it shows."""

    x: float
    y: float
    width: float
    height: float
    jpeg: bytes
    about: str = ""

    def moved(self, dx: float, dy: float) -> Picture:
        """Move it."""
        return replace(self, x=self.x + dx, y=self.y + dy)


Part = Box | Line | Disc | Outline | Words | Picture


@dataclass(frozen=True, slots=True)
class Block:
    """Parts that belong together, and how high they are."""

    parts: tuple[Part, ...]
    height: float

    def at(self, x: float, y: float) -> list[Part]:
        """Put the block somewhere."""
        return [part.moved(x, y) for part in self.parts]


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole drawing."""

    width: float
    height: float
    parts: tuple[Part, ...]
    title: str
    about: str = ""


def _by(point: Point, dx: float, dy: float) -> Point:
    return point[0] + dx, point[1] + dy


def polygon(points: Sequence[Point], ink: Ink) -> Outline:
    """Draw a closed outline of straight lines."""
    first, *rest = points
    return Outline(first, tuple((point,) for point in rest), ink, is_closed=True)


def polyline(points: Sequence[Point], ink: Ink) -> Outline:
    """Draw straight lines through points."""
    first, *rest = points
    return Outline(first, tuple((point,) for point in rest), ink)
