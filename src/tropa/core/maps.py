"""The journey map as a document: stages across, lanes down, stable ids throughout."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from tropa.core.errors import NotFound
from tropa.core.map_contents import CellContent, does_suit
from tropa.core.map_part import LONGEST_NAME, LONGEST_TEXT, MapPart, PartId

MeasuredKind = Literal[
    "reach",
    "channel",
    "departments",
    "promise",
    "score",
    "expectation_experience",
    "gap",
    "emotion",
    "waiting",
    "exit",
    "return",
    "processing",
    "complaints",
    "quotes",
    "decisive",
]
WrittenKind = Literal[
    "actions",
    "goal",
    "thoughts",
    "trigger",
    "needs",
    "pains",
    "strengths",
    "opportunities",
    "importance_customer",
    "importance_company",
    "kpi",
    "duration",
    "systems",
    "files",
    "storyboard",
    "physical_evidence",
    "frontstage",
    "backstage",
    "support",
    "journeys",
    "text",
]
LaneKind = Literal[MeasuredKind, WrittenKind]
WRITTEN_LANES: tuple[WrittenKind, ...] = get_args(WrittenKind)
"""Lanes whose cells hold what people write; the others show what is measured or registered."""
BlueprintLine = Literal["interaction", "visibility", "internal_interaction"]
BLUEPRINT_LINES: Mapping[LaneKind, BlueprintLine] = MappingProxyType(
    {
        "actions": "interaction",
        "frontstage": "visibility",
        "backstage": "internal_interaction",
    }
)
"""The line of the service blueprint that lies below a lane."""
BACKSTAGE_LANES: tuple[WrittenKind, ...] = ("frontstage", "backstage", "support")
"""Lanes that tell what the company does at a step: its own process, as the map has it."""
StepFlag = Literal["is_moment_of_truth", "is_quick_win"]
LARGEST_VERSION = 1_000_000_000


class MapLink(MapPart):
    """A way to another map; ``title`` is what that one was called when the way was made."""

    map_id: str = Field(min_length=1, max_length=100)
    title: str = Field(default="", max_length=LONGEST_NAME)


class MapStage(MapPart):
    """A phase of the journey; ``name_key`` is translated on screen until a person names it."""

    id: PartId
    name: str = Field(max_length=LONGEST_NAME)
    name_key: str | None = None


class DeclinedFlag(MapPart):
    """A mark that the data suggested and a person declined, and how large its reason was then.

    ``low`` and ``high`` are the interval of the reason's size on −1…1.
    """

    flag: StepFlag
    low: float = Field(ge=-1, le=1)
    high: float = Field(ge=-1, le=1)


class MapStep(MapPart):
    """One thing the customer does; ``touchpoint_id`` leads to the registry and its facts.

    ``instead_of`` names the step that some customers take this one in place of: an "or". A step
    that is no longer there counts for nothing, and for something again once it is back.
    A step with a ``link`` is told at length on a map of its own.
    """

    id: PartId
    stage_id: str
    name: str = Field(max_length=LONGEST_NAME)
    touchpoint_id: str | None = None
    is_moment_of_truth: bool = False
    is_quick_win: bool = False
    declined: tuple[DeclinedFlag, ...] = Field(default=(), max_length=2)
    instead_of: PartId | None = None
    link: MapLink | None = None


class MapLane(MapPart):
    """A row of the map; an empty title shows the name of its kind."""

    id: PartId
    kind: LaneKind
    title: str = Field(default="", max_length=LONGEST_NAME)
    is_collapsed: bool = False


class MapClaim(MapPart):
    """What people assume a measure to be; an end left out is open.

    Examples
    --------
    >>> MapClaim(measure="wait_after", high=172800).range
    (None, 172800.0)
    """

    measure: str = Field(min_length=1, max_length=100)
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    tolerance: float = Field(default=0.0, ge=0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("A claim needs a lowest or a highest value.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("The lowest value of a claim lies above its highest.")
        return self

    @property
    def range(self) -> tuple[float | None, float | None]:
        """The claimed range, as :func:`tropa.core.states.cell_state` takes it."""
        return (self.low, self.high)


class MapCell(MapPart):
    """What people wrote where a step (or a whole stage) crosses a lane.

    ``content`` is what the lane's kind asks for beside words: a rating, a KPI, files …; ``link``
    leads to the map of a journey nested there.
    """

    lane_id: str
    step_id: str | None = None
    stage_id: str | None = None
    text: str = Field(default="", max_length=LONGEST_TEXT)
    claim: MapClaim | None = None
    content: CellContent | None = None
    link: MapLink | None = None

    @model_validator(mode="after")
    def _has_one_column(self) -> Self:
        if (self.step_id is None) == (self.stage_id is None):
            raise ValueError("A cell belongs to a step or to a stage: name one of the two.")
        return self

    @property
    def place(self) -> tuple[str, str, str]:
        """Where the cell is: lane, step, stage."""
        return (self.lane_id, self.step_id or "", self.stage_id or "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, claimed, held or nested here."""
        return not self.text and not any((self.claim, self.content, self.link))


