"""The commands that change a map: what a menu, a shortcut, the API and undo all send."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from tropa.core.map_contents import CellContent
from tropa.core.map_part import LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE, MapPart, PartId
from tropa.core.maps import (
    LaneKind,
    MapCell,
    MapClaim,
    MapLane,
    MapLink,
    MapStage,
    MapStep,
    StepFlag,
)

Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, pattern=r"\S")]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
FlagSize = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
"""An end of the interval of the size, on −1…1, that was the reason to suggest a mark."""
Position = Annotated[int, Field(ge=0, le=1_000_000)]
"""A place among the siblings, from 0; beyond the last it is the end."""


class RenameMap(MapPart):
    """Give the map another title."""

    kind: Literal["rename_map"] = "rename_map"
    title: Title


class AddStage(MapPart):
    """Add an empty stage; without a position at the end."""

    kind: Literal["add_stage"] = "add_stage"
    stage_id: PartId
    name: Name
    name_key: str | None = None
    position: Position | None = None


class RenameStage(MapPart):
    """Name a stage; a name given by a person drops the translated one."""

    kind: Literal["rename_stage"] = "rename_stage"
    stage_id: str
    name: str = Field(max_length=LONGEST_NAME)
    name_key: str | None = None


class MoveStage(MapPart):
    """Move a stage with its steps."""

    kind: Literal["move_stage"] = "move_stage"
    stage_id: str
    position: Position


class RemoveStage(MapPart):
    """Remove a stage with its steps and all that is written there."""

    kind: Literal["remove_stage"] = "remove_stage"
    stage_id: str


class MergeStages(MapPart):
    """Give the steps of a stage to another one and remove the first."""

    kind: Literal["merge_stages"] = "merge_stages"
    stage_id: str
    into_id: str


class SplitStage(MapPart):
    """Cut a stage before one of its steps: that one and the later ones become a new stage."""

    kind: Literal["split_stage"] = "split_stage"
    stage_id: str
    at_step_id: str
    new_stage_id: PartId
    name: Name


class AddStep(MapPart):
    """Add a step to a stage; without a position at the end."""

    kind: Literal["add_step"] = "add_step"
    step_id: PartId
    stage_id: str
    name: Name
    touchpoint_id: str | None = None
    position: Position | None = None


class RenameStep(MapPart):
    """Give a step another name; its touchpoint and its facts stay."""

    kind: Literal["rename_step"] = "rename_step"
    step_id: str
    name: Name


class BindStep(MapPart):
    """Bind a step to another touchpoint of the registry, or to none."""

    kind: Literal["bind_step"] = "bind_step"
    step_id: str
    touchpoint_id: str | None


class MoveStep(MapPart):
    """Move a step to a place in a stage (its own or another)."""

    kind: Literal["move_step"] = "move_step"
    step_id: str
    stage_id: str
    position: Position


class RemoveStep(MapPart):
    """Remove a step and what is written there."""

    kind: Literal["remove_step"] = "remove_step"
    step_id: str


class SetFlag(MapPart):
    """Mark a step as moment of truth or quick win, or take the mark away."""

    kind: Literal["set_flag"] = "set_flag"
    step_id: str
    flag: StepFlag
    is_on: bool


class DeclineFlag(MapPart):
    """Decline a mark that the data suggests; without a size, take that back."""

    kind: Literal["decline_flag"] = "decline_flag"
    step_id: str
    flag: StepFlag
    size: tuple[FlagSize, FlagSize] | None


class SetInsteadOf(MapPart):
    """Say that some customers take a step in place of another one, or that none do."""

    kind: Literal["set_instead_of"] = "set_instead_of"
    step_id: str
    instead_of: PartId | None


class LinkStep(MapPart):
    """Let a step lead to another map that tells it at length, or to none."""

    kind: Literal["link_step"] = "link_step"
    step_id: str
    link: MapLink | None


class AddLane(MapPart):
    """Add a lane; without a position at the bottom."""

    kind: Literal["add_lane"] = "add_lane"
    lane_id: PartId
    lane_kind: LaneKind
    title: str = Field(default="", max_length=LONGEST_NAME)
    position: Position | None = None


class RenameLane(MapPart):
    """Give a lane another title; an empty one shows the name of its kind."""

    kind: Literal["rename_lane"] = "rename_lane"
    lane_id: str
    title: str = Field(max_length=LONGEST_NAME)


class MoveLane(MapPart):
    """Move a lane up or down."""

    kind: Literal["move_lane"] = "move_lane"
    lane_id: str
    position: Position


class RemoveLane(MapPart):
    """Remove a lane and what is written in it."""

    kind: Literal["remove_lane"] = "remove_lane"
    lane_id: str


class CollapseLane(MapPart):
    """Fold a lane, or unfold it."""

    kind: Literal["collapse_lane"] = "collapse_lane"
    lane_id: str
    is_collapsed: bool


class AtCell(MapPart):
    """A command about the cell where a lane crosses a step, or a stage: name one of the two."""

    lane_id: str
    step_id: str | None = None
    stage_id: str | None = None


class SetCell(AtCell):
    """Write into a cell; an empty text leaves its claim alone.

    ``was`` is the text the writer started from: what others wrote meanwhile stays beside it.
    """

    kind: Literal["set_cell"] = "set_cell"
    text: str = Field(max_length=LONGEST_TEXT)
    was: str | None = Field(default=None, max_length=LONGEST_TEXT)


class SetClaim(AtCell):
    """Claim something of a cell, or take the claim back."""

    kind: Literal["set_claim"] = "set_claim"
    claim: MapClaim | None


class SetContent(AtCell):
    """Put into a cell what its lane asks for beside words, or take it out."""

    kind: Literal["set_content"] = "set_content"
    content: CellContent | None


class LinkCell(AtCell):
    """Nest the journey of another map in a cell, or take it out."""

    kind: Literal["link_cell"] = "link_cell"
    link: MapLink | None


class ClearCell(AtCell):
    """Take all out of a cell: text, claim, content, nested journey."""

    kind: Literal["clear_cell"] = "clear_cell"


class Restore(MapPart):
    """Put back what was removed, each part at its old place (undo of the removals)."""

    kind: Literal["restore"] = "restore"
    stages: tuple[tuple[Position, MapStage], ...] = ()
    steps: tuple[tuple[Position, MapStep], ...] = ()
    lanes: tuple[tuple[Position, MapLane], ...] = ()
    cells: tuple[MapCell, ...] = ()


Command = Annotated[
    RenameMap
    | AddStage
    | RenameStage
    | MoveStage
    | RemoveStage
    | MergeStages
    | SplitStage
    | AddStep
    | RenameStep
    | BindStep
    | MoveStep
    | RemoveStep
    | SetFlag
    | DeclineFlag
    | SetInsteadOf
    | LinkStep
    | AddLane
    | RenameLane
    | MoveLane
    | RemoveLane
    | CollapseLane
    | SetCell
    | SetClaim
    | SetContent
    | LinkCell
    | ClearCell
    | Restore,
    Field(discriminator="kind"),
]
COMMANDS: TypeAdapter[list[Command]] = TypeAdapter(list[Command])
"""Reads commands from JSON."""
