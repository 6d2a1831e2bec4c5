"""Pictures of personas: drawn anew, kept in the workspace's folder, gone with the persona."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from tropa.features.personas.selectors import persona_get, picture_path
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.formats.pictures import picture_redraw
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.personas.models import Persona
    from tropa.features.workspaces.selectors import Asker

LONGEST_SIDE = 640
"""Pixels: the sheet shows a picture at a third of this on a fine screen."""


def picture_set(user: Asker, workspace_id: UUID, persona_id: UUID, *, content: bytes) -> Persona:
    """Give a persona a picture; the one before goes."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    persona = persona_get(user, workspace_id, persona_id)
    drawn = picture_redraw(content, longest_side=LONGEST_SIDE)
    with transaction.atomic():
        picture_remove(persona)
        persona.picture = f"{uuid4().hex}.webp"
        path = picture_path(persona)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(drawn)
        persona.save(update_fields=["picture"])
        audit(workspace_actor(user), "update", persona, field="picture", bytes=len(drawn))
    return persona


def picture_clear(user: Asker, workspace_id: UUID, persona_id: UUID) -> Persona:
    """Take the picture away."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    persona = persona_get(user, workspace_id, persona_id)
    with transaction.atomic():
        picture_remove(persona)
        persona.picture = ""
        persona.save(update_fields=["picture"])
        audit(workspace_actor(user), "update", persona, field="picture")
    return persona


def picture_remove(persona: Persona) -> None:
    """Have the file removed once the change is sure."""
    if persona.picture:
        transaction.on_commit(partial(picture_path(persona).unlink, missing_ok=True))