Named = TypeVar("Named", MapStage, MapStep, MapLane)


class JourneyMap(MapPart):
    """A journey map: what people laid out and wrote; figures are computed beside it.

    Attributes
    ----------
    stages, lanes : tuple
        In the order shown.
    steps : tuple[MapStep, ...]
        Stage by stage, in the order shown.
    cells : tuple[MapCell, ...]
        Written cells only, in the order of their places.
    version : int
        Raised by every command.
    """

    id: str = Field(min_length=1)
    title: str = Field(max_length=LONGEST_NAME)
    lens_id: str | None = None
    stages: tuple[MapStage, ...] = ()
    steps: tuple[MapStep, ...] = ()
    lanes: tuple[MapLane, ...] = ()
    cells: tuple[MapCell, ...] = ()
    version: int = Field(default=0, ge=0, le=LARGEST_VERSION)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        self.check_parts()
        return self

    def check_parts(self) -> None:
        """Refuse parts that do not hang together: such a map could not be read again.

        Raises
        ------
        ValueError
            Two bear one id or lie in one place, or one belongs to a part that is not there.
        """
        for parts in (self.stages, self.steps, self.lanes):
            ids = [part.id for part in parts]
            if len(ids) != len(set(ids)):
                raise ValueError("Two parts of the map bear one id.")
        stages = {stage.id for stage in self.stages}
        if any(step.stage_id not in stages for step in self.steps):
            raise ValueError("A step belongs to a stage that the map does not have.")
        steps = {step.id for step in self.steps}
        kinds = {lane.id: lane.kind for lane in self.lanes}
        places = [cell.place for cell in self.cells]
        for cell, (lane_id, step_id, stage_id) in zip(self.cells, places, strict=True):
            is_there = (not step_id or step_id in steps) and (not stage_id or stage_id in stages)
            if lane_id not in kinds or not is_there:
                raise ValueError("A cell belongs to a part that the map does not have.")
            if not does_suit(cell.content, kinds[lane_id]):
                raise ValueError("A cell holds what its lane has no place for.")
        if len(set(places)) != len(places):
            raise ValueError("Two cells lie in one place.")

    def steps_of(self, stage_id: str) -> list[MapStep]:
        """List the steps of a stage in order."""
        return [step for step in self.steps if step.stage_id == stage_id]

    @property
    def touchpoint_ids(self) -> tuple[str, ...]:
        """The touchpoints of the steps, in their order; one may stand at several steps."""
        return tuple(step.touchpoint_id for step in self.steps if step.touchpoint_id)

    @property
    def opens(self) -> tuple[str, ...]:
        """The ids of the maps to which steps and cells lead, each once."""
        links = [*(step.link for step in self.steps), *(cell.link for cell in self.cells)]
        return tuple(dict.fromkeys(link.map_id for link in links if link))

    def cell_at(self, place: tuple[str, str, str]) -> MapCell | None:
        """Find what is written at a place; None where nothing is."""
        return next((cell for cell in self.cells if cell.place == place), None)


def index_of(parts: tuple[Named, ...], part_id: str, *, word: str) -> int:
    """Find a part of the map by its id.

    Raises
    ------
    NotFound
        The map has no such part (any more).
    """
    for index, part in enumerate(parts):
        if part.id == part_id:
            return index
    raise NotFound(
        f"The map has no {word} '{part_id}'.",
        hint="Someone may have removed it: reload the map.",
    )
