"""Foreign maps: looked at first, kept when a person has seen what they would become."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction

from tropa.core.errors import InputError
from tropa.core.map_imports import MapProposal
from tropa.features.journeys.map_binding import document_bind
from tropa.features.journeys.map_keeping import check_size, map_keep
from tropa.features.journeys.models import LensRecord
from tropa.features.sources.lakes import work_folder_of
from tropa.features.sources.uploads import upload_get, upload_path
from tropa.features.workspaces.selectors import workspace_for
from tropa.formats.grid import LIST_ENDING, paste_grid, read_grid
from tropa.formats.map_guess import guess_reading
from tropa.formats.map_json import looks_like_json, read_map
from tropa.formats.map_matrix import lay_out
from tropa.kit.access import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.map_imports import MapReading
    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User, Workspace

LARGEST_BYTES = 25 * 1024 * 1024
HEAD_BYTES = 1024


@dataclass(frozen=True, slots=True)
class ForeignMap:
    """A map from outside: a file that was sent, or a text that was pasted.

    Attributes
    ----------
    reading : MapReading or None
        How people say a table is read; without lines it is guessed, the way it runs kept.
    is_turned : bool or None
        Which way stages and steps run, where a person said so and the rest is to be guessed.
    """

    upload_id: UUID | None = None
    text: str = ""
    reading: MapReading | None = None
    sheet: str | None = None
    is_turned: bool | None = None


def map_propose(user: User, workspace_id: UUID, foreign: ForeignMap) -> MapProposal:
    """Tell what a foreign map would become; nothing of it is kept.

    Raises
    ------
    InputError
        When it cannot be read, holds no map, or is far larger than one.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    proposal = _proposal(workspace, foreign)
    check_size(proposal.document)
    return proposal


def map_import(
    user: User,
    workspace_id: UUID,
    foreign: ForeignMap,
    *,
    title: str = "",
    is_adding_touchpoints: bool = True,
) -> MapRecord:
    """Keep a foreign map.

    A map that came as JSON stays as it was, its ids among it; its steps keep their touchpoints
    where these are of this workspace, else find theirs by name or are left without. The steps
    of a table join the registry of touchpoints, unless that is not wanted.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    proposal = _proposal(workspace, foreign)
    named = title or proposal.document.title or workspace.name
    document = proposal.document.model_copy(update={"title": named})
    check_size(document)
    is_table = proposal.reading is not None
    with transaction.atomic():
        bound = document_bind(
            user, workspace, document, is_adding=is_table and is_adding_touchpoints
        )
        return map_keep(user, workspace, bound, lens=_own_lens(workspace, document))


def _own_lens(workspace: Workspace, document: JourneyMap) -> LensRecord | None:
    """Find the lens that a map looked through, if it is of this workspace."""
    try:
        lens_id = UUID(document.lens_id) if document.lens_id else None
    except ValueError:  # an id of another system
        return None
    if lens_id is None:
        return None
    return LensRecord.objects.filter(workspace=workspace, pk=lens_id).first()


def _proposal(workspace: Workspace, foreign: ForeignMap) -> MapProposal:
    if foreign.upload_id is None:
        return _from_text(foreign)
    with _opened(workspace.pk, foreign.upload_id) as (path, name, work_dir):
        return read_foreign(path, file=name, work_dir=work_dir, foreign=foreign)


def read_foreign(path: Path, *, file: str, work_dir: Path, foreign: ForeignMap) -> MapProposal:
    """Read a file as a map: JSON as it was exported, else a table."""
    refuse_large(path, file=file)
    with path.open("rb") as stream:
        is_json = looks_like_json(stream.read(HEAD_BYTES))
    if is_json:
        return MapProposal(document=read_map(path.read_bytes(), file=file))
    sheet = foreign.reading.sheet if foreign.reading else foreign.sheet
    grid = read_grid(path, work_dir=work_dir, file=file, sheet=sheet)
    reading = foreign.reading or guess_reading(
        grid, is_list=file.lower().endswith(LIST_ENDING), is_transposed=foreign.is_turned
    )
    return lay_out(grid, reading, title=PurePath(file).stem)


def refuse_large(path: Path, *, file: str) -> None:
    """Refuse a file that no map needs, before anything of it is read."""
    if path.stat().st_size > LARGEST_BYTES:
        raise InputError(
            f"A map needs no file of more than {LARGEST_BYTES // 1024**2} MB.",
            file=file,
            hint="Keep the sheet with the map, or import the file as facts.",
        )


def _from_text(foreign: ForeignMap) -> MapProposal:
    if looks_like_json(foreign.text[:HEAD_BYTES].encode()):
        return MapProposal(document=read_map(foreign.text.encode()))
    grid = paste_grid(foreign.text)
    reading = foreign.reading or guess_reading(grid, is_list=True, is_transposed=foreign.is_turned)
    return lay_out(grid, reading, title="")


@contextmanager
def _opened(workspace_id: UUID, upload_id: UUID) -> Iterator[tuple[Path, str, Path]]:
    """Give a sent file, its name, and a folder for the work that goes afterwards."""
    upload = upload_get(workspace_id, upload_id)
    work_dir = work_folder_of(workspace_id, f"map-{uuid4()}")
    try:
        yield upload_path(upload), upload.name, work_dir
    finally:
        shutil.rmtree(work_dir, ignore_errors=True)
