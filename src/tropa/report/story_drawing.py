"""A story drawn on one page: problems on the left, strengths on the right, the unknown below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.scene import Block, Box, Disc, Ink, Scene, Words
from tropa.report.type_face import shortened, width_of, wrapped

if TYPE_CHECKING:
    from tropa.report.scene import Part
    from tropa.report.story import ToldFinding, ToldStory
    from tropa.report.type_face import Weight

_EDGE, _BETWEEN, _INSET = 30.0, 26.0, 34.0
_WIDTHS = (880.0, 960.0, 1040.0, 1140.0, 1260.0, 1400.0)
_LEADING = 1.32
_SIDES = {"problems": palette.MINUS, "strengths": palette.PLUS}
_SOFT = {"problems": palette.MINUS_SOFT, "strengths": palette.PLUS_SOFT}


def story_scene(story: ToldStory, *, ratio: float, has_title: bool = True) -> Scene:
    """Draw a story as wide as it takes to fit a page of a shape.

    Parameters
    ----------
    ratio : float
        Width of the page divided by its height.
    has_title : bool
        Whether the page says the title itself; a slide has a place of its own for it.
    """
    drawn = [_drawn(story, width, has_title=has_title) for width in _WIDTHS]
    return next((one for one in drawn if one.height * ratio <= one.width), drawn[-1])


def _drawn(story: ToldStory, width: float, *, has_title: bool) -> Scene:
    parts: list[Part] = []
    inner = width - 2 * _EDGE
    y = _EDGE if has_title else 4.0
    if has_title:
        head = _head(story, inner)
        parts += head.at(_EDGE, y)
        y += head.height + 14
    half = (inner - _BETWEEN) / 2
    columns = [_side(story, side, half) for side in ("problems", "strengths")]
    for place, column in enumerate(columns):
        parts += column.at(_EDGE + place * (half + _BETWEEN), y)
    y += max(column.height for column in columns) + 12
    foot = _unknown(story, inner)
    parts += foot.at(_EDGE, y)
    y += foot.height + 10
    rule = _text(story.rule, inner, size=8.5, color=palette.DIMMED)
    parts += rule.at(_EDGE, y)
    y += rule.height + (_EDGE if has_title else 4.0)
    paper = Box(0, 0, width, y, Ink(fill=palette.SURFACE))
    return Scene(width, y, (paper, *parts), title=story.title, about=story.about)


def _head(story: ToldStory, width: float) -> Block:
    title = shortened(story.title, width, size=22, weight="bold")
    parts: list[Part] = [Words(0, 20, (title,), 22, palette.INK, "bold")]
    about = _text(f"{story.heading}. {story.about}".strip(), width, size=10.5, color=palette.DIMMED)
    parts += about.at(0, 30)
    return Block(tuple(parts), 30 + about.height)


def _side(story: ToldStory, side: str, width: float) -> Block:
    """Draw one column: its heading and its findings, heaviest first."""
    color = _SIDES[side]
    findings = story.problems if side == "problems" else story.strengths
    parts: list[Part] = [
        Box(0, 0, width, 26, Ink(fill=_SOFT[side]), 5),
        Words(12, 18, (story.headings[side],), 13, color, "bold"),
    ]
    y = 36.0
    if not findings:
        none = _text(story.headings[f"no_{side}"], width - 12, size=11, color=palette.DIMMED)
        parts += none.at(12, y)
        y += none.height
    for number, finding in enumerate(findings, start=1):
        block = _finding(finding, number, width, color=color)
        parts += block.at(0, y)
        y += block.height + 9
    return Block(tuple(parts), y)


def _finding(finding: ToldFinding, number: int, width: float, *, color: str) -> Block:
    room = width - _INSET
    parts: list[Part] = [
        Disc((14, 10), 10, Ink(fill=color)),
        Words(14, 14, (str(number),), 11, palette.SURFACE, "bold", "middle"),
    ]
    name = shortened(finding.step, room * 0.68, size=12.5, weight="bold")
    parts.append(Words(_INSET, 14, (name,), 12.5, palette.INK, "bold"))
    after = width_of(name, 12.5, "bold") + 8
    if finding.stage:
        stage = shortened(finding.stage, room - after, size=9.5)
        parts.append(Words(_INSET + after, 14, (stage,), 9.5, palette.DIMMED))
    y = 19.0
    told = [
        (finding.says, 11.0, palette.INK),
        (finding.facts, 8.8, palette.DIMMED),
        (finding.money, 9.2, palette.INK),
    ]
    for text, size, ink in told:
        if text:
            block = _text(text, room, size=size, color=ink)
            parts += block.at(_INSET, y)
            y += block.height + 1.5
    return Block(tuple(parts), y)


def _unknown(story: ToldStory, width: float) -> Block:
    """Draw what nobody knows in a box over the whole width."""
    parts: list[Part] = []
    heading = story.headings["unknown"]
    y = 30.0
    for text in story.unknown:
        line = _text(text, width - 40, size=10, color=palette.INK)
        parts.append(Disc((18, y + 7), 2.2, Ink(fill=palette.GREY)))
        parts += line.at(28, y)
        y += line.height + 2
    frame = Box(0, 0, width, y + 6, Ink(fill=palette.SOFT, stroke=palette.LINE), 6)
    title = Words(12, 20, (heading,), 12.5, palette.INK, "bold")
    return Block((frame, title, *parts), y + 6)


def _text(text: str, width: float, *, size: float, color: str, weight: Weight = "regular") -> Block:
    """Set a text in lines of a width."""
    lines = tuple(wrapped(text, width, size=size, weight=weight))
    words = Words(0, size, lines, size, color, weight, room=width, whole=text)
    return Block((words,), len(lines) * size * _LEADING)
