"""Reading the company's process beside a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.features.company.models import CompanyProcess, Origin
from tropa.features.company.reading import ReadSteps, steps_of_lanes

if TYPE_CHECKING:
    from tropa.core.maps import JourneyMap
    from tropa.features.journeys.models import MapRecord


def process_of(record: MapRecord) -> CompanyProcess:
    """Give the process beside a map; one that nobody gave yet is what the map's lanes say.

    Whoever calls has asked for permission.
    """
    found = CompanyProcess.objects.filter(map=record).first()
    return found or CompanyProcess(workspace_id=record.workspace_id, map=record)


def steps_of(process: CompanyProcess, document: JourneyMap) -> ReadSteps:
    """Give the steps: those that are kept, or what the map's lanes say now."""
    if process.origin == Origin.LANES:
        return steps_of_lanes(document)
    return ReadSteps(tuple(process.read_steps()))
