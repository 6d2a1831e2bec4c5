"""``tropa ask``: answer a question by its name."""

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
    what = "Answer one of the questions that `tropa questions` lists."
    command = add_command(commands, "ask", what=what, run=run)
    add_log_arguments(command)
    command.add_argument("question", metavar="QUESTION", help="name of the question")


def run(asked: argparse.Namespace) -> None:
    """Print the answer."""
    from tropa.log.plain import plain

    log = read_log(asked)
    facts = plain(log.ask(asked.question))
    if asked.json:
        print_json(facts)
        return
    tell_report(log.report)
    print_table(facts["rows"], title=facts["text"], note=facts["note"])
