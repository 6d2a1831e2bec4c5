"""``tropa import``: take a file into a workspace of the server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tropa.cli.commands import add_command
from tropa.cli.rendering import print_facts, print_json

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands

OPTIONS = {
    "--source": "name of the system the file comes from; the file's name unless given",
    "--mapping": "JSON file that says what each column is; found out unless given",
    "--encoding": "encoding of a text file",
    "--separator": "separator of a text file",
    "--sheet": "sheet of a workbook",
    "--object-type": "cut journeys of this object: case, customer, order, claim …",
    "--idle": "after so long without an event a case counts as left (30d)",
}


def add(commands: Commands[Any]) -> None:
    """Add the command."""
    what = "Take a file into a workspace of the server, as the screen Import does."
    command = add_command(commands, "import", what=what, run=run)
    command.add_argument("file", metavar="FILE", help="CSV, XLSX, Parquet, XES or web server log")
    command.add_argument("--workspace", required=True, metavar="W", help="its name or id")
    for flag, text in OPTIONS.items():
        command.add_argument(flag, help=text, default="", metavar=flag[2].upper())
    for flag, text in (("--wanted", "the wanted outcome"), ("--ends", "what closes a case")):
        command.add_argument(flag, action="append", default=[], metavar="A", help=text)
    command.add_argument(
        "--expect-refused", type=int, metavar="N", help="set exactly so many bad rows aside"
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def run(asked: argparse.Namespace) -> None:
    """Import and print the report."""
    from tropa.core.mappings import ReadOptions
    from tropa.server.serve import prepare

    prepare()
    from tropa.server.files_in_and_out import FileOrder, file_take_in

    given = {name: getattr(asked, name) or None for name in ("encoding", "separator", "sheet")}
    report = file_take_in(
        FileOrder(
            file=Path(asked.file),
            workspace=asked.workspace,
            options=ReadOptions(**given),
            source=asked.source,
            mapping=Path(asked.mapping) if asked.mapping else None,
            lens=_lens(asked),
            expected_refused=asked.expect_refused,
        )
    )
    if asked.json:
        print_json(report)
        return
    print_facts({k: v for k, v in report.items() if not isinstance(v, list)}, title=asked.file)


def _lens(asked: argparse.Namespace) -> Any:
    """Say which journeys to cut; None where none are asked for."""
    from tropa.core.lenses import Lens, Outcome
    from tropa.log.moments import span_seconds

    if not asked.object_type:
        return None
    return Lens(
        object_type=asked.object_type,
        ends=asked.ends,
        wanted=Outcome(activities=asked.wanted) if asked.wanted else None,
        idle_seconds=span_seconds(asked.idle) if asked.idle else None,
    )
