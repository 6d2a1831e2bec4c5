"""A whole map, drawn: headings, lanes, blueprint lines, title and legend."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.emotion_drawing import EMOTION_HEIGHT, draw_emotion, rules, shape_of
from tropa.report.legend import legend
from tropa.report.map_layout import HEAD_WIDTH
from tropa.report.scene import Block, Box, Disc, Ink, Line, Scene, Words
from tropa.report.type_face import shortened, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.report.map_layout import LaidMap
    from tropa.report.map_table import LaneRow
    from tropa.report.scene import Part

STAGE_HEIGHT, LEAST_ROW, LINE_ROOM = 40.0, 40.0, 22.0
EDGE, BETWEEN_BANDS = 28.0, 22.0
_ABOUT, _MOST_LINES = 12.5, 4


def draw_band(laid: LaidMap, columns: range, lanes: Sequence[int]) -> Block:
    """Draw some columns with their stages, steps and some lanes: a map's part that stands alone."""
    width = laid.width(columns)
    parts: list[Part] = _stages(laid, columns)
    y = STAGE_HEIGHT
    height = steps_height(laid, columns)
    parts.append(Box(0, y, width, height, Ink(fill=palette.SOFT)))
    heading = laid.table.language.say("head.steps")
    parts.append(Words(14, y + 24, (heading,), 12.5, palette.DIMMED, "bold"))
    parts += _across(laid, columns, [laid.steps[index] for index in columns], y=y)
    y += height
    for lane in lanes:
        row = _lane(laid, columns, lane)
        parts += [part.moved(0, y) for part in row.parts]
        y += row.height
    frame = Box(0, 0, width, y, Ink(stroke=palette.LINE, width=1.2))
    return Block((*parts, *_columns(laid, columns, y), frame), y)


def steps_height(laid: LaidMap, columns: range) -> float:
    """Tell how high the cards of some steps are."""
    return max((laid.steps[index].height for index in columns), default=0.0)


def lane_height(laid: LaidMap, columns: range, lane: int) -> float:
    """Tell how high a lane is where it crosses some columns."""
    row = laid.table.lanes[lane]
    is_emotion = row.kind == "emotion"
    blocks = laid.cells[lane][columns.start : columns.stop]
    cells = EMOTION_HEIGHT if is_emotion else max((one.height for one in blocks), default=0.0)
    below = LINE_ROOM if row.line_below else 0.0
    return max(lane_head(row).height, cells, LEAST_ROW) + below


def band_height(laid: LaidMap, columns: range, lanes: Sequence[int]) -> float:
    """Tell how high a band becomes, without drawing it."""
    lanes_height = sum(lane_height(laid, columns, lane) for lane in lanes)
    return STAGE_HEIGHT + steps_height(laid, columns) + lanes_height


def _stages(laid: LaidMap, columns: range) -> list[Part]:
    """Draw the headings of the stages over their columns, as arrows of one colour."""
    table = laid.table
    parts: list[Part] = [
        Box(0, 0, laid.width(columns), STAGE_HEIGHT, Ink(fill=palette.ACCENT_SOFT))
    ]
    parts.append(Words(14, 25, (table.language.say("head.stage"),), 12.5, palette.DIMMED, "bold"))
    x = HEAD_WIDTH
    for stage in dict.fromkeys(table.columns[index].stage for index in columns):
        wide = sum(laid.widths[index] for index in columns if table.columns[index].stage == stage)
        name = shortened(table.stages[stage], wide - 50, size=14, weight="bold")
        parts += [
            Line((x, 0), (x, STAGE_HEIGHT), Ink(stroke=palette.SURFACE, width=2)),
            Disc((x + 21, 20), 11, Ink(fill=palette.STAGE)),
            Words(x + 21, 24.2, (str(stage + 1),), 11.5, "#ffffff", "bold", "middle"),
            Words(x + 39, 25, (name,), 14, palette.INK, "bold"),
        ]
        x += wide
    return parts


def _across(
    laid: LaidMap, columns: Sequence[int], blocks: Sequence[Block], *, y: float = 0.0
) -> list[Part]:
    parts: list[Part] = []
    x = HEAD_WIDTH
    for index, block in zip(columns, blocks, strict=True):
        parts += block.at(x, y)
        x += laid.widths[index]
    return parts


def _columns(laid: LaidMap, columns: range, height: float) -> list[Part]:
    """Draw the lines between columns, stronger between stages."""
    parts: list[Part] = [
        Line((HEAD_WIDTH, 0), (HEAD_WIDTH, height), Ink(stroke=palette.LINE, width=1.2))
    ]
    x = HEAD_WIDTH
    for before, after in itertools.pairwise(columns):
        x += laid.widths[before]
        is_seam = laid.table.columns[before].stage != laid.table.columns[after].stage
        ink = Ink(stroke=palette.BAR_GREY if is_seam else palette.LINE, width=0.8)
        parts.append(Line((x, STAGE_HEIGHT), (x, height), ink))
    return parts


