"""Maps out of a workspace from the command line: the same services as the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.errors import InputError, NotFound
from tropa.server.files_in_and_out import owner_of, workspace_named

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.features.journeys.models import MapRecord
    from tropa.report.map_export import Sheet
    from tropa.report.progress import Progress


@dataclass(frozen=True, slots=True)
class WrittenMap:
    """What to write: a map of a workspace by its title or id, in a language, to a file."""

    workspace: str
    map: str
    target: Path
    language: str
    sheet: Sheet
    with_files: bool = True


def maps_describe(workspace: str) -> list[dict[str, Any]]:
    """List the maps of a workspace, the one changed last first."""
    return [
        {
            "map": str(item.pk),
            "title": item.title,
            "version": item.version,
            "changed": item.updated_at.isoformat(timespec="seconds"),
        }
        for item in _maps(workspace)
    ]


def map_write(order: WrittenMap, *, progress: Progress | None = None) -> dict[str, Any]:
    """Write a map as a file whose ending names the format.

    Raises
    ------
    InputError
        When no format has this ending, or the file cannot be written.
    NotFound
        When no map, or more than one, is called so.
    """
    from tropa.core.filters import Filter
    from tropa.features.insights.map_exports import MapOrder, map_file
    from tropa.report.map_export import map_format
    from tropa.report.progress import silent

    kind = map_format(order.target)
    found = _map_named(order)
    wanted = MapOrder(
        kind=kind,
        language=order.language,
        sheet=order.sheet,
        where=Filter(),
        with_files=order.with_files,
    )
    user = owner_of(found.workspace)
    told = progress or silent
    file = map_file(user, found.workspace_id, found.pk, order=wanted, progress=told)
    try:
        order.target.write_bytes(file.content)
    except OSError as error:
        raise InputError(
            f"This file cannot be written ({error.strerror}).",
            file=str(order.target),
            hint="Choose another folder.",
        ) from error
    return {"output": str(order.target), "map": found.title, "bytes": len(file.content)}


def _maps(workspace: str) -> list[MapRecord]:
    from tropa.features.journeys.map_selectors import maps_list

    named = workspace_named(workspace)
    return list(maps_list(owner_of(named), named.pk).select_related("workspace"))


def _map_named(order: WrittenMap) -> MapRecord:
    every = _maps(order.workspace)
    found = [item for item in every if not order.map or order.map in (item.title, str(item.pk))]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{item.title} ({item.pk})" for item in every) or "none yet"
    raise NotFound("Which map?", hint=f"Name one with --map. There are: {known}.")
