"""A map as JSON, without loss: :func:`tropa.formats.map_json.read_map` reads the same document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tropa.core.maps import JourneyMap
    from tropa.report.map_facts import MapFacts

FORMAT, VERSION = "tropa-map", 1


def map_json(document: JourneyMap, facts: MapFacts) -> bytes:
    """Write the document, and beside it the figures that were shown with it.

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
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()
