"""A version as a file: with the figures it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tropa.core.carried_files import no_file
from tropa.core.filters import Filter
from tropa.features.insights.export_jobs import ExportSubject
from tropa.features.insights.map_exports import facts_shown, map_written, on_master
from tropa.features.insights.map_schemas import EmotionCurveOut
from tropa.features.journeys.map_carrying import files_reader
from tropa.features.sharing.version_selectors import (
    version_document,
    version_get,
    version_measured,
)
from tropa.report.language import Language
from tropa.report.map_facts import ShownTouchpoint
from tropa.report.progress import silent

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.maps import JourneyMap
    from tropa.features.insights.export_jobs import Asked
    from tropa.features.insights.map_exports import MapFile, MapOrder
    from tropa.features.sharing.models import MapVersion
    from tropa.features.workspaces.models import User
    from tropa.report.map_facts import MapFacts
    from tropa.report.progress import Progress


def version_file(
    user: User,
    workspace_id: UUID,
    version_id: UUID,
    *,
    order: MapOrder,
    progress: Progress = silent,
) -> MapFile:
    """Write a version as a file; its name says which version it is."""
    version = version_get(user, workspace_id, version_id)
    document = version_document(version)
    spoken = Language(order.language, version.basis["zone"])
    name = f"{document.title} - {version.name}"
    facts = _facts(version)
    sheet = on_master(order.sheet, version.map.workspace, kind=order.kind)
    files = files_reader(workspace_id, document) if order.with_files else no_file
    return map_written(
        document,
        facts,
        kind=order.kind,
        language=spoken,
        sheet=sheet,
        name=name,
        files=files,
        progress=progress,
    )


def _document(asked: Asked) -> JourneyMap:
    return version_document(version_get(asked.user, asked.workspace_id, asked.subject_id))


def _write(asked: Asked, order: MapOrder, progress: Progress) -> MapFile:
    at = (asked.user, asked.workspace_id, asked.subject_id)
    return version_file(*at, order=order, progress=progress)


VERSION = ExportSubject(_document, _write)


def _facts(version: MapVersion) -> MapFacts:
    measured = version_measured(version)
    curves = [EmotionCurveOut.model_validate(curve) for curve in measured["emotion"]]
    registered = {item["id"]: _registered(item) for item in version.touchpoints}
    where = Filter.model_validate(version.basis["filter"])
    return facts_shown({**measured, "emotion": curves}, registered, where=where)


def _registered(item: dict[str, Any]) -> ShownTouchpoint:
    promise = item["promise"] or {}
    return ShownTouchpoint(
        name=item["name"],
        channels=tuple(item["channels"]),
        departments=tuple(one["name"] for one in item["departments"]),
        accountable=item["accountable"]["name"] if item["accountable"] else "",
        promise=promise.get("text", ""),
        promise_value=promise.get("value"),
        scale=(promise.get("scale_min"), promise.get("scale_max")),
    )
