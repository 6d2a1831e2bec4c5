"""The files of a map that travel with it: which its cells name, and their bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tropa.core.map_contents import Files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.map_contents import CellFile
    from tropa.core.maps import JourneyMap, MapCell

MOST_CARRIED_BYTES = 50 * 1024 * 1024
"""All files of one map together, where they travel inside it."""


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A picture or a document with its bytes, under the id by which cells name it.

    Examples
    --------
    >>> CarriedFile("f", "plan.pdf", "application/octet-stream", b"%PDF-").digest[:8]
    '38523c08'
    """

    file_id: str
    name: str
    media_type: str
    content: bytes
    is_picture: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()


FileReader = Callable[[str], CarriedFile | None]
"""Gives a file by its id; None where nobody has it any more."""


def no_file(_: str) -> None:
    """Give no file: a map leaves without them."""


def files_named(document: JourneyMap) -> dict[str, CellFile]:
    """List the files that the cells of a map name, each once, in the order of the cells."""
    return {
        file.file_id: file
        for cell in document.cells
        if isinstance(cell.content, Files)
        for file in cell.content.files
    }


def files_renamed(document: JourneyMap, became: Mapping[str, CarriedFile]) -> JourneyMap:
    """Have the cells of a map name other files in place of theirs, by the ids they have now.

    The words below each file stay; whether it is a picture is told by the file.
    """
    cells = tuple(_renamed(cell, became) for cell in document.cells)
    return document.model_copy(update={"cells": cells})


def _renamed(cell: MapCell, became: Mapping[str, CarriedFile]) -> MapCell:
    if not isinstance(cell.content, Files):
        return cell
    files = tuple(
        file.model_copy(update={"file_id": new.file_id, "is_picture": new.is_picture})
        if (new := became.get(file.file_id))
        else file
        for file in cell.content.files
    )
    return cell.model_copy(update={"content": Files(files=files)})
