"""A map in the format that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tropa.core.carried_files import no_file
from tropa.core.errors import InputError
from tropa.report.bpmn import bpmn
from tropa.report.csv_table import csv_table
from tropa.report.map_json import map_json
from tropa.report.map_pictures import with_pictures
from tropa.report.map_table import map_table
from tropa.report.paper import Paper
from tropa.report.progress import part_of, silent

if TYPE_CHECKING:
    from pathlib import Path

    from tropa.core.carried_files import FileReader
    from tropa.core.maps import JourneyMap
    from tropa.report.language import Language
    from tropa.report.map_facts import MapFacts
    from tropa.report.progress import Progress

MapFormat = Literal["pdf", "png", "svg", "pptx", "xlsx", "csv", "json", "bpmn"]
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: dict[MapFormat, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "bpmn": "application/xml; charset=utf-8",
}
_TABLE = 0.15
"""Share of the work that is done once the cells are in words, their pictures small."""


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
    files: FileReader = no_file,
    progress: Progress = silent,
) -> bytes:
    """Write a map with its figures, and the files that ``files`` gives, as a file.

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
        return map_json(document, facts, files)
    if kind == "bpmn":
        return bpmn(document, facts)
    if kind == "csv":
        return csv_table(map_table(document, facts, language))
    table = with_pictures(
        map_table(document, facts, language), document, files, progress=part_of(progress, 0, _TABLE)
    )
    if kind == "xlsx":
        from tropa.report.xlsx import xlsx  # the server starts without these large libraries

        return xlsx(table, facts)
    from tropa.report.drawn_map import drawn_map

    return drawn_map(table, kind, sheet or Sheet(), progress=part_of(progress, _TABLE, 1.0))
