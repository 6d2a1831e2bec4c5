"""Pictures on a sheet: over the cells they belong to, the words of the cell below them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tropa.report.language import Language
    from tropa.report.map_table import LaneRow
    from tropa.report.shown_cell import ShownPicture

_ROOM, _BETWEEN = 204, 6
"""Pixels across a cell, and between pictures."""
_HIGHEST_ROW = 400
"""Points: a sheet knows no row higher than 409; pictures that do not fit are named alone."""
_LINE_POINTS, _LETTERS_A_LINE = 15, 26
_POINTS_PER_PIXEL = 0.75
_EMU_PER_PIXEL = 9_525


def put_pictures(sheet: Worksheet, row: int, lane: LaneRow, *, language: Language) -> None:
    """Put the pictures of a lane over its row, and make the row as high as they and words need."""
    needed = 0.0
    for at, cell in enumerate(lane.cells):
        words = sum(
            _LINE_POINTS * (len(line) // _LETTERS_A_LINE + 1) for line in cell.lines(language)
        )
        most = (_HIGHEST_ROW - words) / _POINTS_PER_PIXEL
        used = _put(sheet, (row, at + 2), cell.pictures, most=most) if cell.pictures else 0.0
        needed = max(needed, words + used * _POINTS_PER_PIXEL)
    if any(cell.pictures for cell in lane.cells):
        sheet.row_dimensions[row].height = min(needed, _HIGHEST_ROW)


def _put(
    sheet: Worksheet, at: tuple[int, int], pictures: tuple[ShownPicture, ...], *, most: float
) -> float:
    """Put pictures one or two across; tell how many pixels they take from top to bottom."""
    across = 1 if len(pictures) == 1 else 2
    room = (_ROOM - (across - 1) * _BETWEEN) / across
    y = float(_BETWEEN)
    for first in range(0, len(pictures), across):
        shown = pictures[first : first + across]
        height = max(min(room * one.slope, room) for one in shown)
        if y + height > most:
            break
        for place, one in enumerate(shown):
            own = min(height, room * one.slope)
            corner = (_BETWEEN + place * (room + _BETWEEN), y)
            _add(sheet, at, one, corner=corner, size=(own / one.slope, own))
        y += height + _BETWEEN
    return y


def _add(
    sheet: Worksheet,
    at: tuple[int, int],
    picture: ShownPicture,
    *,
    corner: tuple[float, float],
    size: tuple[float, float],
) -> None:
    image = Image(BytesIO(picture.jpeg))
    x, y, width, height = (round(one) * _EMU_PER_PIXEL for one in (*corner, *size))
    place = AnchorMarker(col=at[1] - 1, colOff=x, row=at[0] - 1, rowOff=y)
    image.anchor = OneCellAnchor(_from=place, ext=XDRPositiveSize2D(width, height))
    sheet.add_image(image)
