"""The audit trail: who did what to which record, by ids alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import Model

ACTIONS = {
    "create": LogEntry.Action.CREATE,
    "update": LogEntry.Action.UPDATE,
    "delete": LogEntry.Action.DELETE,
    "access": LogEntry.Action.ACCESS,
}


def audit(actor: AbstractBaseUser | None, verb: str, record: Model, **facts: object) -> None:
    """Write one line of the trail.

    ``facts`` hold ids, numbers and field names, never what a person wrote, so that erasing a
    person need not reach into the trail.
    """
    LogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_pk=str(record.pk),
        object_repr="",
        action=ACTIONS.get(verb, LogEntry.Action.UPDATE),
        actor=actor,
        additional_data={"verb": verb, **{name: str(value) for name, value in facts.items()}},
    )
