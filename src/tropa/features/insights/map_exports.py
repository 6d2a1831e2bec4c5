"""A map with its figures as a file, for those who may read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tropa.core.carried_files import files_named, no_file
from tropa.core.errors import Conflict
from tropa.features.facts.selectors import touchpoints_of
from tropa.features.insights.measured_map import map_measure
from tropa.features.journeys.map_carrying import files_reader
from tropa.features.journeys.map_selectors import map_document, map_get, map_titles
from tropa.features.workspaces.slide_masters import master_of
from tropa.report.language import Language
from tropa.report.map_export import MEDIA_TYPES, map_export
from tropa.report.map_facts import (
    EmotionPoint,
    EmotionSeries,
    MapFacts,
    ShownFigure,
    ShownTouchpoint,
)
from tropa.report.progress import part_of, silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from tropa.core.carried_files import FileReader
    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap
    from tropa.features.facts.models import Touchpoint
    from tropa.features.insights.map_schemas import EmotionCurveOut
    from tropa.features.workspaces.models import User, Workspace
    from tropa.report.map_export import MapFormat, Sheet
    from tropa.report.progress import Progress

SHOWN = [
    "measure",
    "unit",
    "value",
    "low",
    "high",
    "n",
    "denominator",
    "scale_min",
    "scale_max",
    "state",
    "is_stale",
    "withheld",
    "counts",
    "first_us",
    "last_us",
]
"""What of a figure leaves the house; exactly what its screen shows."""
LONGEST_FILE_NAME = 100
MOST_AT_ONCE: Mapping[str, int] = MappingProxyType({"pptx": 500, "png": 1_000, "pdf": 4_000})
"""Places where a step crosses a lane, some three seconds of work each; every other format takes
less than one at any size a map may have."""
CELLS_A_FILE = 8
"""What a picture costs, in cells."""
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


@dataclass(frozen=True, slots=True)
class MapFile:
    """A file to hand over."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MapOrder:
    """Which file is wanted: its format, its language, its paper; with pictures and documents."""

    kind: MapFormat
    language: str
    sheet: Sheet
    where: Filter
    with_files: bool = True


class ExportIsLong(Conflict):
    """A file takes so long that no request should wait for it."""

    code = "export-is-long"


def is_long(document: JourneyMap, kind: MapFormat) -> bool:
    """Tell whether writing a map takes longer than people wait for an answer."""
    places = (len(document.steps) or 1) * len(document.lanes)
    most = MOST_AT_ONCE.get(kind)
    return most is not None and places + CELLS_A_FILE * len(files_named(document)) > most


def refuse_long(document: JourneyMap, kind: MapFormat) -> None:
    """Refuse to write within a request what the worker should write."""
    if is_long(document, kind):
        raise ExportIsLong(
            "This map is large: its file is written in the background.",
            hint="Ask for it in the menu of exports, and fetch it when it is ready.",
        )


def map_file(
    user: User,
    workspace_id: UUID,
    map_id: UUID,
    *,
    order: MapOrder,
    progress: Progress = silent,
) -> MapFile:
    """Write a map as a file, with the figures that its screen shows under the same filter."""
    record = map_get(user, workspace_id, map_id)
    document = map_document(record)
    progress(0.0)
    measured = map_measure(user, workspace_id, map_id, where=order.where)
    bound = {step.touchpoint_id for step in document.steps}
    known = {str(item.pk): item for item in touchpoints_of(workspace_id)}
    registered = {key: _registered(item) for key, item in known.items() if key in bound}
    return map_written(
        document,
        replace(
            facts_shown(measured, registered, where=order.where),
            maps=map_titles(workspace_id, document.opens),
        ),
        kind=order.kind,
        language=Language(order.language, record.workspace.zone),
        sheet=on_master(order.sheet, record.workspace, kind=order.kind),
        name=document.title,
        files=files_reader(workspace_id, document) if order.with_files else no_file,
        progress=part_of(progress, 0.05, 1.0),
    )


def on_master(sheet: Sheet, workspace: Workspace, *, kind: str) -> Sheet:
    """Have slides written on the company's own .pptx, unless another is named."""
    if kind != "pptx" or sheet.master is not None:
        return sheet
    return replace(sheet, master=master_of(workspace))


def map_written(
    document: JourneyMap,
    facts: MapFacts,
    *,
    kind: MapFormat,
    language: Language,
    sheet: Sheet,
    name: str,
    files: FileReader = no_file,
    progress: Progress = silent,
) -> MapFile:
    """Write a document and its figures as a file."""
    content = map_export(
        document,
        facts,
        kind=kind,
        language=language,
        sheet=sheet,
        files=files,
        progress=progress,
    )
    return MapFile(f"{file_name(name)}.{kind}", MEDIA_TYPES[kind], content)


def file_name(title: str) -> str:
    """Make of a title what every system takes for the name of a file.

    Examples
    --------
    >>> file_name("Repair: 2026/11"), file_name("...")
    ('Repair 2026 11', 'map')
    """
    bare = " ".join(_NO_FILE_NAME.sub(" ", title).split()).strip(". ")
    return bare[:LONGEST_FILE_NAME].strip(". ") or "map"


def facts_shown(
    measured: dict[str, Any],
    registered: dict[str, ShownTouchpoint],
    *,
    where: Filter,
) -> MapFacts:
    """Put what :class:`MeasuredOut` says, and the registry, as a report takes it."""
    return MapFacts(
        figures={
            touchpoint: {measure: shown_figure(row) for measure, row in found.items()}
            for touchpoint, found in measured["figures"].items()
        },
        emotion=tuple(map(_series, measured["emotion"])),
        quotes={key: tuple(quotes) for key, quotes in measured["quotes"].items()},
        touchpoints=registered,
        first_us=measured["first_us"],
        last_us=measured["last_us"],
        cases=measured["cases"],
        total_cases=measured["total_cases"],
        where=where,
        not_narrowed=tuple(measured["not_narrowed"]),
    )


def shown_figure(row: dict[str, Any]) -> ShownFigure:
    """Put a described figure as a report takes it."""
    shown = {name: row[name] for name in SHOWN}
    return ShownFigure(**shown, note_keys=tuple(row["note_keys"]))


def _series(curve: EmotionCurveOut) -> EmotionSeries:
    points = {
        point.touchpoint_id: EmotionPoint(point.value, point.low, point.high, point.n)
        for point in curve.points
    }
    return EmotionSeries(curve.source, points, peak=curve.peak, mean=curve.mean)


def _registered(item: Touchpoint) -> ShownTouchpoint:
    promise = item.promise or {}
    return ShownTouchpoint(
        name=item.name,
        channels=tuple(item.channels),
        departments=tuple(sorted(one.name for one in item.departments.all())),
        accountable=item.accountable.name if item.accountable else "",
        promise=promise.get("text", ""),
        promise_value=promise.get("value"),
        scale=(promise.get("scale_min"), promise.get("scale_max")),
    )
