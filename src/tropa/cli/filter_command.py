"""``tropa filter``: write the narrowed log to a file."""

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
    what = "Write the cases and events chosen to a .csv, .parquet, .xes or .xes.gz file."
    command = add_command(commands, "filter", what=what, run=run)
    add_log_arguments(command)
    command.add_argument("--output", "-o", required=True, metavar="FILE", help="file to write")


def run(asked: argparse.Namespace) -> None:
    """Write the file and print what it holds."""
    log = read_log(asked)
    written = log.write(asked.output)
    facts = {"output": asked.output, "events": written, "cases": log.summary().cases}
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    print_facts(facts, title=asked.file)
