"""``tropa summary``: count events, cases, activities and variants."""

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
    what = "Count events, cases, activities and variants."
    add_log_arguments(add_command(commands, "summary", what=what, run=run))


def run(asked: argparse.Namespace) -> None:
    """Print the summary."""
    from tropa.log.plain import plain

    log = read_log(asked)
    facts = plain(log.summary())
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    print_facts(facts, title=asked.file)
