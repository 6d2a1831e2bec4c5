"""``tropa maps``: list the maps of a workspace, write one to a file, make one of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tropa.cli import maps_import
from tropa.cli.commands import add_command
from tropa.cli.progress_bar import progress_bar
from tropa.cli.rendering import print_facts, print_json, print_table
from tropa.core.languages import LANGUAGES
from tropa.report.paper import PAPERS

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from tropa.cli.commands import Commands


def add(commands: Commands[Any]) -> None:
    """Add the command with its actions."""
    what = "List the maps of a workspace, write one to a file, make one of a file."
    actions = commands.add_parser("maps", help=what, description=what).add_subparsers(
        required=True, metavar="ACTION", title="actions"
    )
    listing = add_command(actions, "list", what="List the maps of a workspace.", run=run_list)
    _add_workspace(listing)
    what = "Write a map with its figures as .pdf, .png, .svg, .pptx, .xlsx, .csv, .json or .bpmn."
    writing = add_command(actions, "export", what=what, run=run_export)
    _add_workspace(writing)
    writing.add_argument("--map", default="", metavar="M", help="its title or id; the only one")
    writing.add_argument("--output", "-o", required=True, metavar="FILE", help="file to write")
    writing.add_argument("--language", choices=LANGUAGES, default="en", help="en unless given")
    writing.add_argument("--paper", choices=PAPERS, default="A3", help="of a PDF; A3 unless given")
    writing.add_argument("--paged", action="store_true", help="PDF page by page, in reading size")
    writing.add_argument("--master", metavar="FILE", help="your company's .pptx, for slides")
    what = "leave pictures and documents of its cells out"
    writing.add_argument("--without-files", action="store_true", help=what)
    maps_import.add(actions)


def _add_workspace(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", required=True, metavar="W", help="its name or id")
    command.add_argument("--json", action="store_true", help="print JSON")


def run_list(asked: argparse.Namespace) -> None:
    """Print the maps."""
    from tropa.server.serve import prepare

    prepare()
    from tropa.server.maps_out import maps_describe

    found = maps_describe(asked.workspace)
    if asked.json:
        print_json({"maps": found})
        return
    print_table(found, title=asked.workspace)


def run_export(asked: argparse.Namespace) -> None:
    """Write the file and say so."""
    from tropa.report.map_export import Sheet
    from tropa.server.serve import prepare

    master = _master(asked.master) if asked.master else None
    prepare()
    from tropa.server.maps_out import WrittenMap, map_write

    order = WrittenMap(
        workspace=asked.workspace,
        map=asked.map,
        target=Path(asked.output),
        language=asked.language,
        sheet=Sheet(paper=asked.paper, is_paged=asked.paged, master=master),
        with_files=not asked.without_files,
    )
    with progress_bar(f"Writing {asked.output}") as progress:
        facts = map_write(order, progress=progress)
    if asked.json:
        print_json(facts)
        return
    print_facts(facts, title=asked.workspace)


def _master(name: str) -> bytes:
    """Read a template, no more of it than a template may have."""
    from tropa.core.errors import InputError
    from tropa.report.master_limits import MOST_BYTES

    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("This template cannot be opened.", file=name) from error
