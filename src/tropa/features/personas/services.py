"""Changing segments and personas: check, write, audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from tropa.analysis.journeys.narrowing import members
from tropa.core.errors import Conflict, InputError
from tropa.features.journeys.lens_selectors import lens_get, lens_open
from tropa.features.personas.models import Persona, Segment
from tropa.features.personas.pictures import picture_remove
from tropa.features.personas.selectors import persona_get, segment_get, segment_rule
from tropa.features.workspaces.selectors import workspace_for
from tropa.features.workspaces.services import workspace_actor
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.filters import Filter
    from tropa.features.journeys.models import LensRecord
    from tropa.features.workspaces.selectors import Asker

SHEET = ("name", "role_line", "context", "goals", "needs", "traits", "quotes")


def segment_create(
    user: Asker, workspace_id: UUID, *, name: str, lens_id: UUID, rule: Filter, about: str = ""
) -> Segment:
    """Name a rule over the customers of a lens.

    Raises
    ------
    Conflict
        When there is a segment of this name.
    InputError
        When the rule takes everybody, or names what the lens does not know.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    lens = lens_get(user, workspace_id, lens_id)
    segment = Segment(
        workspace=workspace, lens=lens, name=name, about=about, created_by=workspace_actor(user)
    )
    return _segment_write(segment, user, verb="create", rule=rule)


def segment_update(
    user: Asker, workspace_id: UUID, segment_id: UUID, *, changes: dict[str, Any]
) -> Segment:
    """Change a segment; what is absent stays. Its lens is for good: another is another rule."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    segment = segment_get(user, workspace_id, segment_id)
    rule = changes.pop("rule", None) or segment_rule(segment)
    for field, value in changes.items():
        setattr(segment, field, value)
    return _segment_write(segment, user, verb="update", rule=rule)


def segment_delete(user: Asker, workspace_id: UUID, segment_id: UUID) -> None:
    """Remove a segment for which no persona stands."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    segment = segment_get(user, workspace_id, segment_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", segment, workspace=segment.workspace_id)
        try:
            segment.delete()
        except RestrictedError as error:
            raise Conflict(
                "A persona stands for this segment.", hint="Give the persona another segment first."
            ) from error


def persona_create(user: Asker, workspace_id: UUID, **facts: Any) -> Persona:
    """Draw a persona; ``facts`` are the fields of the sheet and ``segment_id``."""
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    persona = Persona(workspace=workspace, created_by=workspace_actor(user))
    return _persona_write(persona, user, verb="create", facts=facts)


def persona_update(user: Asker, workspace_id: UUID, persona_id: UUID, **facts: Any) -> Persona:
    """Change a persona; what is absent stays."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    persona = persona_get(user, workspace_id, persona_id)
    return _persona_write(persona, user, verb="update", facts=facts)


def persona_delete(user: Asker, workspace_id: UUID, persona_id: UUID) -> None:
    """Remove a persona with its picture; the segment stays."""
    workspace_for(user, workspace_id, needs=Role.EDITOR)
    persona = persona_get(user, workspace_id, persona_id)
    with transaction.atomic():
        audit(workspace_actor(user), "delete", persona, workspace=persona.workspace_id)
        picture_remove(persona)
        persona.delete()


def _segment_write(segment: Segment, user: Asker, *, verb: str, rule: Filter) -> Segment:
    _check_rule(segment.lens, rule)
    segment.rule = rule.model_dump(mode="json", exclude_defaults=True)
    try:
        with transaction.atomic():
            segment.save()
            audit(workspace_actor(user), verb, segment, workspace=segment.workspace_id)
    except IntegrityError as error:
        raise Conflict(
            f"There is a segment called {segment.name!r} already.", hint="Choose another name."
        ) from error
    return segment


def _check_rule(lens: LensRecord, rule: Filter) -> None:
    """Refuse a rule that chooses nobody in particular, or that the lens does not understand."""
    if rule.without:
        raise InputError(
            "A segment chooses customers; it cannot leave out what happened to them.",
            hint="Leave events out in the filter of the screen instead.",
        )
    if rule.is_empty:
        raise InputError(
            "This rule takes every customer.", hint="Add at least one condition to the segment."
        )
    if lens.version:
        members(lens_open(lens), rule)


def _persona_write(persona: Persona, user: Asker, *, verb: str, facts: dict[str, Any]) -> Persona:
    for field in SHEET:
        if field in facts:
            setattr(persona, field, facts[field])
    if "segment_id" in facts:
        chosen = facts["segment_id"]
        persona.segment = segment_get(user, persona.workspace_id, chosen) if chosen else None
    written = [*SHEET, "segment"] if verb == "update" else None
    with transaction.atomic():
        persona.save(update_fields=written)  # a picture sent meanwhile stays
        audit(workspace_actor(user), verb, persona, workspace=persona.workspace_id)
    return persona
