"""What the codes of a source mean: edited on screen, or loaded from a sheet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from tropa.core.errors import InputError
from tropa.core.mappings import StatusDictionary, StatusEntry
from tropa.features.facts.bindings import touchpoint_describe, touchpoint_follow
from tropa.features.facts.selectors import bindings_of
from tropa.features.sources.codes import (
    entries_of,
    name_of,
    touchpoint_drafts,
    touchpoints_follow,
)
from tropa.features.sources.lakes import facts_changed, work_folder_of
from tropa.features.sources.selectors import dictionary_view, source_get
from tropa.features.sources.uploads import file_name, name_on_disk
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.formats.dictionary import read_dictionary, write_dictionary
from tropa.formats.open import open_source
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.core.files.base import File

    from tropa.features.sources.models import Source
    from tropa.features.sources.selectors import EntryView
    from tropa.features.workspaces.models import Workspace
    from tropa.features.workspaces.selectors import Asker

LONGEST = {"touchpoint": 200, "stage": 120, "departments": 120, "accountable": 120}
FILE_BYTES = 10 * 1024 * 1024


def dictionary_update(
    user: Asker, workspace_id: UUID, source_id: UUID, *, entries: Iterable[StatusEntry]
) -> list[EntryView]:
    """Explain the codes of a source: touchpoints follow at once, journeys are cut anew."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    source = source_get(workspace, source_id)
    wanted = {entry.code: entry for entry in entries}
    with transaction.atomic():
        _write(workspace, source, wanted)
        facts_changed(workspace.pk)
        audit(workspace_actor(user), "update", source, workspace=workspace.pk, codes=len(wanted))
    return dictionary_view(source)


def dictionary_load(
    user: Asker, workspace_id: UUID, source_id: UUID, *, name: str, file: File[bytes]
) -> list[EntryView]:
    """Explain codes by a sheet; codes it does not name keep their meaning."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    source = source_get(workspace, source_id)
    content = file.read(FILE_BYTES + 1)
    if len(content) > FILE_BYTES:
        raise InputError("This sheet is too large.", file=name, hint="10 MB are enough for codes.")
    loaded = _read(workspace.pk, name, content)
    _check_lengths(loaded, name)
    entries = {**entries_of(source), **{entry.code: entry for entry in loaded.entries}}
    return dictionary_update(user, workspace_id, source_id, entries=entries.values())


def dictionary_file(user: Asker, workspace_id: UUID, source_id: UUID) -> bytes:
    """Write the codes of a source as a workbook, to be filled in and loaded again."""
    workspace = workspace_for(user, workspace_id)
    views = dictionary_view(source_get(workspace, source_id))
    folder = work_folder_of(workspace.pk, f"dictionary-{uuid4()}")
    try:
        path = folder / "dictionary.xlsx"
        write_dictionary(StatusDictionary(entries=[view.entry for view in views]), path)
        return path.read_bytes()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(workspace_id: UUID, name: str, content: bytes) -> StatusDictionary:
    folder = work_folder_of(workspace_id, f"dictionary-{uuid4()}")
    try:
        path = folder / name_on_disk(file_name(name))
        path.write_bytes(content)
        return read_dictionary(open_source(path, work_dir=folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check_lengths(dictionary: StatusDictionary, file: str) -> None:
    """Refuse what the registry cannot hold; only a code and its channel may be of any length."""
    for entry in dictionary.entries:
        told = {"touchpoint": [entry.touchpoint], "stage": [entry.stage]}
        told |= {"departments": entry.departments, "accountable": [entry.accountable]}
        for column, texts in told.items():
            longest = LONGEST[column]
            if any(len(text) > longest for text in texts):
                raise InputError(
                    f"A name for the code '{entry.code}' has more than {longest} letters.",
                    file=file,
                    column=column,
                    hint="Shorten it.",
                )


def _write(workspace: Workspace, source: Source, wanted: dict[str, StatusEntry]) -> None:
    before = entries_of(source)
    source.dictionary = [entry.model_dump(mode="json") for entry in wanted.values()]
    source.save(update_fields=["dictionary"])
    in_use = {draft.key for draft in touchpoint_drafts(workspace.pk)}
    bound = {binding.key for binding in bindings_of(workspace.pk)}
    for code in dict.fromkeys([*before, *wanted]):
        old = name_of(before.get(code) or StatusEntry(code=code))
        new = name_of(wanted.get(code) or StatusEntry(code=code))
        if old != new and old in bound and old not in in_use:
            touchpoint_follow(workspace, old_key=old, new_key=new)
    touchpoints_follow(workspace)
    explained = {name_of(one) for one in wanted.values() if one != before.get(one.code)}
    for draft in touchpoint_drafts(workspace.pk):
        if draft.key in explained:
            touchpoint_describe(workspace, draft)
