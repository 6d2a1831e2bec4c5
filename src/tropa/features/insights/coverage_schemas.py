"""What the question says of what is known of each stage."""

from __future__ import annotations

from ninja import Schema


class CoverageSourceOut(Schema):
    """A source, and what kind it is: ``events``, ``survey``, ``review`` …, ``reported``."""

    key: str
    name: str
    kind: str


class CoverageCellOut(Schema):
    """What one source knows of one place of the map."""

    source: str
    records: int
    newest_us: int | None
    is_stale: bool


class CoverageStepOut(Schema):
    """What is known of a step; one without a touchpoint cannot be measured."""

    step_id: str
    name: str
    touchpoint_id: str | None
    cells: list[CoverageCellOut]
    is_white: bool


class CoverageStageOut(Schema):
    """What is known of a stage; it is white where no step is measured."""

    stage_id: str
    name: str
    name_key: str | None
    cells: list[CoverageCellOut]
    is_white: bool
    steps: list[CoverageStepOut]


class MapCoverageOut(Schema):
    """What is known of a map: stage by source, under a filter."""

    sources: list[CoverageSourceOut]
    stages: list[CoverageStageOut]
    steps: int
    white_steps: int
    stale_after_days: int
    not_narrowed: list[str]
