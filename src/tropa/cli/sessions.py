"""``tropa sessions``: cut cases where nothing happens for long, and measure the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.log_arguments import add_log_arguments, read_log
from tropa.cli.rendering import print_facts, print_json, tell_report

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Cut each case where nothing happens for so many minutes, and measure the pieces."
    command = add_command(commands, "sessions", what=what, run=run)
    add_log_arguments(command)
    command.add_argument("--minutes", type=float, default=30, metavar="M", help="30 unless given")


def run(asked: argparse.Namespace) -> None:
    """Print how long and how full sessions are."""
    from tropa.log.plain import plain

    log = read_log(asked)
    facts = plain(log.sessions(minutes=asked.minutes))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    print_facts(facts, title=asked.file)