def _lane(laid: LaidMap, columns: range, index: int) -> Block:
    lane = laid.table.lanes[index]
    is_emotion = lane.kind == "emotion"
    head = lane_head(lane)
    blocks = laid.cells[index][columns.start : columns.stop]
    height = lane_height(laid, columns, index)
    width = laid.width(columns)
    tint = palette.LANES.get(lane.kind, (palette.SOFT, ""))[0]
    parts: list[Part] = [Box(0, 0, HEAD_WIDTH, height, Ink(fill=tint)), *head.parts]
    parts += _emotion(laid, columns, lane) if is_emotion else _across(laid, columns, blocks)
    bottom = Ink(stroke=palette.LINE)
    if lane.line_below:
        y = height - 1
        ink = Ink(stroke=palette.GREY, width=1.8, dash=_dash(lane))
        parts.append(Words(HEAD_WIDTH + 12, y - 6, (lane.line_below,), 11, palette.DIMMED, "bold"))
        parts.append(Line((0, y), (width, y), ink))
    else:
        parts.append(Line((0, height), (width, height), bottom))
    return Block(tuple(parts), height)


def _dash(lane: LaneRow) -> tuple[float, ...]:
    """Draw the line of visibility firm, as blueprints do, the other two dashed."""
    return () if lane.kind == "frontstage" else (7.0, 5.0)


@lru_cache(maxsize=256)
def lane_head(lane: LaneRow) -> Block:
    """Draw the heading of a lane: its name, what it shows, its curves."""
    room = HEAD_WIDTH - 24
    lines = tuple(wrapped(lane.name, room, size=13, weight="bold"))
    name = Words(14, 24, lines, 13, palette.INK, "bold", room=room, whole=lane.name)
    parts: list[Part] = [name]
    y = 24 + name.height
    if lane.about:
        lines = tuple(wrapped(lane.about, room, size=10.5))
        about = Words(14, y - 1, lines, 10.5, palette.DIMMED, room=room, whole=lane.about)
        parts.append(about)
        y += about.height + 3
    for curve in lane.curves:
        lines = tuple(wrapped(curve.name, room - 18, size=10.5))
        words = Words(32, y + 2, lines, 10.5, palette.INK, room=room - 18, whole=curve.name)
        parts += [shape_of(curve.source, 20, y - 1.5), words]
        y += words.height + 3
    return Block(tuple(parts), y - 8)


def _emotion(laid: LaidMap, columns: range, lane: LaneRow) -> list[Part]:
    middles, x = {}, HEAD_WIDTH
    for index in columns:
        middles[index] = x + laid.widths[index] / 2
        x += laid.widths[index]
    across = [part.moved(HEAD_WIDTH, 0) for part in rules(x - HEAD_WIDTH)]
    return [*across, *draw_emotion(lane.curves, middles)]


def draw_sheet(
    laid: LaidMap, stretches: Sequence[tuple[range, Sequence[int]]], *, has_title: bool = True
) -> Scene:
    """Draw stretches of a map one below the other, with title and legend, as one sheet."""
    table = laid.table
    width = max((laid.width(columns) for columns, _ in stretches), default=HEAD_WIDTH)
    room = max(width, 420.0)
    title = _title(laid, room) if has_title else Block((), 0.0)
    parts: list[Part] = list(title.parts)
    y = title.height
    for columns, lanes in stretches:
        band = draw_band(laid, columns, lanes)
        parts += band.at(EDGE, y)
        y += band.height + BETWEEN_BANDS
    about = legend(table.language, room)
    parts += about.at(EDGE, y - 4)
    height = y + about.height + EDGE - 8
    paper = Box(0, 0, room + 2 * EDGE, height, Ink(fill=palette.SURFACE))
    return Scene(paper.width, height, (paper, *parts), table.title, table.about)


def _title(laid: LaidMap, room: float) -> Block:
    """Write the title, and below it what the figures rest on: a long filter is cut, and says so."""
    title = shortened(laid.table.title, room, size=24, weight="bold")
    lines = wrapped(laid.table.about, room, size=_ABOUT)
    if len(lines) > _MOST_LINES:
        last = shortened(f"{lines[_MOST_LINES - 1]} …", room, size=_ABOUT)
        lines = [*lines[: _MOST_LINES - 1], last]
    words = Words(EDGE, EDGE + 42, tuple(lines), _ABOUT, palette.DIMMED, room=room)
    heading = Words(EDGE, EDGE + 20, (title,), 24, palette.INK, "bold")
    return Block((heading, words), EDGE + 45.5 + words.height)
