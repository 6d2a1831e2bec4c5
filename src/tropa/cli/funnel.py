"""``tropa funnel``: follow cases through steps in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.log_arguments import add_log_arguments, read_log
from tropa.cli.rendering import print_json, print_table, tell_report

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Follow cases through activities in this order; anything may happen between them."
    command = add_command(commands, "funnel", what=what, run=run)
    add_log_arguments(command)
    command.add_argument(
        "--step", action="append", required=True, metavar="A", help="activity; repeat it in order"
    )
    command.add_argument("--within", metavar="SPAN", help="from the first step to any later: 7d")
    command.add_argument(
        "--step-within", action="append", metavar="SPAN",
        help="from one step to the next; once for each step after the first, '-' for none",
    )  # fmt: skip


def run(asked: argparse.Namespace) -> None:
    """Print the steps."""
    from tropa.log.plain import plain

    log = read_log(asked)
    windows = asked.step_within and [None if span == "-" else span for span in asked.step_within]
    facts = plain(log.funnel(asked.step, within=asked.within, step_within=windows))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    note = "waiting: cases that can still come; they are in no share"
    print_table(facts["steps"], title=asked.file, note=note)
