"""Carrying out lists of commands on one map: all or none of each, every one kept for undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tropa.core.errors import Conflict, NotFound, TropaError
from tropa.core.map_apply import apply_all
from tropa.features.facts.selectors import touchpoints_known
from tropa.features.journeys.map_keeping import check_size
from tropa.features.journeys.map_links import links_check, was_shown
from tropa.features.journeys.map_selectors import map_document
from tropa.features.journeys.models import MapChange, MapRecord, StepBinding
from tropa.features.journeys.step_bindings import bindings_changed
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role
from tropa.kit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.map_commands import Command
    from tropa.core.maps import JourneyMap
    from tropa.features.workspaces.models import User


class TouchpointGone(Conflict):
    """What was taken off the map was removed from the registry meanwhile."""

    code = "touchpoint-gone"


@dataclass(frozen=True, slots=True)
class CommandList:
    """Commands of one person that belong together.

    ``base_version`` is the version they were made for, None where they suit the map as it is now;
    ``list_id`` is made by whoever sends the list, so that one sent again is not done again.
    """

    user: User
    commands: Sequence[Command]
    list_id: UUID | None = None
    base_version: int | None = None


Outcome = MapChange | TropaError
"""What became of a list: the change it made (at its first coming), or why it was refused."""


def lists_apply(workspace_id: UUID, map_id: UUID, lists: Sequence[CommandList]) -> list[Outcome]:
    """Carry out lists in turn, in one transaction; one that is refused leaves no trace.

    Raises
    ------
    NotFound
        When the workspace has no such map.
    """
    with transaction.atomic():
        record = (
            MapRecord.objects.select_for_update()
            .filter(pk=map_id, workspace_id=workspace_id)
            .first()
        )
        if record is None:
            raise NotFound("There is no such map.")
        work = _Work(record, map_document(record), _changes_by_list(record, lists))
        outcomes = [work.outcome_of(one) for one in lists]
        work.keep()
    return outcomes


def _changes_by_list(record: MapRecord, lists: Sequence[CommandList]) -> dict[UUID, MapChange]:
    """Find what lists that come again have done at their first coming."""
    ids = [one.list_id for one in lists if one.list_id]
    found = record.changes.filter(list_id__in=ids) if ids else ()
    return {change.list_id: change for change in found if change.list_id}


@dataclass
class _Work:
    """A map while lists are carried out on it."""

    record: MapRecord
    document: JourneyMap
    known: dict[UUID, MapChange]
    new: list[MapChange] = field(default_factory=list)
    bound: list[StepBinding] = field(default_factory=list)
    _may: dict[UUID, TropaError | None] = field(default_factory=dict)

    def outcome_of(self, one: CommandList) -> Outcome:
        try:
            self._permit(one.user)
            return self._repeated(one) or self._change(one)
        except TropaError as error:
            return error

    def _permit(self, user: User) -> None:
        """Ask for permission, once for each person."""
        if user.pk not in self._may:
            self._may[user.pk] = _refusal(user, self.record.workspace_id)
        if (refusal := self._may[user.pk]) is not None:
            raise refusal

    def _repeated(self, one: CommandList) -> MapChange | None:
        """Give what the list did when it came first."""
        change = self.known.get(one.list_id) if one.list_id else None
        if change is not None and change.created_by_id != one.user.pk:
            raise Conflict("Someone else has sent a list under this id.", hint="Use a new id.")
        return change

    def _change(self, one: CommandList) -> MapChange:
        if one.base_version not in (None, self.document.version):
            raise Conflict(
                "Someone else has changed this map meanwhile.", hint="Reload it and try again."
            )
        document, undo = apply_all(self.document, one.commands)
        _check_bindings(self.record, self.document, document)
        links_check(self.record, self.document, document)
        check_size(document)
        change = MapChange(
            map=self.record,
            list_id=one.list_id,
            version=document.version,
            commands=[command.model_dump(mode="json") for command in one.commands],
            inverse=[command.model_dump(mode="json") for command in undo],
            created_by=one.user,
        )
        self.bound += bindings_changed(self.document, document, change, known=self.bound)
        self.document = document
        self.new.append(change)
        if one.list_id:
            self.known[one.list_id] = change
        return change

    def keep(self) -> None:
        """Write what was changed."""
        if not self.new:
            return
        self.record.document = self.document.model_dump(mode="json")
        self.record.version, self.record.title = self.document.version, self.document.title
        self.record.opens = list(self.document.opens)
        self.record.save(update_fields=["document", "version", "title", "opens", "updated_at"])
        MapChange.objects.bulk_create(self.new)
        StepBinding.objects.bulk_create(self.bound)
        for change in self.new:
            audit(change.created_by, "update", self.record, version=change.version)


def _refusal(user: User, workspace_id: UUID) -> TropaError | None:
    """Say why someone may not change maps here."""
    try:
        workspace_for(user, workspace_id, needs=Role.EDITOR)
    except TropaError as error:
        return error
    return None


def _check_bindings(record: MapRecord, before: JourneyMap, after: JourneyMap) -> None:
    """Let a step be bound to touchpoints of this workspace alone; what was bound may stay so."""
    new = _touchpoint_ids(after) - _touchpoint_ids(before)
    if not new:
        return
    try:
        wanted = {UUID(text) for text in new}
    except ValueError as error:
        raise NotFound("There is no such touchpoint.") from error
    unknown = new - {str(pk) for pk in touchpoints_known(record.workspace, wanted)}
    if not unknown:
        return
    for step in after.steps:
        if step.touchpoint_id in unknown and was_shown(record, "touchpoint_id", step.touchpoint_id):
            raise TouchpointGone(
                f"The touchpoint of the step {step.name!r} was removed from the registry.",
                hint="Add the step anew, with another touchpoint or with none.",
            )
    raise NotFound("There is no such touchpoint.", hint="Reload the registry of touchpoints.")


def _touchpoint_ids(document: JourneyMap) -> set[str]:
    return {step.touchpoint_id for step in document.steps if step.touchpoint_id}
