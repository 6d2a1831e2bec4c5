"""``tropa maps import``: make a map of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.rendering import print_facts, print_json

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(actions: Commands[Any]) -> None:
    """Add the action to ``tropa maps``."""
    what = "Make a map of a file: as exported (.json, .bpmn), a table (.xlsx, .csv), notes (.txt)."
    command = add_command(actions, "import", what=what, run=run)
    command.add_argument("file", metavar="FILE", help=".json, .bpmn, .xlsx, .csv or .txt")
    command.add_argument("--workspace", required=True, metavar="W", help="its name or id")
    command.add_argument("--title", default="", metavar="T", help="title of the map; its own")
    command.add_argument("--sheet", metavar="S", help="sheet of a workbook; the first with data")
    command.add_argument(
        "--stages", choices=("across", "down"), help="which way stages run; found out unless given"
    )
    command.add_argument(
        "--without-touchpoints", action="store_true", help="add no step to the registry"
    )
    command.add_argument("--look", action="store_true", help="only tell what would be understood")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(asked: argparse.Namespace) -> None:
    """Make the map and say what it holds."""
    from tropa.server.serve import prepare

    prepare()
    from tropa.server.maps_in import MapFile, map_take_in

    facts = map_take_in(
        MapFile(
            file=Path(asked.file),
            workspace=asked.workspace,
            title=asked.title,
            sheet=asked.sheet,
            is_turned=asked.stages == "down" if asked.stages else None,
            is_adding_touchpoints=not asked.without_touchpoints,
            is_kept=not asked.look,
        )
    )
    if asked.json:
        print_json(facts)
        return
    print_facts({k: v for k, v in facts.items() if not isinstance(v, list)}, title=asked.file)
