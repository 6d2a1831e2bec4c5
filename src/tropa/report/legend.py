"""What the marks of a map mean, drawn under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report import palette
from tropa.report.marks import hatching, stale_mark, state_mark, truth_mark, win_mark
from tropa.report.scene import Block, Box, Ink, Words
from tropa.report.type_face import width_of

if TYPE_CHECKING:
    from tropa.core.states import CellState
    from tropa.report.language import Language
    from tropa.report.scene import Part

_SIZE, _ROW = 11.0, 22.0
_STATES: tuple[CellState, ...] = (
    "unmeasured", "assumed", "measured", "supported", "refuted", "undecided",
)  # fmt: skip


def legend(language: Language, room: float) -> Block:
    """Draw the marks with their words, in as many rows as it takes."""
    parts: list[Part] = []
    x = y = 0.0
    for mark, text in _items(language):
        start = 20.0 if mark else 0.0
        wide = start + width_of(text, _SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _ROW
        parts += [part.moved(x, y) for part in mark]
        parts.append(Words(x + start, y + 11, (text,), _SIZE, palette.DIMMED))
        x += wide + 22
    return Block(tuple(parts), y + _ROW)


def _items(language: Language) -> list[tuple[list[Part], str]]:
    states = [(state_mark(state), language.say(f"state.{state}")) for state in _STATES]
    swatches: list[tuple[list[Part], str]] = [
        ([Box(0, 2, 14, 10, Ink(fill=color), 2)], language.say(f"legend.{sign}"))
        for sign, color in (("plus", palette.PLUS), ("minus", palette.MINUS))
    ]
    white: list[Part] = [Box(0, 0, 16, 14, Ink(stroke=palette.BAR_GREY, dash=(3, 2)), 2)]
    return [
        *states,
        (stale_mark(), language.say("state.stale")),
        (truth_mark(), language.say("legend.moment_of_truth")),
        (win_mark(), language.say("legend.quick_win")),
        ([*white, *hatching(16, 14, inset=1)], language.say("legend.white_spot")),
        *swatches,
        ([], language.say("legend.gap")),
        ([], language.say("legend.interval")),
    ]
