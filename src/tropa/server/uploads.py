"""Uploads, answered before Django: who sends it is known before the first byte is kept.

Django itself would spool the whole body first and ask for the sender afterwards.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import SuspiciousOperation

from tropa.core.errors import Cancelled, TropaError
from tropa.features.sources.uploads import upload_begin, upload_finish, upload_path
from tropa.kit.auth import csrf_require
from tropa.kit.connections import connections_tidied
from tropa.kit.errors import CONTENT_TYPE, describe, incident, problem_document
from tropa.kit.scarcity import scarcity
from tropa.server.callers import request_of

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.features.sources.models import Upload
    from tropa.server.callers import Application, Message, Receive, Send

ADDRESS = re.compile(r"/api/v1/workspaces/([0-9a-f-]{36})/uploads")
CHUNK_BYTES = 1 << 20


class TooLarge(TropaError):
    """The file is larger than this server takes."""

    code = "too-large"
    status = 413


class UploadRoute:
    """Takes uploads, hands everything else on."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one call."""
        is_post = scope["type"] == "http" and scope["method"] == "POST"
        match = ADDRESS.fullmatch(scope["path"]) if is_post else None
        if match is None:
            await self.application(scope, receive, send)
            return
        try:
            upload = await take(scope, receive, match[1])
        except Cancelled:
            return  # nobody is left to be answered
        except TropaError as error:
            await reply(send, error.status, problem_document(error.status, **describe(error)))
        except (SuspiciousOperation, ValueError):
            await reply(send, HTTPStatus.BAD_REQUEST, problem_document(HTTPStatus.BAD_REQUEST))
        except Exception as error:  # noqa: BLE001 - the outermost place: an incident is logged
            known = scarcity(error)
            status = known.status if known else 500
            told = describe(known) if known else incident()
            await reply(send, status, problem_document(status, **told))
        else:
            said = {"id": str(upload.pk), "name": upload.name, "size_bytes": upload.size_bytes}
            await reply(send, HTTPStatus.CREATED, said)


async def take(scope: Message, receive: Receive, workspace_id: str) -> Upload:
    """Check the sender, then the length, then keep the bytes, then write the row."""
    upload = await sync_to_async(admit)(scope, UUID(workspace_id))
    path = upload_path(upload)
    path.parent.mkdir(mode=0o700, parents=True)
    try:
        size_bytes, sha256 = await write_body(receive, path)
        return await sync_to_async(_finish)(upload, size_bytes, sha256)
    except BaseException:
        path.unlink(missing_ok=True)
        path.parent.rmdir()
        raise


def admit(scope: Message, workspace_id: UUID) -> Upload:
    """Find out who calls, and whether they may send a file."""
    with connections_tidied():
        request = request_of(scope)
        if request.user.is_authenticated:
            csrf_require(request)
        upload = upload_begin(request.user, workspace_id, name=request.GET.get("name", ""))
        _check_length(request.META.get("CONTENT_LENGTH") or "0")
    return upload


def _check_length(length: str) -> None:
    if int(length) > settings.TROPA_UPLOAD_BYTES:
        raise TooLarge(
            f"Files of up to {settings.TROPA_UPLOAD_BYTES // 1024**2} MB are taken.",
            hint="Split the file, or ask the administrator to raise TROPA_UPLOAD_MEGABYTES.",
        )


async def write_body(receive: Receive, path: Path) -> tuple[int, str]:
    """Stream the body to disk in bounded pieces, hashing while writing."""
    loop = asyncio.get_running_loop()
    digest = hashlib.sha256()
    waiting = bytearray()
    size_bytes = 0
    with path.open("wb") as file:

        def keep(piece: bytes) -> None:
            file.write(piece)
            digest.update(piece)

        is_more = True
        while is_more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Cancelled("The sender went away.")
            waiting += message.get("body", b"")
            size_bytes += len(message.get("body", b""))
            is_more = message.get("more_body", False)
            _check_length(str(size_bytes))
            if len(waiting) >= CHUNK_BYTES or not is_more:
                await loop.run_in_executor(None, keep, bytes(waiting))
                waiting.clear()
        file.flush()
        await loop.run_in_executor(None, os.fsync, file.fileno())
    return size_bytes, digest.hexdigest()


def _finish(upload: Upload, size_bytes: int, sha256: str) -> Upload:
    with connections_tidied():
        return upload_finish(upload, size_bytes=size_bytes, sha256=sha256)


async def reply(send: Send, status: int, body: dict[str, Any]) -> None:
    """Send a JSON answer."""
    data = json.dumps(body, default=str).encode()
    kind = CONTENT_TYPE if status >= HTTPStatus.BAD_REQUEST else "application/json"
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(data)).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"connection", b"close"),  # a refused body may still be on its way
    ]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": data})
