"""``tropa serve``: serve the screens and run the worker."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Serve the screens and run the worker, until interrupted."
    command = add_command(commands, "serve", what=what, run=run)
    host, port = os.environ.get("TROPA_HOST", "127.0.0.1"), os.environ.get("TROPA_PORT", "8000")
    command.add_argument("--host", default=host, help=f"where to listen; {host} unless given")
    command.add_argument("--port", default=port, type=int, help=f"{port} unless given")
    command.add_argument(
        "--without-worker", action="store_true", help="where the worker is a service of its own"
    )


def run(asked: argparse.Namespace) -> None:
    """Serve until interrupted."""
    from tropa.server.serve import serve  # only this command pays for Django

    serve(asked.host, asked.port, with_worker=not asked.without_worker)
