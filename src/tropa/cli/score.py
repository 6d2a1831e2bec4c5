"""``tropa score``: score a column of ratings."""

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
    what = "Score a column of ratings: NPS, CSAT (top two) or mean, with its interval."
    command = add_command(commands, "score", what=what, run=run)
    add_rating_arguments(command)
    command.add_argument("--column", required=True, metavar="C", help="column with the ratings")
    command.add_argument("--measure", required=True, choices=("nps", "csat", "mean"))


def run(asked: argparse.Namespace) -> None:
    """Print the score."""
    from tropa.log.plain import plain
    from tropa.log.scoring import score_column

    ratings = read_ratings(asked)
    facts = plain(score_column(ratings, asked.column, measure=asked.measure))
    if asked.json:
        print_json(facts)
        return
    print_facts(facts, title=f"{asked.file}: {asked.column}")
