"""``tropa questions``: list the questions that can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.log_arguments import add_json
from tropa.cli.rendering import print_json, print_table

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "List the questions that can be asked of a log."
    add_json(add_command(commands, "questions", what=what, run=run))


def run(asked: argparse.Namespace) -> None:
    """Print the questions."""
    from tropa.log.questions import questions

    if asked.json:
        print_json(questions())
        return
    print_table([{"name": name, "question": text} for name, text in questions().items()])
