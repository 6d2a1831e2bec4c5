"""Who is in a room, and where: told to the others, never stored."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tropa.features.journeys.live.frames import frame_text
from tropa.features.journeys.live.seats import color_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.features.journeys.live.frames import HereFrame
    from tropa.features.journeys.live.seats import Seat

SHORTEST_SECONDS, LONGEST_SECONDS = 0.1, 2.0
FRAMES_A_SECOND = 4_000
"""So many movements are told in a second: the more people move, the more rarely each is told."""


class Presence:
    """The seats of a room."""

    def __init__(self) -> None:
        self.seats: dict[str, Seat] = {}
        self._moved: set[str] = set()
        self._telling: asyncio.Task[None] | None = None

    def __iter__(self) -> Iterator[Seat]:
        return iter(list(self.seats.values()))

    def __len__(self) -> int:
        return len(self.seats)

    def join(self, seat: Seat, *, version: int) -> None:
        """Welcome a window; the others learn who has come."""
        colors = {other.visitor.key: other.color for other in self}
        seat.color = color_for(seat.visitor.key, colors)
        self._tell_others(seat, frame_text("people", joined=[seat.described()], left=[]))
        self.seats[seat.id] = seat
        people = [other.described() for other in self]
        seat.push(frame_text("welcome", version=version, me=seat.id, people=people))

    def leave(self, seat: Seat) -> None:
        """Say goodbye to a window."""
        if self.seats.pop(seat.id, None) is not None:
            self._tell_others(seat, frame_text("people", joined=[], left=[seat.id]))

    def move(self, seat: Seat, here: HereFrame) -> None:
        """Note where someone is; the others are told before long, of the last place alone."""
        seat.here = here
        self._moved.add(seat.id)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_moved())

    def end(self) -> None:
        """Tell no more."""
        if self._telling is not None:
            self._telling.cancel()

    async def _tell_moved(self) -> None:
        while self._moved:
            moved, self._moved = self._moved, set()
            for seat in [self.seats[pk] for pk in moved if pk in self.seats]:
                text = frame_text("here", id=seat.id, **seat.place())
                self._tell_others(seat, text, is_lasting=False)
            frames = len(moved) * max(len(self.seats) - 1, 0)
            pause = min(max(frames / FRAMES_A_SECOND, SHORTEST_SECONDS), LONGEST_SECONDS)
            await asyncio.sleep(pause)

    def _tell_others(self, seat: Seat, text: str, *, is_lasting: bool = True) -> None:
        for other in self:
            if other is not seat:
                other.push(text, is_lasting=is_lasting)
