"""A workshop on a real server: people who write on one map, whatever becomes of the server."""

from __future__ import annotations

import asyncio
import json
import random
import socket
import sqlite3
import time
from http.client import HTTPException
from pathlib import Path
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.typing import Origin

from installation import Installation
from tropa.core.map_apply import apply_all
from tropa.core.map_commands import COMMANDS
from tropa.core.maps import JourneyMap

SERVERS = Path(__file__).with_name("mortal_server.py")
AWAY = (OSError, HTTPException, ConnectionClosed, InvalidHandshake, InvalidMessage, EOFError)
"""How it shows that the server is not there just now."""
SERVE = "from tropa.server.serve import serve; serve('127.0.0.1', {port})"
PREPARE = """
import json, sys
from tropa.server.serve import prepare
prepare()
from django.test import Client
from tropa.features.journeys.map_services import map_create, maps_apply
from tropa.features.workspaces.models import Membership, User
from tropa.features.workspaces.services import workspace_create
from tropa.core.map_commands import AddLane, AddStage
people, sessions = [], []
for place in range({people}):
    person = User.objects.create_user(f"p{{place}}@example.org", name=f"Person {{place}}")
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    people.append(person)
    sessions.append(client.cookies["sessionid"].value)
workspace = workspace_create(people[0], name="Shop").workspace
Membership.objects.bulk_create(
    Membership(workspace=workspace, user=person, role="editor") for person in people[1:]
)
drawn = map_create(people[0], workspace.pk, lens_id=None, title="Workshop")
lane, stage = AddLane(lane_id="notes", lane_kind="text"), AddStage(stage_id="all", name="All")
maps_apply(people[0], workspace.pk, drawn.pk, commands=[lane, stage])
print(json.dumps([str(workspace.pk), str(drawn.pk), sessions]))
"""


class Workshop(Installation):
    """A server that may be killed, its people and their map."""

    map_id = ""
    sessions: list[str]

    def open(self, people: int) -> None:
        """Make the database and its people."""
        (self.folder / "data").mkdir()
        setting_up = self._process("-c", PREPARE.format(people=people))
        told, _ = setting_up.communicate()
        assert setting_up.returncode == 0, self.log()
        workspace_id, self.map_id, self.sessions = json.loads(told)
        self.workspaces, self.session = [workspace_id], self.sessions[0]

    def serve(self) -> None:
        """Have one server and its worker, for good."""
        self.server = self._process("-c", SERVE.format(port=self.port))
        self.until(self._is_answering, "the server answers")

    def be_ready(self) -> None:
        """Have servers ready that may be killed."""
        self.stable = self._process(str(SERVERS))

    @property
    def path(self) -> str:
        """Where the map is."""
        return f"/workspaces/{self.workspaces[0]}/maps/{self.map_id}"

    @property
    def origin(self) -> str:
        """Where the pages of the server are."""
        return f"http://127.0.0.1:{self.port}"

    def window(
        self, place: int, *, origin: str | None = None, sessions: list[str] | None = None
    ) -> connect:
        """Open a socket on the map as one of the people."""
        return connect(
            f"{self.origin.replace('http', 'ws')}/live{self.path}",
            additional_headers={"Cookie": f"sessionid={(sessions or self.sessions)[place]}"},
            origin=Origin(origin or self.origin),
            compression=None,
            open_timeout=60,
        )

    def is_listening(self) -> bool:
        """Tell whether a server that may be killed has come up."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def kept(self) -> JourneyMap:
        """Read the map as the database has it."""
        ((document,),) = self.rows("SELECT document FROM journeys_maprecord")
        return JourneyMap.model_validate_json(document)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database beside the server."""
        with sqlite3.connect(self.folder / "data" / "tropa.sqlite3") as connection:
            return connection.execute(sql).fetchall()


class Participant:
    """One who writes words into the shared cell and adds steps, and remembers what is unanswered.

    As a browser does: after a break the map is fetched anew, and what is unanswered is sent again.
    """

    def __init__(self, workshop: Workshop, place: int) -> None:
        self.workshop, self.place = workshop, place
        self.chance = random.Random(place)  # noqa: S311 -- a test
        self.document: JourneyMap | None = None
        self.waiting: dict[str, list[dict[str, Any]]] = {}
        self.acknowledged: list[str] = []
        self.refused: list[dict[str, Any]] = []
        self.is_writing = True
        self.breaks = 0
        self._count = 0
        self._sent: dict[int, str] = {}

    async def take_part(self, until: int | None = None) -> None:
        """Look and write; come back whenever the server is away, until a version is reached."""
        while not self._is_through(until):
            try:
                await self._look(until)
            except AWAY:
                self.breaks += 1
                await asyncio.sleep(self.chance.uniform(0.02, 0.1))

    def _is_through(self, until: int | None) -> bool:
        reached = self.document.version if self.document else 0
        return not self.is_writing and not self.waiting and (until is None or reached >= until)

    async def _look(self, until: int | None) -> None:
        async with self.workshop.window(self.place) as window:
            welcome = json.loads(await window.recv())
            answer = await asyncio.to_thread(self.workshop.call, "GET", self.workshop.path)
            self.document = JourneyMap.model_validate(answer["document"])
            assert self.document.version >= welcome["version"]
            self._sent.clear()
            for list_id in self.waiting:
                await self._send(window, list_id)
            await self._write_and_hear(window, until)

    async def _write_and_hear(self, window: ClientConnection, until: int | None) -> None:
        thinking_until = 0.0
        while not self._is_through(until):
            if self.is_writing and len(self.waiting) < 2 and time.monotonic() > thinking_until:
                await self._write(window)
                thinking_until = time.monotonic() + self.chance.uniform(0.1, 0.5)
            try:
                self._hear(json.loads(await asyncio.wait_for(window.recv(), 0.2)))
            except TimeoutError:
                continue

    async def _write(self, window: ClientConnection) -> None:
        """Add a word to what I see in the cell, or a step of my own."""
        assert self.document is not None
        self._count += 1
        mine = f"p{self.place}n{self._count}"
        place = ("notes", "", "all")
        was = cell.text if (cell := self.document.cell_at(place)) else ""
        note = {"kind": "set_cell", "lane_id": "notes", "stage_id": "all"}
        step = {"kind": "add_step", "stage_id": "all", "step_id": mine, "name": mine}
        list_id = str(uuid4())
        self.waiting[list_id] = [note | {"text": f"{was} {mine}".strip(), "was": was}, step]
        await self._send(window, list_id)

    async def _send(self, window: ClientConnection, list_id: str) -> None:
        seq = len(self._sent) + 1
        self._sent[seq] = list_id
        frame = {"seq": seq, "list_id": list_id, "commands": self.waiting[list_id]}
        await window.send(json.dumps({"kind": "commands", **frame}))

    def _hear(self, frame: dict[str, Any]) -> None:
        if frame["kind"] == "refused":
            self.refused.append(frame)
        elif frame["kind"] == "done":
            commands = self.waiting.pop(self._sent[frame["seq"]])
            self.acknowledged.append(commands[1]["step_id"])
            self._follow(frame["version"], commands)
        elif frame["kind"] == "changed":
            self._follow(frame["version"], frame["commands"])

    def _follow(self, version: int, commands: list[dict[str, Any]]) -> None:
        """Do to my map what was done to the server's: each version in its turn, none twice."""
        assert self.document is not None
        if version <= self.document.version:
            return
        assert version == self.document.version + len(commands), "a gap"
        self.document, _ = apply_all(self.document, COMMANDS.validate_python(commands))
