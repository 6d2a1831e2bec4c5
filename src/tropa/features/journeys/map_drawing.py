"""The document of a first map: what the facts propose, ready to be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tropa.analysis.journeys.first_map_draft import FIRST_LANES, draft_map
from tropa.analysis.journeys.first_map_names import LIFECYCLE
from tropa.core.map_apply import apply_all
from tropa.core.map_commands import AddStage, AddStep, RenameStep
from tropa.core.maps import JourneyMap, MapLane

if TYPE_CHECKING:
    from tropa.analysis.journeys.first_map import FirstMap
    from tropa.core.map_commands import Command

LIFECYCLE_PREFIX = "lifecycle."
ALL_TOUCHPOINTS = "stage.whole-journey"


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint of the registry, as a map shows it: ``stage`` is a lifecycle stage or empty."""

    touchpoint_id: str
    name: str
    stage: str = ""


def new_id() -> str:
    """Make an id that no other part of any map bears."""
    return uuid4().hex


def draw_document(
    proposal: FirstMap | None,
    *,
    title: str,
    lens_id: str | None,
    places: dict[str, Place],
    unplaced: list[Place],
) -> JourneyMap:
    """Lay a proposed map out as a document.

    Parameters
    ----------
    proposal : FirstMap | None
        Order and stages found in the facts; None where no lens shows any.
    places : dict[str, Place]
        Activity → touchpoint of the registry, for every activity of the proposal.
    unplaced : list of Place
        Touchpoints without any event: they join the stage that their registry names, else the last.
    """
    if proposal is None:
        lanes = tuple(MapLane(id=f"lane-{kind}", kind=kind) for kind in FIRST_LANES)
        document = JourneyMap(id=new_id(), title=title, lens_id=lens_id, lanes=lanes)
    else:
        document = draft_map(
            proposal,
            map_id=new_id(),
            title=title,
            lens_id=lens_id,
            touchpoint_id=lambda found: places[found.activity].touchpoint_id,
        )
    names = {place.touchpoint_id: place.name for place in places.values()}
    commands: list[Command] = [
        RenameStep(step_id=step.id, name=names[step.touchpoint_id])
        for step in document.steps
        if step.touchpoint_id and step.name != names[step.touchpoint_id]
    ]
    commands += _joining(document, unplaced)
    return apply_all(document, commands)[0].model_copy(update={"version": 1})


def _joining(document: JourneyMap, unplaced: list[Place]) -> list[Command]:
    """List the commands by which touchpoints without events join the map."""
    stages = {stage.name_key or stage.name: stage.id for stage in document.stages}
    last = document.stages[-1].id if document.stages else None
    commands: list[Command] = []
    for place in sorted(unplaced, key=_lifecycle_order):
        key = LIFECYCLE_PREFIX + place.stage if place.stage in LIFECYCLE else place.stage
        stage_id = stages.get(key, last)
        if stage_id is None:
            stage_id = stages[key] = new_id()
            commands.append(_new_stage(stage_id, place.stage))
        commands.append(
            AddStep(
                step_id=new_id(),
                stage_id=stage_id,
                name=place.name,
                touchpoint_id=place.touchpoint_id,
            )
        )
    return commands


def _lifecycle_order(place: Place) -> tuple[int, str, str]:
    stages = list(LIFECYCLE)
    number = stages.index(place.stage) if place.stage in LIFECYCLE else len(stages)
    return number, place.stage, place.name


def _new_stage(stage_id: str, stage: str) -> AddStage:
    key = LIFECYCLE_PREFIX + stage if stage in LIFECYCLE else None if stage else ALL_TOUCHPOINTS
    return AddStage(stage_id=stage_id, name=stage or "·", name_key=key)


def describe_quality(proposal: FirstMap | None) -> dict[str, Any]:
    """Say how far the proposed order and stages are to be trusted; nothing without a proposal."""
    if proposal is None:
        return {}
    return {
        "agreement": proposal.agreement,
        "backward_share": proposal.backward_share,
        "quality": proposal.quality,
        "stability": proposal.stability,
        "warnings": list(proposal.warnings),
        "proposal": proposal.proposal,
        "shown_share": 1.0 - proposal.hidden_share,
        "left_out": [
            {"activity": place.activity, "cases": place.reach} for place in proposal.left_out
        ],
    }
