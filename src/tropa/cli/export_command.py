"""``tropa export``: write the journeys of a workspace to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.rendering import print_facts, print_json

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Write the journeys of a workspace to a .csv, .parquet, .xes or .xes.gz file."
    command = add_command(commands, "export", what=what, run=run)
    command.add_argument("--workspace", required=True, metavar="W", help="its name or id")
    command.add_argument("--lens", default="", metavar="L", help="its name or id; the only one")
    command.add_argument("--output", "-o", required=True, metavar="FILE", help="file to write")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(asked: argparse.Namespace) -> None:
    """Write the file and print what it holds."""
    from tropa.server.serve import prepare

    prepare()
    from tropa.server.files_in_and_out import journeys_write

    facts = journeys_write(asked.workspace, lens=asked.lens, target=Path(asked.output))
    if asked.json:
        print_json(facts)
        return
    print_facts(facts, title=asked.workspace)
