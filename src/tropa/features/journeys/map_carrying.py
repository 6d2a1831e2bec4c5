"""Files that travel inside a map: given out with it, and kept where it arrives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from tropa.core.carried_files import CarriedFile, files_named, files_renamed
from tropa.core.errors import InputError
from tropa.features.journeys.map_files import file_keep, map_file_path
from tropa.features.journeys.models import MapFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.carried_files import FileReader
    from tropa.core.maps import JourneyMap
    from tropa.features.workspaces.models import User, Workspace


def files_reader(workspace_id: UUID, document: JourneyMap) -> FileReader:
    """Give the files that a map names, each read from disk only when it is asked for."""
    known = _known(workspace_id, files_named(document))

    def read(file_id: str) -> CarriedFile | None:
        file = known.get(file_id)
        return _carried(file) if file is not None else None

    return read


def files_missing(
    workspace_id: UUID, document: JourneyMap, carried: Iterable[CarriedFile]
) -> set[str]:
    """Tell which files a map names that neither came with it nor are in the workspace."""
    missing = set(files_named(document)) - {file.file_id for file in carried}
    return missing - set(_known(workspace_id, missing))


def files_arrive(
    user: User, workspace: Workspace, document: JourneyMap, *, carried: Iterable[CarriedFile]
) -> JourneyMap:
    """Keep the files that came inside a map, and have its cells name them as they are called here.

    A file that the workspace has already, the same to the last byte, is not kept twice; what no
    cell names is not kept at all.

    Raises
    ------
    InputError
        When a cell that holds pictures alone names a document.
    """
    named = files_named(document)
    known = _known(workspace.pk, named)
    became: dict[str, CarriedFile] = {}
    for file in carried:
        if file.file_id not in named:
            continue
        there = _carried(known[file.file_id]) if file.file_id in known else None
        if there is not None and there.content == file.content:
            continue
        kept = file_keep(user, workspace, file)
        became[file.file_id] = replace(file, file_id=str(kept.pk))
    arrived = files_renamed(document, became)
    try:
        arrived.check_parts()
    except ValueError as error:
        raise InputError(
            "A cell of the storyboard names a file that is no picture.",
            hint="Export the map again.",
        ) from error
    return arrived


def _known(workspace_id: UUID, ids: Iterable[str]) -> dict[str, MapFile]:
    wanted = [pk for one in ids if (pk := _uuid(one))]
    rows = MapFile.objects.filter(workspace_id=workspace_id, pk__in=wanted) if wanted else ()
    return {str(file.pk): file for file in rows}


def _uuid(text: str) -> UUID | None:
    """Read an id; a file of another system may bear any."""
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text else None


def _carried(file: MapFile) -> CarriedFile | None:
    try:
        content = map_file_path(file).read_bytes()
    except FileNotFoundError:
        return None
    return CarriedFile(
        str(file.pk), file.name, file.media_type, content, is_picture=file.is_picture
    )
