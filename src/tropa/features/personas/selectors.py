"""Reading segments and personas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import NotFound
from tropa.core.filters import Filter
from tropa.features.workspaces.folders import folder_of
from tropa.features.workspaces.selectors import workspace_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.personas.models import Persona, Segment
    from tropa.features.workspaces.selectors import Asker


def segments_list(user: Asker, workspace_id: UUID) -> QuerySet[Segment]:
    """List the segments by name."""
    return workspace_for(user, workspace_id).segments.all()


def segment_get(user: Asker, workspace_id: UUID, segment_id: UUID) -> Segment:
    """Find a segment of a workspace one may read."""
    return segments_in(user, workspace_id, [segment_id])[0]


def segments_in(user: Asker, workspace_id: UUID, ids: Sequence[UUID]) -> list[Segment]:
    """Find several segments in the order asked for; every one must be there."""
    listed = segments_list(user, workspace_id).select_related("lens").filter(pk__in=ids)
    found = {segment.pk: segment for segment in listed}
    if set(found) != set(ids):
        raise NotFound("There is no such segment.")
    return [found[pk] for pk in ids]


def segment_rule(segment: Segment) -> Filter:
    """Read whom the segment is about."""
    return Filter.model_validate(segment.rule)


def personas_list(user: Asker, workspace_id: UUID) -> QuerySet[Persona]:
    """List the personas by name."""
    return workspace_for(user, workspace_id).personas.all()


def persona_get(user: Asker, workspace_id: UUID, persona_id: UUID) -> Persona:
    """Find a persona of a workspace one may read."""
    found = personas_list(user, workspace_id).filter(pk=persona_id).first()
    if found is None:
        raise NotFound("There is no such persona.")
    return found


def picture_path(persona: Persona) -> Path:
    """Tell where the persona's picture lies."""
    return folder_of(persona.workspace_id) / "personas" / persona.picture


def picture_read(user: Asker, workspace_id: UUID, persona_id: UUID) -> bytes:
    """Read the picture of a persona."""
    persona = persona_get(user, workspace_id, persona_id)
    path = picture_path(persona)
    if not persona.picture or not path.is_file():
        raise NotFound("This persona has no picture.")
    return path.read_bytes()
