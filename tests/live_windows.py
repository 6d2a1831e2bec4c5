"""Windows on a live map, as a browser opens them: without a network between them and the server."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from asgiref.sync import sync_to_async
from django.db import connections

from tropa.core.map_apply import apply_all
from tropa.core.map_commands import COMMANDS
from tropa.core.maps import JourneyMap

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from conftest import Caller

PATIENCE_SECONDS = 60
ORIGIN = "http://localhost"


def run(scene: Awaitable[Any]) -> Any:
    """Play a scene with windows; the threads' connections are closed behind it."""

    async def play() -> Any:
        try:
            return await asyncio.wait_for(scene, PATIENCE_SECONDS)
        finally:
            await sync_to_async(connections.close_all)()

    return asyncio.run(play())


class Window:
    """One open window: what it sends, and what it is told."""

    def __init__(self, caller: Caller, path: str, *, origin: str | None = ORIGIN) -> None:
        cookies = "; ".join(f"{k}={v.value}" for k, v in caller.client.cookies.items())
        headers = [(b"host", b"localhost"), (b"cookie", cookies.encode())]
        headers += [(b"origin", origin.encode())] if origin else []
        self.scope = {
            "type": "websocket", "scheme": "ws", "path": path, "query_string": b"",
            "headers": headers,
        }  # fmt: skip
        self.told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.all_told: list[dict[str, Any]] = []
        self.closed_with: int | None = None
        self.is_stalled = asyncio.Event()
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._is_over = asyncio.Event()
        self.seq = 0
        self.document: JourneyMap | None = None
        self.own: dict[int, list[dict[str, Any]]] = {}

    async def __aenter__(self) -> Self:
        from tropa.server.asgi import application

        self._incoming.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(application(self.scope, self._incoming.get, self._take))
        self._task.add_done_callback(lambda _: self._is_over.set())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1000})
        self.is_stalled.clear()
        await self._task

    async def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close":
            self.closed_with = message["code"]
            self._is_over.set()
        elif message["type"] == "websocket.send":
            while self.is_stalled.is_set():
                await asyncio.sleep(0.01)
            self.all_told.append(json.loads(message["text"]))
            self.told.put_nowait(self.all_told[-1])

    def say(self, text: str | bytes) -> None:
        """Send a frame as it is."""
        member = "text" if isinstance(text, str) else "bytes"
        self._incoming.put_nowait({"type": "websocket.receive", member: text})

    def send(self, kind: str, **members: Any) -> None:
        """Send a frame."""
        self.say(json.dumps({"kind": kind, **members}))

    def change(self, *commands: dict[str, Any], list_id: str | None = None) -> int:
        """Send commands; tells the number under which they are answered."""
        self.seq += 1
        self.own[self.seq] = list(commands)
        known = list_id or str(uuid4())
        self.send("commands", seq=self.seq, list_id=known, commands=list(commands))
        return self.seq

    async def heard(self, kind: str) -> dict[str, Any]:
        """Wait for the next frame of a kind; others before it are passed over."""
        while True:
            getting = asyncio.create_task(self.told.get())
            ending = asyncio.create_task(self._is_over.wait())
            await asyncio.wait({getting, ending}, return_when=asyncio.FIRST_COMPLETED)
            ending.cancel()
            if not getting.done():
                getting.cancel()
                raise AssertionError(f"closed with {self.closed_with} before any {kind}")
            if (frame := getting.result())["kind"] == kind:
                return frame

    async def closing(self) -> int | None:
        """Wait until the server closes the window; tells the code."""
        await self._is_over.wait()
        return self.closed_with

    def follow(self, frame: dict[str, Any]) -> None:
        """Do to my map what a frame tells, as a browser does; every version in its turn."""
        assert self.document is not None
        commands = frame["commands"] if frame["kind"] == "changed" else self.own[frame["seq"]]
        assert frame["version"] == self.document.version + len(commands), "a gap"
        self.document, _ = apply_all(self.document, COMMANDS.validate_python(commands))
