"""What travels over the socket: JSON objects, each with a ``kind``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from tropa.core.map_commands import Command
from tropa.kit.errors import describe, problem_document
from tropa.kit.strict_json import read_json

if TYPE_CHECKING:
    from tropa.core.errors import TropaError
    from tropa.features.journeys.models import MapChange

MOST_CHARACTERS = 1 << 20
MOST_CHARACTERS_OF_GUEST = 4_096
"""They only say where they are: nothing longer of theirs is worth reading."""
MOST_COMMANDS = 500
MOST_ERRORS = 10 * MOST_COMMANDS
"""Beyond that a list is no mistake: to describe it would hold up everybody."""
Share = Annotated[float, Field(ge=0, le=1)]
PartId = Annotated[str, Field(max_length=100)]


class Frame(BaseModel):
    """Any frame of a browser: nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CommandsFrame(Frame):
    """Change the map; ``seq`` names the list on this socket, ``list_id`` everywhere."""

    kind: Literal["commands"]
    seq: int = Field(ge=0)
    list_id: UUID | None = None
    commands: Annotated[list[Command], Field(min_length=1, max_length=MOST_COMMANDS)]


class CellPlace(Frame):
    """A cell of the map, or the head of a step or a stage."""

    lane_id: PartId | None = None
    step_id: PartId | None = None
    stage_id: PartId | None = None


class HereFrame(Frame):
    """Where I am: the cell I am in, and my pointer as shares of the grid."""

    kind: Literal["here"]
    cell: CellPlace | None = None
    is_writing: bool = False
    x: Share | None = None
    y: Share | None = None


class PingFrame(Frame):
    """Are you there?"""

    kind: Literal["ping"]


FRAMES: TypeAdapter[CommandsFrame | HereFrame | PingFrame] = TypeAdapter(
    Annotated[CommandsFrame | HereFrame | PingFrame, Field(discriminator="kind")]
)


def read_frame(text: str) -> tuple[Any, int | None]:
    """Read a frame as far as JSON goes, and the number of the list it bears, if any.

    Raises
    ------
    ValueError
        When it is no JSON object.
    """
    found = read_json(text)
    if not isinstance(found, dict):
        raise ValueError("A frame is a JSON object.")
    seq = found.get("seq")
    return found, seq if isinstance(seq, int) and found.get("kind") == "commands" else None


def frame_text(kind: str, **members: Any) -> str:
    """Write a frame."""
    return json.dumps({"kind": kind, **members}, ensure_ascii=False, separators=(",", ":"))


def done_text(seq: int, change: MapChange, document_version: int) -> str:
    """Acknowledge a list: it is committed."""
    return frame_text(
        "done",
        seq=seq,
        list_id=str(change.list_id) if change.list_id else None,
        version=change.version,
        document_version=document_version,
        inverse=change.inverse,
    )


def refused_text(seq: int, error: TropaError) -> str:
    """Refuse a list, in the language of the one who sent it (as it is set just now)."""
    return refused_with(seq, problem_document(error.status, **describe(error)))


def refused_with(seq: int, problem: dict[str, Any]) -> str:
    """Refuse a list by a problem document."""
    return frame_text("refused", seq=seq, problem=problem)
