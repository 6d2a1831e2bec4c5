"""A map in the format that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.core.errors import InputError
from tropa.report.csv_table import csv_table
from tropa.report.map_json import map_json
from tropa.report.map_layout import lay_out
from tropa.report.map_sheets import one_sheet, pages
from tropa.report.map_table import map_table
from tropa.report.pdf import PAPERS, Paper, fitted, pdf
from tropa.report.png import png
from tropa.report.pptx import pptx
from tropa.report.svg import svg
from tropa.report.xlsx import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.maps import JourneyMap
    from tropa.report.language import Language
    from tropa.report.map_facts import MapFacts
    from tropa.report.map_layout import LaidMap

MapFormat = Literal["pdf", "png", "svg", "pptx", "xlsx", "csv", "json"]
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: dict[MapFormat, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
_PAGE_SCALE = 0.6
"""On paper page by page, words of 14 points become 8.4: read at arm's length."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a map is put on paper or slides.

    Attributes
    ----------
    is_paged : bool
        Page by page in reading size, instead of all on one page.
    master : bytes | None
        A company's own .pptx for slides.
    """

    paper: Paper = "A3"
    is_paged: bool = False
    master: bytes | None = None


def map_format(path: Path) -> MapFormat:
    """Tell the format from the ending of a file.

    Examples
    --------
    >>> from pathlib import Path
    >>> map_format(Path("journey.PDF"))
    'pdf'
    """
    ending = path.suffix.removeprefix(".").lower()
    for known in MEDIA_TYPES:
        if ending == known:
            return known
    every = ", ".join(f".{known}" for known in MEDIA_TYPES)
    raise InputError("A map cannot be written so.", file=str(path), hint=f"End it in {every}.")


def map_export(
    document: JourneyMap,
    facts: MapFacts,
    *,
    kind: MapFormat,
    language: Language,
    sheet: Sheet | None = None,
) -> bytes:
    """Write a map with its figures as a file.

    What is withheld on screen is withheld in every format: its value is not in ``facts``.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap
    >>> from tropa.report.language import Language
    >>> from tropa.report.map_facts import MapFacts
    >>> document = JourneyMap(id="m", title="Repair")
    >>> map_export(document, MapFacts(), kind="pdf", language=Language())[:5]
    b'%PDF-'
    """
    if kind == "json":
        return map_json(document, facts)
    table = map_table(document, facts, language)
    if kind == "csv":
        return csv_table(table)
    if kind == "xlsx":
        return xlsx(table, facts)
    return _drawn(lay_out(table), kind, sheet or Sheet())


def _drawn(laid: LaidMap, kind: MapFormat, sheet: Sheet) -> bytes:
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
