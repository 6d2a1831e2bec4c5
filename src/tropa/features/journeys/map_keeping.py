"""Keeping a new map, wherever its document came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tropa.core.errors import InputError
from tropa.core.map_part import LONGEST_TITLE
from tropa.features.journeys.map_links import links_known
from tropa.features.journeys.models import MapRecord
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import LensRecord
    from tropa.features.workspaces.models import User, Workspace

MOST_PARTS = 20_000
"""A map with more of them could no longer be drawn."""
MOST_PLACES = 60_000
"""Nor one with more places where a step crosses a lane: five times 300 steps by 40 lanes."""


def map_keep(
    user: User,
    workspace: Workspace,
    document: JourneyMap,
    *,
    lens: LensRecord | None = None,
    quality: dict[str, Any] | None = None,
) -> MapRecord:
    """Keep a new map; whoever calls has asked for permission.

    Ways to maps that the workspace does not have are left out.

    Raises
    ------
    InputError
        When the map is larger than a map may be.
    """
    check_size(document)
    document = links_known(workspace.pk, document).model_copy(
        update={
            "title": document.title[:LONGEST_TITLE],
            "lens_id": str(lens.pk) if lens else None,
            "version": max(document.version, 1),
        }
    )
    with transaction.atomic():
        record = MapRecord.objects.create(
            workspace=workspace,
            lens=lens,
            title=document.title,
            version=document.version,
            document=document.model_dump(mode="json"),
            opens=list(document.opens),
            quality=quality or {},
            created_by=user,
        )
        audit(user, "create", record)
    return record


def check_size(document: JourneyMap) -> None:
    """Refuse a map that could no longer be drawn."""
    parts = (document.stages, document.steps, document.lanes, document.cells)
    if sum(map(len, parts)) > MOST_PARTS:
        raise InputError(
            f"A map holds at most {MOST_PARTS} stages, steps, lanes and cells.",
            hint="Cut the journey into several maps.",
        )
    if (len(document.stages) + len(document.steps)) * len(document.lanes) > MOST_PLACES:
        raise InputError(
            f"A map has at most {MOST_PLACES} places where a step crosses a lane.",
            hint="Cut the journey into several maps.",
        )
