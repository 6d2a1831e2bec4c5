"""``tropa between``: measure the time from one activity to another."""

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
    what = "Measure the time from the first A to the first later B of each case."
    command = add_command(commands, "between", what=what, run=run)
    add_log_arguments(command)
    command.add_argument("source", metavar="A", help="activity that the time starts with")
    command.add_argument("target", metavar="B", help="activity that it ends with")


def run(asked: argparse.Namespace) -> None:
    """Print the times."""
    from tropa.log.plain import plain

    log = read_log(asked)
    facts = plain(log.between(asked.source, asked.target))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    print_facts(facts, title=asked.file)
