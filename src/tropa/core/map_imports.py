"""How a foreign table becomes a map: what each of its lines is said to be."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tropa.core.carried_files import CarriedFile
from tropa.core.errors import InputError
from tropa.core.map_part import MapPart
from tropa.core.maps import JourneyMap, WrittenKind

LineRole = Literal["stage", "step", "skip", "emotion"] | WrittenKind
"""What a line holds: the stages, the steps, a lane of some kind, or nothing of the map."""
MOST_LINES = 300
"""A table with more lines than that is no map; notes run across, one an entry."""


class MapReading(MapPart):
    """How a table is read; guessed first, then corrected by people.

    Attributes
    ----------
    sheet : str or None
        The sheet of a workbook.
    is_transposed : bool
        Whether stages and steps run down, and the lines are columns.
    titles : int
        The place across (from 1) in which the lines have their titles; 0 where they have none.
        What stands before it is left out.
    roles : tuple
        What each line is, in order.
    """

    sheet: str | None = None
    is_transposed: bool = False
    titles: Annotated[int, Field(ge=0, le=10_000)] = 1
    roles: Annotated[tuple[LineRole, ...], Field(max_length=MOST_LINES)] = ()

    @model_validator(mode="after")
    def _has_one_of_each(self) -> MapReading:
        for role in ("stage", "step"):
            if self.roles.count(role) > 1:
                raise ValueError("Two lines are said to hold the same: stages, or steps.")
        return self


class ReadLine(MapPart):
    """A line of the table as it was understood.

    Attributes
    ----------
    number : int
        Counted from 1, as a spreadsheet shows it.
    samples : tuple[str, ...]
        The first texts in it.
    filled : int
        How many places of it hold a text.
    """

    number: int
    title: str
    role: LineRole
    samples: tuple[str, ...] = ()
    filled: int = 0


class MapProposal(MapPart):
    """What a file would become.

    Attributes
    ----------
    reading : MapReading or None
        How a table was read; None for what was no table.
    remarks : tuple[str, ...]
        What was left out or shortened, in sentences.
    files : tuple[CarriedFile, ...]
        The files of its cells that came with it.
    is_foreign : bool
        Whether it is new here; else it was a map of this system, and stays as it was.
    """

    document: JourneyMap
    reading: MapReading | None = None
    lines: tuple[ReadLine, ...] = ()
    sheets: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    files: tuple[CarriedFile, ...] = ()
    is_foreign: bool = True


def refuse_many_lines(count: int, *, file: str) -> None:
    """Refuse what has more lines than a map could show.

    Raises
    ------
    InputError
        There are more than ``MOST_LINES`` of them.
    """
    if count > MOST_LINES:
        raise InputError(
            f"Read this way, the table has {count} lines; a map holds at most {MOST_LINES}.",
            file=file,
            hint="Turn it round, so that stages and steps run the other way.",
        )
