"""One command: database, web process and worker."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import django
import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_END = 10
MOST_BYTES_OF_A_FRAME = 1 << 20


def prepare() -> None:
    """Set Django up and bring the database to the present version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tropa.server.settings")
    django.setup()

    from django.core.management import call_command  # needs Django set up

    call_command("migrate", interactive=False, verbosity=0)


def serve(host: str, port: int, *, with_worker: bool = True) -> None:
    """Serve until interrupted; the worker begins and ends with the web process.

    Parameters
    ----------
    host, port : str, int
        Where to listen; ``0.0.0.0`` opens the server to the local network.
    with_worker : bool
        False where the worker is a service of its own (``python -m tropa.server.worker``).
    """
    os.environ["TROPA_HOST"], os.environ["TROPA_PORT"] = host, str(port)
    prepare()
    with worker() if with_worker else nobody():
        uvicorn.run("tropa.server.asgi:application", **how_to_serve(host, port))


def how_to_serve(host: str, port: int) -> dict[str, Any]:
    """Tell uvicorn where to listen, and what to take."""
    return {
        "host": host,
        "port": port,
        "log_level": "warning",
        "lifespan": "off",
        "ws_max_size": MOST_BYTES_OF_A_FRAME,
        "ws_per_message_deflate": False,  # costs more time and memory than these frames are worth
        "timeout_graceful_shutdown": SECONDS_TO_END,
    }


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """Run the worker as a process of its own while the block lasts."""
    command = [sys.executable, "-m", "tropa.server.worker", "--with-parent"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own module
    try:
        yield process
    finally:
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(timeout=SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def nobody() -> Iterator[None]:
    """Run no worker."""
    yield
