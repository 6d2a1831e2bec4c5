"""The ways from map to map: within one workspace, never round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tropa.core.errors import Conflict, NotFound
from tropa.core.map_hierarchy import maps_below
from tropa.core.maps import MapCell, MapStep
from tropa.features.journeys.models import MapRecord

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.maps import JourneyMap

Part = TypeVar("Part", MapStep, MapCell)


class LinkCircle(Conflict):
    """A way from map to map would lead back to where it begins."""

    code = "map-circle"


def links_check(record: MapRecord, before: JourneyMap, after: JourneyMap) -> None:
    """Let a map lead to maps of its own workspace alone, and never back to itself.

    A way that was taken off the map may come back though the other map is gone meanwhile: it says
    so wherever it is shown.

    Raises
    ------
    NotFound
        When the workspace has no such map.
    LinkCircle
        When one would come round to this map again.
    """
    new = set(after.opens) - set(before.opens)
    if not new:
        return
    # Two who join two maps at one moment wait for each other here, so that none makes a circle.
    type(record.workspace).objects.select_for_update().get(pk=record.workspace_id)
    rows = MapRecord.objects.filter(workspace_id=record.workspace_id).values_list("pk", "opens")
    opens = {str(pk): found for pk, found in rows}
    if any(one not in opens and not was_shown(record, "map_id", one) for one in new):
        raise NotFound("There is no such map to lead to.", hint="Choose a map of this workspace.")
    if str(record.pk) in maps_below(new, opens):
        raise LinkCircle(
            "That map leads back to this one: the way would go round in a circle.",
            hint="Choose a map that does not lead here.",
        )


def was_shown(record: MapRecord, name: str, part_id: str) -> bool:
    """Tell whether a change has taken what bears this id off the map: then it may be taken back.

    Asked with the name of the field: in a text its quotation marks are written otherwise.
    """
    return record.changes.filter(inverse__icontains=f'"{name}": "{part_id}"').exists()


def links_known(workspace_id: UUID, document: JourneyMap) -> JourneyMap:
    """Leave out the ways to maps that the workspace does not have."""
    gone = links_lost(workspace_id, document)
    if not gone:
        return document
    cells = (_without(cell, gone) for cell in document.cells)
    return document.model_copy(
        update={
            "steps": tuple(_without(step, gone) for step in document.steps),
            "cells": tuple(cell for cell in cells if not cell.is_empty),
        }
    )


def links_lost(workspace_id: UUID, document: JourneyMap) -> set[str]:
    """Tell to which maps a document leads that the workspace does not have."""
    if not document.opens:
        return set()
    there = MapRecord.objects.filter(workspace_id=workspace_id).values_list("pk", flat=True)
    return set(document.opens) - {str(pk) for pk in there}


def _without(part: Part, gone: set[str]) -> Part:
    if part.link is None or part.link.map_id not in gone:
        return part
    return part.model_copy(update={"link": None})
