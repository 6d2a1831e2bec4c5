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
from tropa.features.journeys.map_carrying import files_arrive, files_missing
from tropa.features.journeys.map_keeping import check_size, map_keep
from tropa.features.journeys.map_links import links_lost
from tropa.features.journeys.map_templates import language_of, shared_words
from tropa.features.journeys.models import LensRecord
from tropa.features.sources.lakes import work_folder_of
from tropa.features.sources.uploads import upload_get, upload_path
from tropa.features.workspaces.selectors import workspace_for
from tropa.formats import map_json
from tropa.formats.bpmn import read_bpmn
from tropa.formats.bpmn_map import LaneTitles, map_of_bpmn
from tropa.formats.bpmn_xml import looks_like_bpmn
from tropa.formats.grid import LIST_ENDING, paste_grid, read_grid
from tropa.formats.map_guess import guess_reading
from tropa.formats.map_json import looks_like_json, read_map_and_files
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


def lane_titles(user: User) -> LaneTitles:
    """Name the lanes of a map that comes from a process, in the reader's language."""
    words = shared_words().lanes[language_of(user)]
    return LaneTitles(departments=words["process_departments"], branches=words["branches"])


def map_propose(user: User, workspace_id: UUID, foreign: ForeignMap) -> MapProposal:
    """Tell what a foreign map would become; nothing of it is kept.

    Raises
    ------
    InputError
        When it cannot be read, holds no map, or is far larger than one.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    proposal = _proposal(workspace, foreign, titles=lane_titles(user))
    check_size(proposal.document)
    return proposal.model_copy(update={"remarks": tuple(_remarks(workspace, proposal))})


def _remarks(workspace: Workspace, proposal: MapProposal) -> Iterator[str]:
    yield from proposal.remarks
    document = proposal.document
    if lost := len(links_lost(workspace.pk, document)):
        yield f"Ways to maps that this workspace does not have are left out: {lost}."
    if missing := len(files_missing(workspace.pk, document, proposal.files)):
        yield f"Files that the map names did not come with it: {missing}."


def map_import(
    user: User,
    workspace_id: UUID,
    foreign: ForeignMap,
    *,
    title: str = "",
    is_adding_touchpoints: bool = True,
) -> MapRecord:
    """Keep a foreign map.

    A map that came as JSON, or as a process written from a map, stays as it was, its ids among
    it; the files inside it are kept, and its cells name them. Its steps keep their touchpoints
    where these are of this workspace, else find theirs by name or are left without. The steps of
    a table, and the tasks of a process drawn elsewhere, join the registry of touchpoints, unless
    that is not wanted.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    proposal = _proposal(workspace, foreign, titles=lane_titles(user))
    named = title or proposal.document.title or workspace.name
    document = proposal.document.model_copy(update={"title": named})
    check_size(document)
    with transaction.atomic():
        bound = document_bind(
            user, workspace, document, is_adding=proposal.is_foreign and is_adding_touchpoints
        )
        arrived = files_arrive(user, workspace, bound, carried=proposal.files)
        return map_keep(user, workspace, arrived, lens=_own_lens(workspace, document))


def _own_lens(workspace: Workspace, document: JourneyMap) -> LensRecord | None:
    """Find the lens that a map looked through, if it is of this workspace."""
    try:
        lens_id = UUID(document.lens_id) if document.lens_id else None
    except ValueError:  # an id of another system
        return None
    if lens_id is None:
        return None
    return LensRecord.objects.filter(workspace=workspace, pk=lens_id).first()


def _proposal(workspace: Workspace, foreign: ForeignMap, *, titles: LaneTitles) -> MapProposal:
    if foreign.upload_id is None:
        return _from_text(foreign, titles=titles)
    with opened_upload(workspace.pk, foreign.upload_id) as (path, name, work_dir):
        refuse_large(path, file=name)
        head = head_of(path)
        if looks_like_json(head):
            return _from_json(path.read_bytes(), file=name)
        if looks_like_bpmn(head, file=name):
            return _from_bpmn(path.read_bytes(), file=name, titles=titles)
        return _from_table(path, file=name, work_dir=work_dir, foreign=foreign)


def _from_json(content: bytes, *, file: str = "") -> MapProposal:
    document, files = read_map_and_files(content, file=file)
    return MapProposal(document=document, files=files, is_foreign=False)


def _from_bpmn(content: bytes, *, file: str, titles: LaneTitles) -> MapProposal:
    read = read_bpmn(content, file=file)
    return map_of_bpmn(read, title=PurePath(file).stem, titles=titles, file=file)


def _from_table(path: Path, *, file: str, work_dir: Path, foreign: ForeignMap) -> MapProposal:
    sheet = foreign.reading.sheet if foreign.reading else foreign.sheet
    grid = read_grid(path, work_dir=work_dir, file=file, sheet=sheet)
    reading = foreign.reading or guess_reading(
        grid, is_list=file.lower().endswith(LIST_ENDING), is_transposed=foreign.is_turned
    )
    return lay_out(grid, reading, title=PurePath(file).stem)


def head_of(path: Path) -> bytes:
    """Read the first bytes of a file, which tell its kind."""
    with path.open("rb") as stream:
        return stream.read(HEAD_BYTES)


def refuse_large(path: Path, *, file: str) -> None:
    """Refuse a file that no map needs, before anything of it is read; in JSON files may travel."""
    most = map_json.MOST_BYTES if looks_like_json(head_of(path)) else LARGEST_BYTES
    if path.stat().st_size > most:
        raise InputError(
            f"A map needs no file of more than {most // 1024**2} MB.",
            file=file,
            hint="Keep the sheet with the map, or import the file as facts.",
        )


def _from_text(foreign: ForeignMap, *, titles: LaneTitles) -> MapProposal:
    head = foreign.text[:HEAD_BYTES].encode()
    if looks_like_json(head):
        return _from_json(foreign.text.encode())
    if looks_like_bpmn(head):
        return _from_bpmn(foreign.text.encode(), file="", titles=titles)
    grid = paste_grid(foreign.text)
    reading = foreign.reading or guess_reading(grid, is_list=True, is_transposed=foreign.is_turned)
    return lay_out(grid, reading, title="")


@contextmanager
def opened_upload(workspace_id: UUID, upload_id: UUID) -> Iterator[tuple[Path, str, Path]]:
    """Give a sent file, its name, and a folder for the work that goes afterwards."""
    upload = upload_get(workspace_id, upload_id)
    work_dir = work_folder_of(workspace_id, f"map-{uuid4()}")
    try:
        yield upload_path(upload), upload.name, work_dir
    finally:
        shutil.rmtree(work_dir, ignore_errors=True)
