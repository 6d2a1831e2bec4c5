"""``tropa variants``: list the distinct paths, commonest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.log_arguments import add_log_arguments, read_log
from tropa.cli.rendering import print_json, print_table, tell_report

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


SHOWN = 20


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "List the distinct paths, commonest first."
    command = add_command(commands, "variants", what=what, run=run)
    add_log_arguments(command)
    command.add_argument(
        "--limit", type=int, metavar="N", help=f"how many (a terminal shows {SHOWN}, JSON all)"
    )


def run(asked: argparse.Namespace) -> None:
    """Print the variants."""
    from tropa.log.plain import plain

    log = read_log(asked)
    limit = asked.limit if asked.json or asked.limit is not None else SHOWN
    facts = plain(log.variants(limit=limit))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    rows = [{name: row[name] for name in row if name != "id"} for row in facts["variants"]]
    note = (
        f"{facts['total_variants']} variants of {facts['total_cases']} cases; "
        f"{facts['hidden_share']:.1%} of the cases hidden"
    )
    print_table(rows, title=asked.file, note=note)
