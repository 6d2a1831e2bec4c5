"""``tropa gap``: measure experience less expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.rating_arguments import add_rating_arguments, read_ratings
from tropa.cli.rendering import print_facts, print_json

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Measure experience less expectation of the same answer; negative: worse than expected."
    command = add_command(commands, "gap", what=what, run=run)
    add_rating_arguments(command)
    for name in ("expectation", "experience"):
        command.add_argument(f"--{name}", required=True, metavar="C", help=f"column: {name}")


def run(asked: argparse.Namespace) -> None:
    """Print the gap."""
    from tropa.log.plain import plain
    from tropa.log.scoring import gap_columns

    ratings = read_ratings(asked)
    facts = plain(gap_columns(ratings, expectation=asked.expectation, experience=asked.experience))
    if asked.json:
        print_json(facts)
        return
    print_facts(facts, title=f"{asked.file}: {asked.experience} − {asked.expectation}")
