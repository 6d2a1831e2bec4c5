"""A seat in a room: one open window on a map, and what is on its way to it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from tropa.features.journeys.live.frames import HereFrame
    from tropa.features.journeys.live.visitors import Visitor

COLORS = 12
MOST_WAITING = 512
"""Frames that may wait for a slow window; with one more it is asked to come back anew."""
MOST_UNDER_WAY = 20
"""Lists of one window that may be unanswered; with more it is not listened to for the while."""
FRAMES_A_SECOND, FRAMES_AT_ONCE = 60.0, 240.0


@dataclass
class Allowance:
    """How many frames a window may still send: refilled with time."""

    left: float = FRAMES_AT_ONCE
    asked_at: float = field(default_factory=time.monotonic)

    def spend(self) -> bool:
        """Count one frame; False when there were too many."""
        now = time.monotonic()
        self.left = min(FRAMES_AT_ONCE, self.left + (now - self.asked_at) * FRAMES_A_SECOND) - 1
        self.asked_at = now
        return self.left >= 0


class Seat:
    """One open window on a map."""

    def __init__(self, visitor: Visitor, *, still: Callable[[], object]) -> None:
        self.id = uuid4().hex
        self.visitor = visitor
        self.color = 0
        self.here: HereFrame | None = None
        self.still = still
        """Asks again whether the visitor may be here; raises when not."""
        self.left_with: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.under_way = asyncio.Semaphore(MOST_UNDER_WAY)
        self.allowance = Allowance()
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)

    def push(self, text: str, *, is_lasting: bool = True) -> None:
        """Put a frame on its way; what does not last is left out where the window is slow."""
        if not is_lasting and self._waiting.qsize() > MOST_WAITING // 2:
            return
        try:
            self._waiting.put_nowait(text)
        except asyncio.QueueFull:
            self.leave(4408)

    def push_some(self, texts: Iterable[str]) -> None:
        """Put frames on their way, one after the other."""
        for text in texts:
            self.push(text)

    def leave(self, code: int) -> None:
        """Have the window closed, by the first reason there is."""
        if not self.left_with.done():
            self.left_with.set_result(code)

    async def pump(self, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        """Send what waits, for as long as the window takes it."""
        while True:
            await send({"type": "websocket.send", "text": await self._waiting.get()})

    def described(self) -> dict[str, Any]:
        """Describe who sits here, and where they are."""
        who = {
            "id": self.id,
            "name": self.visitor.name,
            "color": self.color,
            "is_guest": self.visitor.is_guest,
        }
        return who | self.place()

    def place(self) -> dict[str, Any]:
        """Tell where the visitor is on the map."""
        if self.here is None:
            return {"cell": None, "is_writing": False, "x": None, "y": None}
        return self.here.model_dump(mode="json", exclude={"kind"})


def color_for(key: str, others: dict[str, int]) -> int:
    """Choose a color: of the same person in another window, else the first that is free."""
    if key in others:
        return others[key]
    first = sum(key.encode()) % COLORS
    taken = set(others.values())
    turn = [(first + place) % COLORS for place in range(COLORS)]
    return next((color for color in turn if color not in taken), first)
