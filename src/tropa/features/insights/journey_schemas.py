"""What the questions about journeys give."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

Withheld = Literal["", "withheld", "flagged"]


class SummaryOut(Schema):
    """What the journeys of a filter hold."""

    events: int
    cases: int
    activities: int
    variants: int
    first_us: int | None
    last_us: int | None
    open_cases: int
    left_cut_cases: int
    ties: int
    as_of_us: int


class NodeOut(Schema):
    """An activity of the graph."""

    activity: str
    count: int
    cases: int


class BoundOut(Schema):
    """How many cases begin or end with an activity."""

    activity: str
    cases: int


class EdgeOut(Schema):
    """What directly follows what; times are withheld where too few transitions bear them."""

    source: str
    target: str
    count: int
    cases: int
    mean_seconds: float | None
    median_seconds: float | None = None
    p90_seconds: float | None = None
    withheld: Withheld = ""


class GraphOut(Schema):
    """The directly-follows graph of a filter."""

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    starts: list[BoundOut]
    ends: list[BoundOut]
    cases: int
    total_cases: int
    hidden_share: float


class VariantOut(Schema):
    """One of the distinct paths."""

    id: str
    activities: list[str]
    cases: int
    share: float
    cumulative_share: float
    median_seconds: float | None
    withheld: Withheld = ""


class VariantsOut(Schema):
    """The distinct paths of a filter, commonest first."""

    variants: list[VariantOut]
    total_variants: int
    total_cases: int
    hidden_share: float


class EstimateOut(Schema):
    """A figure with its interval, n and denominator."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    denominator: int | None = None
    unit: str
    withheld: Withheld = ""


class BetweenOut(Schema):
    """Time from the first A to the first later B, one record per case."""

    source: str
    target: str
    n: int
    n_reached: int
    n_censored: int
    n_never: int
    median_seconds: EstimateOut
    p90_seconds: EstimateOut


class FunnelStepOut(Schema):
    """One step of a funnel; waiting cases can still come."""

    step: str
    cases: int
    waiting: int
    share_of_first: EstimateOut
    share_of_previous: EstimateOut
    median_seconds: float | None


class BinOut(Schema):
    """How many times lie between two bounds; the last bin has no end."""

    from_seconds: float
    to_seconds: float | None
    count: int


class DurationsOut(Schema):
    """A distribution of times."""

    n: int
    mean_seconds: float | None
    min_seconds: float | None
    p25_seconds: float | None
    median_seconds: float | None
    p75_seconds: float | None
    p90_seconds: float | None
    max_seconds: float | None
    bins: list[BinOut]
    withheld: Withheld = ""


class EdgeDetailOut(Schema):
    """What lies behind an edge."""

    source: str
    target: str
    count: int
    cases: int
    total_cases: int
    waits: DurationsOut
    sample_cases: list[str]


class NamedCountOut(Schema):
    """How many events a channel or a department has; an empty name is unknown."""

    name: str
    count: int


class NodeDetailOut(Schema):
    """What lies behind an activity."""

    activity: str
    count: int
    cases: int
    total_cases: int
    starts: int
    ends: int
    waits_before: DurationsOut
    waits_after: DurationsOut
    channels: list[NamedCountOut]
    departments: list[NamedCountOut]
    sample_cases: list[str]


class CaseOut(Schema):
    """A case in a list."""

    case: str
    start_us: int
    end_us: int
    seconds: float
    length: int
    state: str
    has_outcome: bool | None


class CasesOut(Schema):
    """A page of cases, the longest lasting first."""

    total: int
    cases: list[CaseOut]


class StepOut(Schema):
    """One event of a case."""

    seq: int
    activity: str
    time_us: int
    end_us: int | None
    wait_us: int | None
    channel: str | None
    department: str | None


class CaseStepsOut(Schema):
    """The events of one case in their order."""

    case: str
    steps: list[StepOut]
