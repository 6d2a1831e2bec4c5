"""What a map shows, taken down: document, figures and registry at one moment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tropa.core.map_contents import Kpi
from tropa.core.maps import WRITTEN_LANES
from tropa.features.facts.schemas import TouchpointOut
from tropa.features.facts.selectors import touchpoint_views
from tropa.features.insights.measured_map import record_measure
from tropa.features.journeys.map_selectors import map_document
from tropa.kit.json_answers import json_text

if TYPE_CHECKING:
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import MapRecord

FROM_REGISTRY = ("channel", "departments", "promise")
"""Lanes that show the registry: no figures, no words of customers."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A map at one moment, as JSON holds it.

    Attributes
    ----------
    measured : dict[str, Any] | None
        What :class:`MeasuredOut` says; None where figures are not wanted.
    touchpoints : list[dict[str, Any]]
        The registry's word on the touchpoints of the map, without what binds them to data.
    """

    document: JourneyMap
    measured: dict[str, Any] | None
    touchpoints: list[dict[str, Any]]


def map_take(
    record: MapRecord, where: Filter, *, with_figures: bool = True, with_quotes: bool = False
) -> Taken:
    """Take down what a map shows under a filter; whoever calls has asked for permission."""
    document = map_document(record)
    if not with_figures:
        return Taken(without_figures(document), None, _touchpoints(record, document))
    measured: dict[str, Any] = json.loads(json_text(record_measure(record, where=where)))
    if not with_quotes:
        measured["quotes"] = {}
    return Taken(document, measured, _touchpoints(record, document))


def basis_of(record: MapRecord, where: Filter) -> dict[str, Any]:
    """Tell what the figures of a map rest on."""
    workspace, lens = record.workspace, record.lens
    return {
        "filter": where.model_dump(mode="json", exclude_defaults=True),
        "zone": workspace.zone,
        "lens_name": lens.name if lens else None,
        "lens_version": lens.version if lens else None,
        "min_n": workspace.min_n,
        "flag_n": workspace.flag_n,
    }


def without_figures(document: JourneyMap) -> JourneyMap:
    """Leave out the lanes that show figures or quotes, every claim about a figure, every KPI.

    Marks that were declined go too: they keep how large the figure was.
    """
    lanes = [one for one in document.lanes if one.kind in (*WRITTEN_LANES, *FROM_REGISTRY)]
    shown = {lane.id for lane in lanes}
    cells = [
        cell.model_copy(
            update={
                "claim": None,
                "content": None if isinstance(cell.content, Kpi) else cell.content,
            }
        )
        for cell in document.cells
    ]
    kept = tuple(cell for cell in cells if cell.lane_id in shown and not cell.is_empty)
    steps = tuple(step.model_copy(update={"declined": ()}) for step in document.steps)
    return document.model_copy(update={"lanes": tuple(lanes), "steps": steps, "cells": kept})


def _touchpoints(record: MapRecord, document: JourneyMap) -> list[dict[str, Any]]:
    shown = {step.touchpoint_id for step in document.steps}
    return [
        _bare(TouchpointOut.of(view))
        for view in touchpoint_views(record.workspace_id)
        if str(view.touchpoint.pk) in shown
    ]


def _bare(item: TouchpointOut) -> dict[str, Any]:
    """Leave out by which names of which data a touchpoint is measured: that stays in the house."""
    hidden = {"activities": [], "observation_names": [], "events": 0, "observations": 0, "maps": 0}
    return item.model_copy(update=hidden).model_dump(mode="json")
