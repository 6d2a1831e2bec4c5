"""To-be maps: linked copies of a map, in which the journey that is wanted is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from tropa.core import clock
from tropa.core.errors import NotFound
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_keeping import map_keep
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User


def to_be_create(
    user: User, workspace_id: UUID, map_id: UUID, *, title: str, change_from: date | None = None
) -> MapRecord:
    """Begin a to-be map as a linked copy of a map.

    Stages, steps and lanes keep their ids: by them they know their originals. What is claimed of
    today is no target and stays behind. Without a day the change shows from today on.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    original = map_get(user, workspace_id, map_id)
    document = linked_copy(map_document(original), title=title)
    with transaction.atomic():
        record = map_keep(user, workspace, document, lens=original.lens)
        record.as_is, record.as_is_title = original, original.title
        today = clock.now().astimezone(ZoneInfo(workspace.zone)).date()
        record.change_from = change_from or today
        record.save(update_fields=["as_is", "as_is_title", "change_from"])
    return record


def linked_copy(document: JourneyMap, *, title: str) -> JourneyMap:
    """Copy a map with the ids of its parts, without what is claimed in it.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap, MapStage
    >>> as_is = JourneyMap(id="m", title="Repair", stages=(MapStage(id="s", name="Visit"),))
    >>> copy = linked_copy(as_is, title="Repair in a day")
    >>> copy.id == as_is.id, copy.stages == as_is.stages, copy.title
    (False, True, 'Repair in a day')
    """
    cells = (cell.model_copy(update={"claim": None}) for cell in document.cells)
    kept = tuple(cell for cell in cells if not cell.is_empty)
    return document.model_copy(update={"id": new_id(), "title": title, "cells": kept, "version": 1})


def to_be_get(user: User, workspace_id: UUID, map_id: UUID) -> MapRecord:
    """Find a to-be map.

    Raises
    ------
    NotFound
        When there is no such map, or it is no to-be map.
    """
    record = map_get(user, workspace_id, map_id)
    if record.change_from is None:
        raise NotFound("This is no to-be map.", hint="Begin one from the menu of its as-is map.")
    return record


def to_be_date(user: User, workspace_id: UUID, map_id: UUID, *, change_from: date) -> MapRecord:
    """Say from which day the change of a to-be map shows."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    record = to_be_get(user, workspace_id, map_id)
    with transaction.atomic():
        record.change_from = change_from
        record.save(update_fields=["change_from"])
        audit(user, "update", record, change_from=change_from.isoformat())
    return record
