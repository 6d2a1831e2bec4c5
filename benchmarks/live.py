"""A hundred people edit one map at once: how soon does each see what the others do?

Writes ``benchmarks/RESULTS-live.md``. Each of them changes a cell once a second over a socket of
their own; measured is the time from sending an edit until another window has it, for every edit
and every other window, first on a quiet server, then while its worker imports files of a million
events. Server, worker and all hundred windows share the machine.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx
import psutil
import uvloop
from measuring import machine
from websockets.asyncio.client import ClientConnection

from server import Importing

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from installation import TOKEN  # noqa: E402 - the tests' own, found beside
from workshop import Workshop  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

RESULTS = HERE / "RESULTS-live.md"
EDITORS, PORT = 100, 8918
WARM_UP_SECONDS, SECONDS = 5, 30
LIMIT_MS = 300
MARK = re.compile(r'"text":"sent (\d+)"')
DONE = '{"kind":"done","seq":'
Figures = dict[str, float]


class Editors:
    """Everybody at work, and how long what they wrote was under way."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.delivered_ms: list[float] = []
        self.acknowledged_ms: list[float] = []
        self.is_measured = False
        self.is_over = False

    async def work(self, server: psutil.Process) -> Figures:
        """Have everybody edit for a while; tell what was measured."""
        editors = [asyncio.create_task(self._edit(place)) for place in range(EDITORS)]
        await asyncio.sleep(WARM_UP_SECONDS)
        cpu, began = sum(server.cpu_times()[:2]), time.perf_counter()
        self.is_measured = True
        await asyncio.sleep(SECONDS)
        self.is_measured = False
        seconds = time.perf_counter() - began
        core_share = (sum(server.cpu_times()[:2]) - cpu) / seconds
        self.is_over = True
        await asyncio.gather(*editors)
        return {
            "edits": len(self.acknowledged_ms) / seconds,
            "core_share": core_share,
            "memory_mb": server.memory_info().rss / 2**20,
            "load": os.getloadavg()[0],
        }

    async def _edit(self, place: int) -> None:
        async with self.workshop.window(place) as socket:
            sent_ns: dict[int, int] = {}
            hearing = asyncio.create_task(self._hear(socket, sent_ns))
            await asyncio.sleep(random.random())  # noqa: S311 - not all at once
            seq = 0
            while not self.is_over:
                seq += 1
                sent_ns[seq] = time.perf_counter_ns()
                await socket.send(edit(place, seq, sent_ns[seq]))
                await asyncio.sleep(1.0)
            hearing.cancel()

    async def _hear(self, socket: ClientConnection, sent_ns: dict[int, int]) -> None:
        """Note when each edit arrives; a mark in its text says when it was sent."""
        async for frame in socket:
            text = str(frame)
            if not self.is_measured:
                continue
            if text.startswith(DONE):
                seq = int(text[len(DONE) : text.index(",", len(DONE))])
                self.acknowledged_ms.append((time.perf_counter_ns() - sent_ns[seq]) / 1e6)
            else:
                now_ns = time.perf_counter_ns()
                for sent in MARK.findall(text):
                    self.delivered_ms.append((now_ns - int(sent)) / 1e6)


def edit(place: int, seq: int, now_ns: int) -> str:
    """Write into a cell of one's own when it is sent."""
    cell = {"kind": "set_cell", "lane_id": "notes", "stage_id": f"stage {place}"}
    commands = [cell | {"text": f"sent {now_ns}"}]
    frame = {"kind": "commands", "seq": seq, "list_id": str(uuid4()), "commands": commands}
    return json.dumps(frame)


def quantiles(found: list[float]) -> tuple[float, float, float, float]:
    """Tell p50, p95, p99 and the longest."""
    cuts = statistics.quantiles(found, n=100)
    return cuts[49], cuts[94], cuts[98], max(found)


def signed_in(workshop: Workshop) -> httpx.Client:
    """Call as the first of the people, who owns the workspace."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=120)
    client.cookies.update({"sessionid": workshop.session, "csrftoken": TOKEN})
    return client


def lay_out(workshop: Workshop) -> None:
    """Give everybody a stage to write under."""
    stages = [
        {"kind": "add_stage", "stage_id": f"stage {place}", "name": f"Stage {place}"}
        for place in range(EDITORS)
    ]
    workshop.call("POST", f"{workshop.path}/commands", json.dumps({"commands": stages}).encode())


def row(name: str, editors: Editors, figures: Figures) -> str:
    """Write one line of the table."""
    p50, p95, p99, most = quantiles(editors.delivered_ms)
    ack = quantiles(editors.acknowledged_ms)[1]
    times = f"{p50:.0f} | {p95:.0f} | {p99:.0f} | {most:.0f} | {ack:.0f}"
    verdict = "yes" if p95 < LIMIT_MS else "**no**"
    return (
        f"| {name} | {figures['edits']:.0f} | {len(editors.delivered_ms):,} | {times}"
        f" | {figures['core_share']:.0%} | {figures['memory_mb']:.0f}"
        f" | {figures['load']:.1f} | {verdict} |"
    )


def table(rows: list[str]) -> Iterator[str]:
    """Write what was found."""
    names = ("tropa", "django", "uvicorn", "websockets", "pydantic")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    yield "# Live maps"
    yield ""
    yield (
        f"{EDITORS} people with a window each edit one map once a second for {SECONDS} seconds"
        " (SQLite, committed to the disk before it is acknowledged). Milliseconds from sending an"
        " edit until another window has it; ack: until its author knows it committed (p95)."
        " Server, worker and all windows share the machine; load is its average of the last minute"
        f" at the end. {machine()}; {versions}."
    )
    yield ""
    yield (
        "| server | edits a second | deliveries | p50 | p95 | p99 | max | ack p95"
        f" | of a core | MB | load | p95 under {LIMIT_MS} ms |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    yield from rows


def main() -> None:
    """Serve, let all edit, import meanwhile, write."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="tropa-live-") as folder:
        workshop = Workshop(Path(folder), PORT)
        try:
            workshop.open(EDITORS)
            workshop.serve()
            lay_out(workshop)
            assert workshop.server is not None
            server = psutil.Process(workshop.server.pid)
            quiet = Editors(workshop)
            rows.append(row("quiet", quiet, uvloop.run(quiet.work(server))))
            busy = Importing(signed_in(workshop))
            busy.start()
            busy.is_running.wait(120)
            during = Editors(workshop)
            rows.append(row("importing", during, uvloop.run(during.work(server))))
            busy.is_over.set()
            busy.join()
        finally:
            workshop.end()
    RESULTS.write_text("\n".join(table(rows)) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
