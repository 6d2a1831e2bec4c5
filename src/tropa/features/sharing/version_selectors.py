"""Reading kept versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tropa.core.errors import NotFound
from tropa.core.maps import JourneyMap
from tropa.features.journeys.map_selectors import map_get
from tropa.features.sharing.models import MapVersion
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.workspaces.selectors import Asker

HEAVY = ("document", "measured", "touchpoints")


def versions_list(user: Asker, workspace_id: UUID, map_id: UUID) -> QuerySet[MapVersion]:
    """List the versions of a map, the newest first, without what is in them."""
    record = map_get(user, workspace_id, map_id)
    return record.kept_versions.select_related("created_by").defer(*HEAVY)


def version_get(user: Asker, workspace_id: UUID, version_id: UUID) -> MapVersion:
    """Find a version of a workspace one may read."""
    workspace = workspace_for(user, workspace_id)
    found = (
        MapVersion.objects.select_related("map__workspace", "map__lens", "created_by")
        .filter(pk=version_id, map__workspace=workspace)
        .first()
    )
    if found is None:
        raise NotFound("There is no such version.", hint="Somebody may have removed it.")
    return found


def versions_documents(workspace_id: UUID) -> Iterator[Any]:
    """List the documents that the versions of a workspace keep, as they are stored."""
    kept = MapVersion.objects.filter(map__workspace_id=workspace_id)
    yield from kept.values_list("document", flat=True).iterator()


def version_document(version: MapVersion) -> JourneyMap:
    """Read the document that a version keeps."""
    return JourneyMap.model_validate(version.document)


def version_measured(version: MapVersion) -> dict[str, Any]:
    """Give the figures that a version keeps, as they were measured then."""
    kept: dict[str, Any] = version.measured
    return kept
