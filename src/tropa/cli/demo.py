"""``tropa demo``: the simulated company, ready to be looked at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.core.languages import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Make a simulated company and serve it, until interrupted."
    command = add_command(commands, "demo", what=what, run=run)
    host, port = os.environ.get("TROPA_HOST", "127.0.0.1"), os.environ.get("TROPA_PORT", "8000")
    language = os.environ.get("TROPA_DEMO_LANGUAGE", LANGUAGES[0])
    command.add_argument("--host", default=host, help=f"where to listen; {host} unless given")
    command.add_argument("--port", default=port, type=int, help=f"{port} unless given")
    command.add_argument(
        "--language", default=language, choices=LANGUAGES, help=f"{language} unless given"
    )
    command.add_argument(
        "--fresh", action="store_true", help="throw the demo's data away and begin anew"
    )


def run(asked: argparse.Namespace) -> None:
    """Serve the demo until interrupted."""
    from tropa.demo.start import demo  # only this command pays for Django

    demo(asked.host, asked.port, language=asked.language, is_fresh=asked.fresh)
