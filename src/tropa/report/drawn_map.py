"""A map in the formats that are drawn: PDF, PNG, SVG, slides."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tropa.report.map_layout import lay_out
from tropa.report.map_sheets import one_sheet, pages
from tropa.report.paper import PAPERS
from tropa.report.pdf import fitted, pdf
from tropa.report.png import png
from tropa.report.pptx import pptx
from tropa.report.progress import part_of, silent
from tropa.report.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.report.map_export import MapFormat, Sheet
    from tropa.report.map_layout import LaidMap
    from tropa.report.map_table import MapTable
    from tropa.report.progress import Progress

_PAGE_SCALE = 0.6
"""On paper page by page, words of 14 points become 8.4: read at arm's length."""
_DRAWING: Mapping[str, float] = MappingProxyType({"svg": 0.9, "png": 0.2, "pptx": 0.1, "pdf": 0.5})
"""Share of the work that is done once all cells are drawn, before any of it is written."""


def drawn_map(
    table: MapTable, kind: MapFormat, sheet: Sheet, *, progress: Progress = silent
) -> bytes:
    """Draw a map and write the drawing."""
    drawing, writing = _DRAWING[kind], part_of(progress, _DRAWING[kind], 1.0)
    laid = lay_out(table, progress=part_of(progress, 0.0, drawing))
    if kind == "svg":
        return svg(one_sheet(laid))
    if kind == "png":
        return png(one_sheet(laid), progress=writing)
    if kind == "pptx":
        return pptx(laid, master=sheet.master, progress=writing)
    return _on_paper(laid, sheet, writing)


def _on_paper(laid: LaidMap, sheet: Sheet, progress: Progress) -> bytes:
    """Lay the paper across or upright, whichever shows the map larger."""
    across = PAPERS[sheet.paper]
    language = laid.table.language.code
    if sheet.is_paged:
        size = (across[0] / _PAGE_SCALE, across[1] / _PAGE_SCALE)
        found = pages(laid, width=size[0], height=size[1])
        return pdf(found, size=across, language=language, progress=progress)
    upright = (across[1], across[0])
    drawn = [(size, one_sheet(laid, ratio=size[0] / size[1])) for size in (across, upright)]
    size, scene = max(drawn, key=lambda pair: fitted(*pair))
    return pdf([scene], size=size, language=language, progress=progress)
