"""Sitting in a room: hearing one window and speaking to it until it goes or has to go."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from django.utils import translation
from pydantic import ValidationError

from tropa.core.errors import NotAllowed, TropaError
from tropa.features.journeys.live.batches import aside
from tropa.features.journeys.live.frames import (
    FRAMES,
    MOST_CHARACTERS,
    MOST_CHARACTERS_OF_GUEST,
    MOST_ERRORS,
    CommandsFrame,
    HereFrame,
    frame_text,
    read_frame,
    refused_text,
    refused_with,
)
from tropa.features.journeys.live.room import Room, Sent
from tropa.features.journeys.map_changing import CommandList
from tropa.kit.errors import describe_invalid, problem_document

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from uuid import UUID

    from tropa.features.journeys.live.seats import Seat

    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]

MOST_SEATS = 1_000
MOST_SEATS_OF_ONE = 20
STILL_SECONDS = 10.0
"""How often it is asked again whether a visitor may still be here."""
GOODBYE_SECONDS = 2.0
CLOSES = {401: 4401, 403: 4403, 404: 4404, 429: 4429}
"""What a refusal of the API means as a code on the socket."""

_rooms: dict[UUID, Room] = {}


async def sit(seat: Seat, place: tuple[UUID, UUID], *, receive: Receive, send: Send) -> None:
    """Have a visitor in the room of a map, from the welcome to the end."""
    room = await _enter(seat, place)
    tasks = [
        asyncio.create_task(seat.pump(send)),
        asyncio.create_task(_hear(seat, room, receive)),
        asyncio.create_task(_ask_again(seat)),
    ]
    ends: set[asyncio.Future[Any]] = {*tasks, seat.left_with}
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        _leave(seat, room)
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    if seat.left_with.done():
        await close(send, seat.left_with.result())
    for outcome in ended:
        if isinstance(outcome, Exception) and not isinstance(outcome, OSError):
            raise outcome


async def close(send: Send, code: int) -> None:
    """Close a socket with its reason; one that does not listen is left to its fate."""
    with contextlib.suppress(OSError, TimeoutError):
        await asyncio.wait_for(send({"type": "websocket.close", "code": code}), GOODBYE_SECONDS)


async def _enter(seat: Seat, place: tuple[UUID, UUID]) -> Room:
    """Go into the room of a map, opening it for the first visitor."""
    room = _rooms.get(place[1])
    if room is None or room.is_fallen:
        room = _rooms[place[1]] = Room(*place)
    try:
        await asyncio.shield(room.opened)
    except Exception:
        _forget(room)
        raise
    keys = [other.visitor.key for other in room.presence]
    if len(keys) >= MOST_SEATS or keys.count(seat.visitor.key) >= MOST_SEATS_OF_ONE:
        seat.leave(4429)
    else:
        room.presence.join(seat, version=room.version)
    return room


def _leave(seat: Seat, room: Room) -> None:
    room.presence.leave(seat)
    if len(room.presence) == 0:
        _forget(room)
        room.end()


def _forget(room: Room) -> None:
    if _rooms.get(room.place[1]) is room:
        del _rooms[room.place[1]]


async def _ask_again(seat: Seat) -> None:
    """Ask now and then whether the visitor may still be here: signed in, a member, a guest."""
    while True:
        await asyncio.sleep(STILL_SECONDS)
        try:
            await aside(seat.still)
        except TropaError as error:
            removed = 403 if error.status == 404 else error.status
            return seat.leave(CLOSES.get(removed, 4403))


async def _hear(seat: Seat, room: Room, receive: Receive) -> None:
    """Hear frames until the window goes."""
    most = MOST_CHARACTERS_OF_GUEST if seat.visitor.is_guest else MOST_CHARACTERS
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        if text is None:
            return seat.leave(1003)
        if len(text) > most:
            return seat.leave(1009)
        if not seat.allowance.spend():
            return seat.leave(4429)
        try:
            found, seq = read_frame(text)
        except ValueError:
            return seat.leave(4400)
        await _take(seat, room, found=found, seq=seq)


async def _take(seat: Seat, room: Room, *, found: Any, seq: int | None) -> None:
    """Do what a frame asks for."""
    try:
        frame = FRAMES.validate_python(found)
    except ValidationError as error:
        if seq is None or error.error_count() > MOST_ERRORS:
            return seat.leave(4400)
        with translation.override(seat.visitor.language):
            wrong = error.errors(include_url=False, include_context=False, include_input=False)
            told = problem_document(422, **describe_invalid(wrong))
        return seat.push(refused_with(seq, told))
    if isinstance(frame, CommandsFrame):
        await _change(seat, room, frame)
    elif isinstance(frame, HereFrame):
        room.presence.move(seat, frame)
    else:
        seat.push(frame_text("pong"))


async def _change(seat: Seat, room: Room, frame: CommandsFrame) -> None:
    """Send a list on to the writer; guests may look only."""
    if (user := seat.visitor.user) is None:
        with translation.override(seat.visitor.language):
            seat.push(refused_text(frame.seq, NotAllowed("Guests may look at the map only.")))
        return
    await seat.under_way.acquire()
    commands = CommandList(user, frame.commands, list_id=frame.list_id)
    room.send(Sent(seat, frame.seq, commands))
