"""Live maps, answered before Django: who asks is known before the first frame is read.

The socket is accepted first and refused then: a browser is told no reason by one never accepted.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import SuspiciousOperation

from tropa.core.errors import TropaError
from tropa.features.journeys.live.batches import aside
from tropa.features.journeys.live.seats import Seat
from tropa.features.journeys.live.sitting import CLOSES, close, sit
from tropa.features.journeys.live.visitors import visitor_admit
from tropa.kit.errors import incident
from tropa.server.callers import origin_check, request_of

if TYPE_CHECKING:
    from tropa.features.journeys.live.visitors import Visitor
    from tropa.server.callers import Application, Message, Receive, Send

ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
ADDRESS = re.compile(f"/live/workspaces/{ID}/maps/{ID}")
NOT_FOUND, BROKEN = 4404, 1011
PROTOCOL = "tropa"
"""Named by windows that bring a guest's secret along: a browser gives up where none is chosen."""


class LiveRoute:
    """Takes every socket, hands calls of any other kind on."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket to its end."""
        if scope["type"] != "websocket":
            await self.application(scope, receive, send)
            return
        await receive()
        spoken = PROTOCOL if PROTOCOL in scope.get("subprotocols", ()) else None
        await send({"type": "websocket.accept", "subprotocol": spoken})
        try:
            await _serve(scope, receive, send)
        except TropaError as error:
            await close(send, CLOSES.get(error.status, BROKEN))
        except SuspiciousOperation:
            await close(send, NOT_FOUND)
        except OSError:
            return  # nobody is left to be told
        except Exception:  # noqa: BLE001 - the outermost place: an incident is logged
            incident()
            await close(send, BROKEN)


async def _serve(scope: Message, receive: Receive, send: Send) -> None:
    """Find out who asks, and have them in the room."""
    match = ADDRESS.fullmatch(scope["path"])
    if match is None:
        await close(send, NOT_FOUND)
        return
    place = (UUID(match[1]), UUID(match[2]))
    admit = partial(_admit, scope, place)
    seat = Seat(await aside(admit), still=admit)
    await sit(seat, place, receive=receive, send=send)


def _admit(scope: Message, place: tuple[UUID, UUID]) -> Visitor:
    request = request_of(scope)
    origin_check(request)
    return visitor_admit(request, *place)
