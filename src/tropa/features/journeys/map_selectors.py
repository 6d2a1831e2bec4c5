"""Reading maps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID

from tropa.core.errors import NotFound
from tropa.core.maps import JourneyMap
from tropa.features.facts.selectors import merged_touchpoints, touchpoint_get
from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from tropa.features.workspaces.models import User


def maps_list(user: User | AnonymousUser, workspace_id: UUID) -> QuerySet[MapRecord]:
    """List a workspace's maps, the one changed last first."""
    return MapRecord.objects.filter(workspace=workspace_for(user, workspace_id))


def map_get(user: User | AnonymousUser, workspace_id: UUID, map_id: UUID) -> MapRecord:
    """Find a map of a workspace one may read."""
    found = (
        maps_list(user, workspace_id).select_related("lens", "workspace").filter(pk=map_id).first()
    )
    if found is None:
        raise NotFound("There is no such map.")
    return found


def map_document(record: MapRecord) -> JourneyMap:
    """Read a map's document; where a touchpoint was merged away, the one that was kept stands."""
    document = JourneyMap.model_validate(record.document)
    kept = touchpoints_kept(record.workspace_id)
    steps = tuple(
        step.model_copy(update={"touchpoint_id": kept[step.touchpoint_id]})
        if step.touchpoint_id in kept
        else step
        for step in document.steps
    )
    return document.model_copy(update={"steps": steps})


def touchpoints_kept(workspace_id: UUID) -> dict[str, str]:
    """Tell, for each touchpoint merged away, which one stands for it, by ids as documents write."""
    return {str(pk): str(into) for pk, into in merged_touchpoints(workspace_id).items()}


def map_titles(workspace_id: UUID, ids: Iterable[str]) -> dict[str, str]:
    """Tell what maps of a workspace are called, by ids as documents write them."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = MapRecord.objects.filter(workspace_id=workspace_id).values_list("pk", "title")
    return {str(pk): title for pk, title in rows if str(pk) in wanted}


def maps_with_touchpoint(
    user: User | AnonymousUser, workspace_id: UUID, touchpoint_id: UUID
) -> list[tuple[MapRecord, list[str]]]:
    """List the maps on which a touchpoint stands, each with the names of its steps there."""
    touchpoint_get(workspace_for(user, workspace_id), touchpoint_id)
    kept = merged_touchpoints(workspace_id)
    found = []
    for record in maps_list(user, workspace_id).select_related("lens").order_by("title"):
        names = [
            step["name"]
            for step in record.document["steps"]
            if step["touchpoint_id"]
            and kept.get(UUID(step["touchpoint_id"]), UUID(step["touchpoint_id"])) == touchpoint_id
        ]
        if names:
            found.append((record, names))
    return found


def maps_by_touchpoint(workspace_id: UUID) -> dict[UUID, int]:
    """Count the maps on which each touchpoint stands."""
    found: Counter[UUID] = Counter()
    kept = merged_touchpoints(workspace_id)
    for document in MapRecord.objects.filter(workspace_id=workspace_id).values_list(
        "document", flat=True
    ):
        named = {UUID(step["touchpoint_id"]) for step in document["steps"] if step["touchpoint_id"]}
        found.update({kept.get(pk, pk) for pk in named})
    return dict(found)
