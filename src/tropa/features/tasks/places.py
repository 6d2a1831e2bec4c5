"""Where on a map something belongs, in the words of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.features.journeys.models import MapRecord
    from tropa.features.tasks.models import OnMap

PARTS = {"lane_id": "lanes", "step_id": "steps", "stage_id": "stages"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people read it; ``is_there`` tells whether the map still has it."""

    step_name: str = ""
    stage_name: str = ""
    stage_name_key: str | None = None
    lane_kind: str = ""
    lane_title: str = ""
    is_there: bool = True


class MapParts:
    """The parts of a map by id, looked up in the written document: no model is made of it.

    ``kept`` tells which touchpoint stands for one that was merged away.
    """

    def __init__(self, document: dict[str, Any], *, kept: Mapping[str, str] | None = None) -> None:
        self._kept = kept or {}
        self._parts = {
            column: {part["id"]: part for part in document.get(parts, ())}
            for column, parts in PARTS.items()
        }
        self._cells = document.get("cells", ())

    def has(self, column: str, part_id: str) -> bool:
        """Whether the map has this lane, step or stage."""
        return part_id in self._parts[column]

    def place_of(self, item: OnMap) -> Place:
        """Tell in words where something belongs."""
        wanted = {column: getattr(item, column) for column in PARTS}
        found = {column: self._parts[column].get(part, {}) for column, part in wanted.items()}
        step, lane = found["step_id"], found["lane_id"]
        stage = found["stage_id"] or self._parts["stage_id"].get(step.get("stage_id"), {})
        return Place(
            step_name=step.get("name", ""),
            stage_name=stage.get("name", ""),
            stage_name_key=stage.get("name_key"),
            lane_kind=lane.get("kind", ""),
            lane_title=lane.get("title", ""),
            is_there=all(found[column] for column, part in wanted.items() if part),
        )

    def claim_at(self, item: OnMap) -> dict[str, Any] | None:
        """Find what is claimed at a place, with the touchpoint whose figures judge it."""
        touchpoint = self._parts["step_id"].get(item.step_id, {}).get("touchpoint_id")
        if not touchpoint or not item.lane_id:
            return None
        for cell in self._cells:
            if (cell["lane_id"], cell["step_id"]) == (item.lane_id, item.step_id):
                claim = cell.get("claim")
                shown = self._kept.get(touchpoint, touchpoint)
                return {**claim, "touchpoint_id": shown} if claim else None
        return None


def place_check(record: MapRecord | None, item: OnMap) -> None:
    """Refuse a place that the map does not have.

    Raises
    ------
    NotFound
        The map has no such lane, step or stage, or there is no map to have one.
    """
    parts = MapParts(record.document if record else {})
    for column in PARTS:
        part_id = getattr(item, column)
        if part_id and not parts.has(column, part_id):
            raise NotFound(
                "The map has no such place.", hint="Someone may have removed it: reload the map."
            )
