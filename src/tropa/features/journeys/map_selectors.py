"""Reading maps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID

from tropa.core.errors import NotFound
from tropa.core.maps import JourneyMap
from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
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
    """Read a map's document."""
    return JourneyMap.model_validate(record.document)


def maps_by_touchpoint(workspace_id: UUID) -> dict[UUID, int]:
    """Count the maps on which each touchpoint stands."""
    found: Counter[UUID] = Counter()
    for document in MapRecord.objects.filter(workspace_id=workspace_id).values_list(
        "document", flat=True
    ):
        found.update(
            {UUID(step["touchpoint_id"]) for step in document["steps"] if step["touchpoint_id"]}
        )
    return dict(found)
