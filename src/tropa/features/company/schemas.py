"""What the addresses of the company's view take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from tropa.core.company_process import LONGEST_PLAN_SECONDS
from tropa.features.company.models import Origin
from tropa.features.insights.journey_queries import PageQuery
from tropa.features.insights.journey_schemas import Withheld
from tropa.features.insights.map_schemas import State
from tropa.kit.wording import Said

LONGEST_LIST = 200_000


class ShownFigureOut(Schema):
    """A share or a time with its interval, n, denominator and period."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    denominator: int | None
    unit: str
    withheld: Withheld
    counts: dict[str, int]
    first_us: int | None
    last_us: int | None


class PathStepOut(Schema):
    """A step of the customers' path, and whether the company knows it."""

    step_id: str
    stage_id: str
    seen: Literal["known", "unknown", "absent"]
    known_by: list[str]
    reach: ShownFigureOut | None


class CompanyStepOut(Schema):
    """A step of the company's process: which step of the path it means, and how that is known."""

    id: str
    name: str
    department: str
    is_optional: bool
    step_id: str | None
    how: Literal["person", "place", "touchpoint", "name", "alike", "none"]
    happening: Literal["happens", "seldom", "never", "unmeasured", "unplaced"]
    share: ShownFigureOut | None


class CompanyPairOut(Schema):
    """Two steps that follow each other in the process: their real order and time."""

    first: str
    second: str
    basis: Literal["events", "map"]
    turned: ShownFigureOut | None
    is_turned: bool
    time: ShownFigureOut | None
    planned_seconds: float | None
    time_state: State


class CompanyViewOut(Schema):
    """The company's process held against the path of its customers, under a filter.

    ``left_out`` counts the steps in the lanes of the map beyond those that can be compared.
    """

    origin: Literal["lanes", "list", "bpmn", "map"]
    name: str
    left_out: int
    taken_at: datetime | None
    has_events: bool
    cases: int | None
    events: int | None
    events_elsewhere: int | None
    first_us: int | None
    last_us: int | None
    stages_present: int
    stages: int
    steps_known: int
    steps: int
    path: list[PathStepOut]
    company: list[CompanyStepOut]
    pairs: list[CompanyPairOut]


class CompanyProcessIn(Schema):
    """A company's process: a list, the id of a sent BPMN file, another map, or the own lanes."""

    origin: Origin
    text: Annotated[str, Field(max_length=LONGEST_LIST)] = ""
    upload_id: UUID | None = None
    map_id: UUID | None = None
    name: Annotated[str, Field(max_length=300)] = ""


class CompanyChangedOut(Schema):
    """By what undo knows a change: it takes back no other."""

    change: str


class CompanyTakenOut(CompanyChangedOut):
    """A process that was taken, and what was left out of a file."""

    remarks: list[Said]


class CompanyUndoIn(Schema):
    """The change that is to be taken back, as its answer told it."""

    change: Annotated[str, Field(max_length=100)]


class CorrectionIn(Schema):
    """What a person says of a step; what is absent stays.

    ``is_placed`` with a ``step_id`` places it on the map, without one nowhere; not placed, it is
    matched by itself again.
    """

    is_placed: bool | None = None
    step_id: str | None = None
    planned_seconds: Annotated[
        float | None, Field(default=None, gt=0, le=LONGEST_PLAN_SECONDS, allow_inf_nan=False)
    ] = None


class CompanyPairQuery(PageQuery):
    """Which two steps of the map, and which of the journeys between them."""

    first: Annotated[str, Field(min_length=1, max_length=100)]
    second: Annotated[str, Field(min_length=1, max_length=100)]


class PairCaseOut(Schema):
    """A journey that comes to both steps: when first to each."""

    case: str
    first_us: int
    second_us: int


class PairCasesOut(Schema):
    """Journeys that come to both steps, those that go the other way round first."""

    total: int
    cases: list[PairCaseOut]
