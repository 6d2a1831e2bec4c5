"""The arguments of every command that reads ratings from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.cli.log_arguments import add_json

if TYPE_CHECKING:
    import argparse

    from tropa.log.scoring import RatingTable


def add_rating_arguments(command: argparse.ArgumentParser) -> None:
    """Add the file, the scale, missing codes and weights."""
    command.add_argument("file", metavar="FILE", help="CSV, XLSX or Parquet")
    command.add_argument("--scale", required=True, metavar="1-5", help="lowest and highest rating")
    command.add_argument("--missing", default="", metavar="0,11", help="codes that are no rating")
    command.add_argument("--weight", metavar="W", help="column with the weights")
    for name in ("encoding", "separator", "sheet"):
        command.add_argument(f"--{name}", metavar=name[0].upper(), help=f"{name} of the file")
    add_json(command)


def read_ratings(asked: argparse.Namespace) -> RatingTable:
    """Read the table that the arguments name."""
    from tropa.core.mappings import ReadOptions  # only commands that read pay for it
    from tropa.log.scoring import rating_table, read_scale

    options = ReadOptions(encoding=asked.encoding, separator=asked.separator, sheet=asked.sheet)
    scale = read_scale(asked.scale, missing=asked.missing)
    return rating_table(asked.file, options, scale=scale, weight=asked.weight)
