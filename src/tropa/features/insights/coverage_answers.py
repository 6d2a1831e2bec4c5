"""What is known of each stage of a map, and by which source."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from tropa.analysis.journeys.measures import measures
from tropa.analysis.voice.reported import REPORTED
from tropa.analysis.white_spots import (
    EVENTS,
    Known,
    known_by_stage,
    known_of,
    voices_by_kind,
)
from tropa.core import clock
from tropa.core.clock import to_us
from tropa.core.figures import Cover
from tropa.features.facts.models import STALE_DAYS
from tropa.features.facts.selectors import reported_list, stale_limits
from tropa.features.insights.map_schemas import DAY_US
from tropa.features.insights.measured_map import facts_of
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.sources.lakes import source_names

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.filters import Filter
    from tropa.core.maps import JourneyMap, MapStage
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User

    Covers = dict[str, tuple[Cover, ...]]


def map_coverage(user: User, workspace_id: UUID, map_id: UUID, *, where: Filter) -> dict[str, Any]:
    """Tell by stage which source knows how much, and how fresh: what ``MapCoverageOut`` says."""
    record = map_get(user, workspace_id, map_id)
    document = map_document(record)
    facts = facts_of(record, document, where)
    measured = measures(facts.journeys, facts.observations, facts.binding)
    told = _reported(user, workspace_id)
    covers: Covers = {
        touchpoint: (
            *(figures["covered"].covers if "covered" in figures else ()),
            *told[touchpoint],
        )
        for touchpoint, figures in measured.items()
    }
    limits = stale_limits(record.workspace_id)
    stages = [_stage(document, stage, covers, limits=limits) for stage in document.stages]
    steps = [step for stage in stages for step in stage["steps"]]
    return {
        "sources": _sources(record, covers),
        "stages": stages,
        "steps": len(steps),
        "white_steps": sum(step["is_white"] for step in steps),
        "stale_after_days": STALE_DAYS,
        "not_narrowed": facts.not_narrowed,
    }


def _reported(user: User, workspace_id: UUID) -> dict[str, tuple[Cover, ...]]:
    """Count the reported figures of each touchpoint; new is what tells of the latest period."""
    ends: dict[str, list[int]] = defaultdict(list)
    for figure in reported_list(user, workspace_id):
        day = figure.period_to or figure.created_at.date()
        ends[str(figure.touchpoint_id)].append(to_us(datetime.combine(day, time.min, UTC)))
    found: dict[str, tuple[Cover, ...]] = defaultdict(tuple)
    found |= {
        touchpoint: (Cover(REPORTED, len(own), max(own)),) for touchpoint, own in ends.items()
    }
    return found


def _sources(record: MapRecord, covers: Covers) -> list[dict[str, str]]:
    """List what could know something: events where there is a lens, every survey, reports."""
    names = source_names(record.workspace_id)
    kinds = voices_by_kind(voices_of(record.workspace_id))
    listed = [EVENTS] if record.lens else []
    listed += sorted(kinds, key=lambda source: (kinds[source], names.get(source, source)))
    if any(cover.source == REPORTED for own in covers.values() for cover in own):
        listed.append(REPORTED)
    return [
        {"key": key, "name": names.get(key, key), "kind": kinds.get(key, key)} for key in listed
    ]


def _stage(
    document: JourneyMap, stage: MapStage, covers: Covers, *, limits: dict[str, int]
) -> dict[str, Any]:
    steps = document.steps_of(stage.id)
    touchpoints = [step.touchpoint_id for step in steps if step.touchpoint_id]
    whole = known_by_stage({stage.id: touchpoints}, covers)[stage.id]
    return {
        "stage_id": stage.id,
        "name": stage.name,
        "name_key": stage.name_key,
        **_cells(whole, STALE_DAYS),
        "steps": [
            {
                "step_id": step.id,
                "name": step.name,
                "touchpoint_id": step.touchpoint_id,
                **_cells(
                    known_of(covers.get(step.touchpoint_id or "", ())),
                    limits.get(step.touchpoint_id or "", STALE_DAYS),
                ),
            }
            for step in steps
        ],
    }


def _cells(known: Known, stale_days: int) -> dict[str, Any]:
    stale_before_us = clock.now_us() - stale_days * DAY_US
    return {
        "is_white": known.is_white,
        "cells": [
            {
                "source": cover.source,
                "records": cover.records,
                "newest_us": cover.newest_us,
                "is_stale": cover.newest_us is not None and cover.newest_us < stale_before_us,
            }
            for cover in known.covers.values()
        ],
    }
