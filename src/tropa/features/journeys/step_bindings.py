"""To which touchpoints the steps of a map have been bound, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from tropa.features.facts.selectors import touchpoint_names
from tropa.features.journeys.map_selectors import map_get
from tropa.features.journeys.models import StepBinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import MapChange, MapRecord
    from tropa.features.workspaces.selectors import Asker


@dataclass(frozen=True, slots=True)
class ToldBinding:
    """One change of a step's touchpoint, with what the two are called now ("" when removed)."""

    binding: StepBinding
    was_name: str
    became_name: str


def step_bindings_list(
    user: Asker, workspace_id: UUID, map_id: UUID, *, step_id: str
) -> list[ToldBinding]:
    """List the touchpoints a step was bound to, the last change first."""
    record = map_get(user, workspace_id, map_id)
    found = list(
        record.step_bindings.filter(step_id=step_id).select_related("created_by").reverse()
    )
    ids = {UUID(one) for row in found for one in (row.was, row.became) if one}
    names = {str(pk): name for pk, name in touchpoint_names(workspace_id, ids).items()}
    return [ToldBinding(row, names.get(row.was, ""), names.get(row.became, "")) for row in found]


def bindings_changed(
    before: JourneyMap, after: JourneyMap, change: MapChange, *, known: Sequence[StepBinding]
) -> list[StepBinding]:
    """Tell which steps a change has bound to another touchpoint.

    A step that comes back is held against the last that is known of it; one that comes back as it
    went has not been bound anew. ``known`` are the changes not yet written.
    """
    if before.steps == after.steps:
        return []
    bound = {step.id: step.touchpoint_id or "" for step in before.steps}
    last = {row.step_id: row.became for row in known}
    added = {one["step_id"] for one in change.commands if one["kind"] == "add_step"}
    found = []
    for step in after.steps:
        became = step.touchpoint_id or ""
        was = bound.get(step.id)
        if was is None:
            was = "" if step.id in added else last.get(step.id, _last(change.map, step.id, became))
        if was != became:
            found.append(
                StepBinding(
                    map=change.map, step_id=step.id, was=was, became=became,
                    version=change.version, created_by=change.created_by,
                )
            )  # fmt: skip
    return found


def _last(record: MapRecord, step_id: str, otherwise: str) -> str:
    """Tell what a step that was away was last bound to, as far as that was ever changed."""
    row = record.step_bindings.filter(step_id=step_id).last()
    return row.became if row else otherwise
