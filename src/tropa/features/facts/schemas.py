"""What the addresses of touchpoints and reported figures take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints, model_validator

from tropa.features.facts.models import ReportedFigure
from tropa.features.facts.selectors import TouchpointView

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
LARGEST_COUNT = 2**31 - 1
"""The database keeps counts that people write as 32-bit numbers."""
Unit = Literal["share", "seconds", "score", "points", "per_case", "per_1000", "emotion", "count"]


class Promise(Schema):
    """What the company leads the customer to expect here, on a scale where it has one."""

    text: Annotated[str, StringConstraints(max_length=1000)] = ""
    value: float | None = Field(None, allow_inf_nan=False)
    scale_min: float | None = Field(None, allow_inf_nan=False)
    scale_max: float | None = Field(None, allow_inf_nan=False)

    @model_validator(mode="after")
    def lies_on_its_scale(self) -> Self:
        """A value needs a scale, and lies on it."""
        if self.value is None:
            return self
        if self.scale_min is None or self.scale_max is None:
            raise ValueError("a value needs its scale")
        if not self.scale_min <= self.value <= self.scale_max:
            raise ValueError("the value lies outside its scale")
        return self


class NamedOut(Schema):
    """Something with a name."""

    id: UUID
    name: str


class TouchpointOut(Schema):
    """A touchpoint of the registry."""

    id: UUID
    name: str
    stage: str
    channels: list[str]
    departments: list[NamedOut]
    accountable: NamedOut | None
    promise: Promise | None
    stale_days: int
    is_manual: bool
    activities: list[str]
    observation_names: list[str]
    events: int
    observations: int
    maps: int

    @classmethod
    def of(cls, view: TouchpointView) -> Self:
        """Describe a touchpoint."""
        item = view.touchpoint
        departments = sorted(item.departments.all(), key=lambda one: one.name)
        return cls(
            id=item.pk,
            name=item.name,
            stage=item.stage,
            channels=item.channels,
            departments=[NamedOut.from_orm(one) for one in departments],
            accountable=NamedOut.from_orm(item.accountable) if item.accountable else None,
            promise=Promise(**item.promise) if item.promise else None,
            stale_days=item.stale_days,
            is_manual=item.is_manual,
            activities=view.activities,
            observation_names=view.observation_names,
            events=view.events,
            observations=view.observations,
            maps=view.maps,
        )


class TouchpointPatch(Schema):
    """What may change; what is absent stays."""

    name: Text | None = None
    stage: Word | None = None
    channels: list[Key] | None = None
    department_ids: list[UUID] | None = None
    accountable_id: UUID | None = None
    promise: Promise | None = None
    stale_days: int | None = Field(None, ge=1, le=3650)
    activities: list[Key] | None = None
    observation_names: list[Key] | None = None

    def facts(self) -> dict[str, Any]:
        """Tell what is asked for; null empties accountable and promise, elsewhere it is silence."""
        asked = self.model_dump(exclude_unset=True)
        may_empty = ("accountable_id", "promise")
        return {
            name: value for name, value in asked.items() if value is not None or name in may_empty
        }


class TouchpointIn(TouchpointPatch):
    """A touchpoint added by hand."""

    name: Text


class MergeIn(Schema):
    """Which touchpoint stands for which others."""

    keep_id: UUID
    merge_ids: list[UUID] = Field(min_length=1)


class MergeOut(Schema):
    """A merge, which can be undone by its id."""

    merge_id: UUID
    touchpoint: TouchpointOut


class ReportedIn(Schema):
    """A figure known only from a report."""

    touchpoint_id: UUID
    measure: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    value: float = Field(allow_inf_nan=False)
    n: int | None = Field(None, ge=1, le=LARGEST_COUNT)
    unit: Unit
    period_from: date | None = None
    period_to: date | None = None
    author: Text
    source_name: Text

    @model_validator(mode="after")
    def period_runs_forward(self) -> Self:
        """A period ends after it begins."""
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValueError("the period ends before it begins")
        return self


class ReportedOut(ReportedIn):
    """A reported figure, marked as such wherever it is shown."""

    id: UUID
    created_at: datetime
    file_name: str

    @classmethod
    def of(cls, figure: ReportedFigure) -> Self:
        """Describe a figure."""
        return cls.from_orm(figure)
