"""The questions about journeys as they stand in an address."""

from __future__ import annotations

from pydantic import Field

from tropa.core.clock import LONGEST_SECONDS
from tropa.features.insights.filter_query import FilterQuery
from tropa.kit.pagination import LAST_OFFSET


class GraphQuery(FilterQuery):
    """How much of the graph is wanted."""

    quantiles: bool = False
    coverage: float | None = Field(None, ge=0, le=1, description="Share of transitions to show.")


class PageQuery(FilterQuery):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=500)
    offset: int = Field(0, ge=0, le=LAST_OFFSET)


class PairQuery(FilterQuery):
    """From which activity to which."""

    source: str = Field(min_length=1, max_length=1000)
    target: str = Field(min_length=1, max_length=1000)


class FunnelQuery(FilterQuery):
    """Which steps, in order."""

    step: list[str] = Field(min_length=1, max_length=60)
    within_seconds: float | None = Field(None, gt=0, le=LONGEST_SECONDS)


class ActivityQuery(FilterQuery):
    """Which activity."""

    activity: str = Field(min_length=1, max_length=1000)
