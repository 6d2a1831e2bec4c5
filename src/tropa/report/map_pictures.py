"""The pictures of a map's cells, small enough for paper and slides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tropa.core.map_contents import LANE_CONTENTS, Files
from tropa.formats.pictures import picture_printed
from tropa.report.progress import silent, told
from tropa.report.shown_cell import ShownPicture

if TYPE_CHECKING:
    from tropa.core.carried_files import FileReader
    from tropa.core.map_contents import CellContent, CellFile
    from tropa.core.maps import JourneyMap
    from tropa.report.map_table import MapTable
    from tropa.report.progress import Progress
    from tropa.report.shown_cell import ShownCell

LONGEST_SIDE = 640
"""Pixels: two for each point of the widest column, and a little more."""
MOST_PICTURES = 500
"""Together they take some 50 MB at most; whatever comes after them is named by its words alone."""


def with_pictures(
    table: MapTable, document: JourneyMap, files: FileReader, *, progress: Progress = silent
) -> MapTable:
    """Show pictures in the cells that hold some, in place of their names."""
    album = _Album(files)
    held = {cell.place: cell.content for cell in document.cells}
    lanes = tuple(
        replace(
            row,
            cells=tuple(
                _pictured(cell, held.get((lane.id, column.step_id or "", "")), album)
                for column, cell in zip(table.columns, row.cells, strict=True)
            ),
        )
        if LANE_CONTENTS.get(lane.kind) == "files"
        else row
        for lane, row in told([*zip(document.lanes, table.lanes, strict=True)], progress)
    )
    return replace(table, lanes=lanes)


class _Album:
    """Draws pictures small, each once, one after the other."""

    def __init__(self, files: FileReader) -> None:
        self._files = files
        self._drawn: dict[str, tuple[bytes, tuple[int, int]] | None] = {}

    def picture(self, file: CellFile, words: str) -> ShownPicture | None:
        """Give a picture; None for what is none, is gone or broken, or is one too many."""
        if not file.is_picture:
            return None
        if file.file_id not in self._drawn:
            if len(self._drawn) >= MOST_PICTURES:
                return None
            self._drawn[file.file_id] = self._draw(file.file_id)
        drawn = self._drawn[file.file_id]
        return ShownPicture(*drawn, words) if drawn else None

    def _draw(self, file_id: str) -> tuple[bytes, tuple[int, int]] | None:
        file = self._files(file_id)
        return picture_printed(file.content, longest_side=LONGEST_SIDE) if file else None


def _pictured(cell: ShownCell, content: CellContent | None, album: _Album) -> ShownCell:
    """Put pictures in place of their names.

    The words of a cell begin with those of its files, one paragraph each.
    """
    if not isinstance(content, Files):
        return cell
    count = len(content.files)
    found = [
        (album.picture(file, words), words)
        for file, words in zip(content.files, cell.body[:count], strict=True)
    ]
    return replace(
        cell,
        pictures=tuple(picture for picture, _ in found if picture),
        body=(*(words for picture, words in found if not picture), *cell.body[count:]),
    )
