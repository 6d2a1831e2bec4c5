"""The room of a map: one writer, so that everybody sees the same changes in the same order.

A batch is committed first, then its authors are answered and the others told, in the order of the
versions; nobody hears of what could still be lost.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from django.utils import translation

from tropa.core.errors import NotFound, TropaError
from tropa.features.journeys.live.batches import News, aside, batch_keep, version_of
from tropa.features.journeys.live.chronicle import Chronicle
from tropa.features.journeys.live.frames import (
    done_text,
    frame_text,
    refused_text,
    refused_with,
)
from tropa.features.journeys.live.presence import Presence
from tropa.features.journeys.live.telling import Told, listen, listen_no_more, say
from tropa.features.journeys.map_changing import CommandList
from tropa.kit.errors import describe, incident, problem_document
from tropa.kit.scarcity import scarcity

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.journeys.live.seats import Seat

TICK_SECONDS = 0.02
"""How long a batch is gathered: a person does not notice, and many edits cost one commit."""
LOOK_SECONDS = 10.0
"""How often a quiet room looks for what other processes have done to its map."""
log = logging.getLogger("tropa.live")


@dataclass(frozen=True, slots=True)
class Sent:
    """A list of commands on its way into the map."""

    seat: Seat
    seq: int
    commands: CommandList


class Room:
    """Everybody who looks at one map."""

    def __init__(self, workspace_id: UUID, map_id: UUID) -> None:
        self.place = (workspace_id, map_id)
        self.presence = Presence()
        self.version = 0
        self._inbox: asyncio.Queue[Sent | Told | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._is_over = False
        self.opened = asyncio.create_task(self._open())
        self.is_fallen = False

    async def _open(self) -> None:
        listen(self.place[1], self.hear)
        try:
            self.version = await aside(partial(version_of, *self.place))
        except BaseException:
            listen_no_more(self.place[1], self.hear)
            raise
        self._writing = asyncio.create_task(self._write())
        self._writing.add_done_callback(self._fall)

    def _fall(self, writing: asyncio.Task[None]) -> None:
        """Have everybody come back to a new room, should the writer ever end before its time."""
        if writing.cancelled() or (error := writing.exception()) is None:
            return
        log.error("the writer of a room has ended", exc_info=error)
        self.is_fallen = True
        for seat in self.presence:
            seat.leave(1011)

    def hear(self, told: Told | None) -> None:
        """Take word from any thread that something has changed."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, told)

    def send(self, sent: Sent) -> None:
        """Take a list in."""
        self._inbox.put_nowait(sent)

    def end(self) -> None:
        """Do what was sent, then end."""
        listen_no_more(self.place[1], self.hear)
        self._is_over = True
        self.presence.end()
        self._inbox.put_nowait(None)

    async def _write(self) -> None:
        while not (self._is_over and self._inbox.empty()):
            items = await self._gathered()
            try:
                await self._keep([item for item in items if isinstance(item, Sent)])
            except NotFound:
                for seat in self.presence:
                    seat.leave(4404)
            for item in items:
                if isinstance(item, Told):
                    self._tell_all(frame_text("told", topic=item.topic, id=item.id))

    async def _gathered(self) -> list[Sent | Told | None]:
        """Wait for the first thing to do, gather what comes with it."""
        try:
            items = [await asyncio.wait_for(self._inbox.get(), LOOK_SECONDS)]
        except TimeoutError:
            return []
        await asyncio.sleep(TICK_SECONDS)
        while not self._inbox.empty():
            items.append(self._inbox.get_nowait())
        return items

    async def _keep(self, sent: list[Sent]) -> None:
        """Commit a batch and tell of it; where it fails as a whole, each list by itself."""
        users = {seat.visitor.user.pk for seat in self.presence if seat.visitor.user}
        lists = [one.commands for one in sent]
        try:
            news = await aside(
                partial(batch_keep, self.place, lists, since_version=self.version, users=users)
            )
        except NotFound:
            raise
        except Exception as error:  # noqa: BLE001 - the outermost place: an incident is logged
            await self._keep_singly(sent, error)
        else:
            self._tell(sent, news)

    async def _keep_singly(self, sent: list[Sent], error: Exception) -> None:
        if len(sent) > 1:
            for one in sent:
                await self._keep([one])
            return
        known = scarcity(error)
        told = describe(known) if known else incident()
        for one in sent:
            problem = problem_document(known.status if known else 500, **told)
            self._answer(one, refused_with(one.seq, problem))

    def _tell(self, sent: list[Sent], news: News) -> None:
        """Answer the authors and tell the others, in the order of the versions."""
        for seat in self.presence:
            if seat.visitor.user and seat.visitor.user.pk in news.gone:
                seat.leave(4403)
                self.presence.leave(seat)
        places = {change.pk: place for place, change in enumerate(news.changes)}
        own: dict[str, list[tuple[int, Sent]]] = {}
        for one, outcome in zip(sent, news.outcomes, strict=True):
            if isinstance(outcome, TropaError):
                with translation.override(one.seat.visitor.language):
                    self._answer(one, refused_text(one.seq, outcome))
            elif outcome.pk not in places:  # it came again, and was told long ago
                self._answer(one, done_text(one.seq, outcome, news.version))
            else:
                own.setdefault(one.seat.id, []).append((places[outcome.pk], one))
        self._tell_changes(news, own)

    def _tell_changes(self, news: News, own: dict[str, list[tuple[int, Sent]]]) -> None:
        """Tell everybody of all changes: of their own that they are done, of others' what they are.

        What stands side by side is told in one frame: the busier a room, the fewer frames.
        """
        told = Chronicle(news.changes)
        for seat in self.presence:
            start = 0
            for place, one in sorted(own.pop(seat.id, []), key=itemgetter(0)):
                seat.push_some(told.between(start, place))
                self._answer(one, done_text(one.seq, news.changes[place], news.version))
                start = place + 1
            seat.push_some(told.between(start, len(news.changes)))
        if news.changes:
            self.version = news.changes[-1].version
            if self._is_over:  # whoever came back meanwhile sits in another room
                say(self.place[1], None)

    @staticmethod
    def _answer(one: Sent, text: str) -> None:
        one.seat.under_way.release()
        one.seat.push(text)

    def _tell_all(self, text: str) -> None:
        for seat in self.presence:
            seat.push(text)
