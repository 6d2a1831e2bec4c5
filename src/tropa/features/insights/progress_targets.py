"""The targets that are written on a to-be map: claims, and KPIs with a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.analysis.kpi_targets import claim_of_kpi
from tropa.core.map_contents import Kpi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tropa.core.figures import Figure
    from tropa.core.maps import JourneyMap, MapCell, MapClaim, MapStep

    Figures = Mapping[str, Mapping[str, Figure]]

Reason = Literal["", "no_touchpoint", "no_measure", "other_unit"]
"""Why nothing can measure a target; empty where something can."""


@dataclass(frozen=True, slots=True)
class WrittenTarget:
    """A target where it is written, with the touchpoints that measure it: before, and now.

    ``measure`` is empty for a KPI that names none, a touchpoint where its step has none.
    """

    cell: MapCell
    measure: str
    before: str = ""
    now: str = ""
    kpi: Kpi | None = None

    def claim(self, before: Figures, now: Figures) -> MapClaim | None:
        """Say the target as a claim in the unit of what is measured; None where none can be."""
        if self.kpi is None:
            return self.cell.claim
        figure = self.of(now, self.now) or self.of(before, self.before)
        return claim_of_kpi(self.kpi, figure.unit) if figure else None

    def of(self, figures: Figures, touchpoint: str) -> Figure | None:
        """Find the figure of its measure at a touchpoint."""
        return figures.get(touchpoint, {}).get(self.measure)

    def reason(self, before: Figures, now: Figures) -> Reason:
        """Say why nothing can measure it."""
        if not self.now:
            return "no_touchpoint"
        if not self.measure:
            return "no_measure"
        is_there = self.of(now, self.now) or self.of(before, self.before)
        return "other_unit" if is_there and self.claim(before, now) is None else ""


def targets_written(document: JourneyMap, original: JourneyMap | None) -> list[WrittenTarget]:
    """List claims at steps with a touchpoint and all KPIs with a target, in the order of the map.

    A KPI of a stage, or of a step without a touchpoint, is told too: that nothing can measure it.
    """
    was = {step.id: step.touchpoint_id for step in original.steps} if original else {}
    found: list[WrittenTarget] = []
    for stage in document.stages:
        found += _at(document, None, "", stage_id=stage.id)
        for step in document.steps_of(stage.id):
            found += _at(document, step, was.get(step.id) or step.touchpoint_id or "")
    return found


def _at(
    document: JourneyMap, step: MapStep | None, before: str, *, stage_id: str | None = None
) -> Iterator[WrittenTarget]:
    """List the targets in one column of the map."""
    now = (step.touchpoint_id or "") if step else ""
    for cell in document.cells:
        if (cell.step_id, cell.stage_id) != (step.id if step else None, stage_id):
            continue
        if cell.claim and now:
            yield WrittenTarget(cell, cell.claim.measure, before, now)
        if isinstance(cell.content, Kpi) and cell.content.target is not None:
            kpi = cell.content
            yield WrittenTarget(cell, kpi.measure or "", before if now else "", now, kpi)
