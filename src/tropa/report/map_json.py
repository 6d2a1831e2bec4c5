"""A map as JSON, without loss: :func:`tropa.formats.map_json.read_map` reads the same document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tropa.core.carried_files import MOST_CARRIED_BYTES, files_named, no_file
from tropa.core.errors import InputError
from tropa.formats.carried_files import MOST_CARRIED, WrittenFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.carried_files import CarriedFile, FileReader
    from tropa.core.maps import JourneyMap
    from tropa.report.map_facts import MapFacts

FORMAT, VERSION = "tropa-map", 1


def map_json(document: JourneyMap, facts: MapFacts, files: FileReader = no_file) -> bytes:
    """Write the document, beside it the figures that were shown with it, and its files whole.

    Raises
    ------
    InputError
        When the files have more bytes together than may travel inside a map.

    Examples
    --------
    >>> from tropa.core.maps import JourneyMap
    >>> from tropa.formats.map_json import read_map
    >>> from tropa.report.map_facts import MapFacts
    >>> document = JourneyMap(id="m", title="Repair")
    >>> read_map(map_json(document, MapFacts())) == document
    True
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "format_version": VERSION,
        "map": document.model_dump(mode="json"),
        "facts": {**asdict(facts), "where": facts.where.model_dump(exclude_defaults=True)},
        "files": [WrittenFile.of(file).model_dump() for file in _carried(document, files)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def _carried(document: JourneyMap, files: FileReader) -> Iterator[CarriedFile]:
    """Read the files, no more of them than another system would take."""
    total = 0
    for count, file_id in enumerate(files_named(document), 1):
        file = files(file_id)
        if file is None:
            continue
        total += len(file.content)
        if total > MOST_CARRIED_BYTES or count > MOST_CARRIED:
            raise InputError(
                f"The files of one map may have up to {MOST_CARRIED_BYTES // 1024**2} MB together.",
                hint="Export it without its files, or take some of them off the map.",
            )
        yield file
