"""``tropa graph``: count which activity directly follows which."""

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
    what = "Count which activity directly follows which."
    command = add_command(commands, "graph", what=what, run=run)
    add_log_arguments(command)
    command.add_argument("--quantiles", action="store_true", help="also median and p90")
    command.add_argument(
        "--coverage", type=float, metavar="SHARE",
        help="leave out the rarest edges beyond this share of the transitions",
    )  # fmt: skip


def run(asked: argparse.Namespace) -> None:
    """Print the edges."""
    from tropa.log.plain import plain

    log = read_log(asked)
    facts = plain(log.graph(quantiles=asked.quantiles, coverage=asked.coverage))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    note = f"{facts['cases']} cases; {facts['hidden_share']:.1%} of the transitions hidden"
    print_table(facts["edges"], title=asked.file, note=note)
