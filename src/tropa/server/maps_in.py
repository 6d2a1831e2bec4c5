"""Maps into a workspace from the command line: the same services as the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.errors import InputError
from tropa.server.files_in_and_out import copied_upload, owner_of, workspace_named

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.map_imports import MapProposal


@dataclass(frozen=True, slots=True)
class MapFile:
    """A file that shall become a map of a workspace, and how it is read.

    Attributes
    ----------
    is_kept : bool
        Whether the map is made; else it is only told what was understood.
    """

    file: Path
    workspace: str
    title: str = ""
    sheet: str | None = None
    is_turned: bool | None = None
    is_adding_touchpoints: bool = True
    is_kept: bool = True


def map_take_in(order: MapFile) -> dict[str, Any]:
    """Make a map of a file here and now and tell what it holds.

    Raises
    ------
    TropaError
        When the file cannot be read as a map; nothing of it is kept then.
    """
    from tropa.features.journeys.map_importing import (
        ForeignMap,
        map_import,
        map_propose,
        refuse_large,
    )
    from tropa.features.sources.uploads import upload_file_remove

    workspace = workspace_named(order.workspace)
    user = owner_of(workspace)
    if not order.file.is_file():
        raise InputError("There is no such file.", file=str(order.file))
    refuse_large(order.file, file=order.file.name)
    upload = copied_upload(order.file, workspace, user)
    foreign = ForeignMap(upload_id=upload.pk, sheet=order.sheet, is_turned=order.is_turned)
    try:
        facts = _understood(map_propose(user, workspace.pk, foreign))
        if not order.is_kept:
            return facts
        record = map_import(
            user,
            workspace.pk,
            foreign,
            title=order.title,
            is_adding_touchpoints=order.is_adding_touchpoints,
        )
    finally:
        upload_file_remove(upload)
    return {"map": str(record.pk), **facts, "title": record.title}


def _understood(proposal: MapProposal) -> dict[str, Any]:
    document = proposal.document
    return {
        "title": document.title,
        "stages": len(document.stages),
        "steps": len(document.steps),
        "lanes": len(document.lanes),
        "cells": len(document.cells),
        "remarks": list(proposal.remarks),
        "lines": [line.model_dump(mode="json") for line in proposal.lines],
    }
