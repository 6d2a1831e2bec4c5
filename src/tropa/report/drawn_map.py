"""A map in the formats that are drawn: PDF, PNG, SVG, slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.map_layout import lay_out
from tropa.report.map_sheets import one_sheet, pages
from tropa.report.paper import PAPERS
from tropa.report.pdf import fitted, pdf
from tropa.report.png import png
from tropa.report.pptx import pptx
from tropa.report.svg import svg

if TYPE_CHECKING:
    from tropa.report.map_export import MapFormat, Sheet
    from tropa.report.map_layout import LaidMap
    from tropa.report.map_table import MapTable

_PAGE_SCALE = 0.6
"""On paper page by page, words of 14 points become 8.4: read at arm's length."""


def drawn_map(table: MapTable, kind: MapFormat, sheet: Sheet) -> bytes:
    """Draw a map and write the drawing."""
    laid = lay_out(table)
    if kind == "svg":
        return svg(one_sheet(laid))
    if kind == "png":
        return png(one_sheet(laid))
    if kind == "pptx":
        return pptx(laid, master=sheet.master)
    return _on_paper(laid, sheet)


def _on_paper(laid: LaidMap, sheet: Sheet) -> bytes:
    """Lay the paper across or upright, whichever shows the map larger."""
    across = PAPERS[sheet.paper]
    language = laid.table.language.code
    if sheet.is_paged:
        size = (across[0] / _PAGE_SCALE, across[1] / _PAGE_SCALE)
        found = pages(laid, width=size[0], height=size[1])
        return pdf(found, size=across, language=language)
    upright = (across[1], across[0])
    drawn = [(size, one_sheet(laid, ratio=size[0] / size[1])) for size in (across, upright)]
    size, scene = max(drawn, key=lambda pair: fitted(*pair))
    return pdf([scene], size=size, language=language)
