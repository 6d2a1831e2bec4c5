"""From a proposed first map to a map document that people can edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.journeys.first_map_names import LIFECYCLE, lifecycle_stage
from tropa.core.map_part import LONGEST_NAME
from tropa.core.maps import JourneyMap, LaneKind, MapLane, MapStage, MapStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from tropa.analysis.journeys.first_map import FirstMap
    from tropa.analysis.journeys.first_map_touchpoints import MappedTouchpoint

FIRST_LANES: tuple[LaneKind, ...] = (
    "reach",
    "channel",
    "departments",
    "promise",
    "expectation_experience",
    "gap",
    "emotion",
    "waiting",
    "exit",
    "quotes",
)
WHOLE = "stage.whole-journey"
UNPLACED = "stage.unplaced"


def draft_map(
    proposed: FirstMap,
    *,
    map_id: str,
    title: str,
    lens_id: str | None,
    touchpoint_id: Callable[[MappedTouchpoint], str],
) -> JourneyMap:
    """Lay a proposed map out: its stages, or one stage in order where stages are weak.

    Parameters
    ----------
    proposed : FirstMap
        What the events propose.
    touchpoint_id : callable
        The registry's id of a touchpoint; the steps' ids are drawn from it. Activities of one
        touchpoint share a step, where the first of them stands.
    """
    stages = [
        (MapStage(id=s.id, name=s.name.text, name_key=s.name.key), s.touchpoints)
        for s in proposed.stages
    ]
    if proposed.proposal == "order":
        stages = [(MapStage(id="stage-1", name="", name_key=WHOLE), proposed.order)]
    steps = [
        _step(place, stage.id, touchpoint_id=touchpoint_id)
        for stage, places in stages
        for place in places
    ]
    return _document(
        [stage for stage, _ in stages], steps, map_id=map_id, title=title, lens_id=lens_id
    )


def draft_lifecycle(
    proposed: FirstMap,
    *,
    map_id: str,
    title: str,
    lens_id: str | None,
    touchpoint_id: Callable[[MappedTouchpoint], str],
) -> JourneyMap:
    """Lay the touchpoints into the lifecycle template, each stage in the order proposed.

    Touchpoints that no word places come last, in a stage of their own.
    """
    stages = [
        MapStage(id=f"stage-{key}", name="", name_key=f"lifecycle.{key}") for key in LIFECYCLE
    ]
    told = [(lifecycle_stage(place.activity), place) for place in proposed.order]
    if any(key is None for key, _ in told):
        stages.append(MapStage(id="stage-unplaced", name="", name_key=UNPLACED))
    steps = [
        _step(place, f"stage-{key or 'unplaced'}", touchpoint_id=touchpoint_id)
        for key, place in told
    ]
    rank = {stage.id: index for index, stage in enumerate(stages)}
    steps.sort(key=lambda step: rank[step.stage_id])
    return _document(stages, steps, map_id=map_id, title=title, lens_id=lens_id)


def _step(
    place: MappedTouchpoint, stage_id: str, *, touchpoint_id: Callable[[MappedTouchpoint], str]
) -> MapStep:
    touchpoint = touchpoint_id(place)
    return MapStep(
        id=f"step-{touchpoint}",
        stage_id=stage_id,
        name=place.name[:LONGEST_NAME],
        touchpoint_id=touchpoint,
    )


def _document(
    stages: list[MapStage],
    steps: list[MapStep],
    *,
    map_id: str,
    title: str,
    lens_id: str | None,
) -> JourneyMap:
    return JourneyMap(
        id=map_id,
        title=title,
        lens_id=lens_id,
        stages=tuple(stages),
        steps=tuple({step.id: step for step in reversed(steps)}.values())[::-1],
        lanes=tuple(MapLane(id=f"lane-{kind}", kind=kind) for kind in FIRST_LANES),
    )
