"""``tropa cache``: look at what is kept of files, and clear it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.log_arguments import add_json
from tropa.cli.rendering import print_json

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Tell where read files are kept and how large that is, or clear it."
    command = add_command(commands, "cache", what=what, run=run)
    command.add_argument("action", choices=("path", "size", "clear"), help="what to do")
    add_json(command)


def run(asked: argparse.Namespace) -> None:
    """Do it and say so."""
    from tropa.log.cache_folder import cache_bytes, cache_folder, clear_cache

    if asked.action == "path":
        facts: dict[str, str | int] = {"path": str(cache_folder())}
    elif asked.action == "size":
        facts = {"bytes": cache_bytes()}
    else:
        facts = {"freed_bytes": clear_cache()}
    if asked.json:
        print_json(facts)
        return
    sys.stdout.write(f"{next(iter(facts.values()))}\n")
