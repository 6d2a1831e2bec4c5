"""The answers: what every analysis returns, with n, denominator, interval and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tropa.core.clock import from_us

if TYPE_CHECKING:
    from datetime import datetime

    import pyarrow as pa

Withheld = Literal["", "withheld", "flagged"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its uncertainty.

    Attributes
    ----------
    value, low, high : float | None
        The figure and its 95 % interval; None where there is none (a quantile never reached).
    n : int
        Records behind the figure.
    denominator : int | None
        What the n is a part of, where the figure is a share or a rate.
    n_effective : float | None
        Effective n, when weighted.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    denominator: int | None = None
    n_effective: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a log holds; times are microseconds since 1970 UTC, None in an empty log."""

    events: int
    cases: int
    activities: int
    variants: int
    first_us: int | None
    last_us: int | None
    open_cases: int
    ties: int
    left_cut_cases: int = 0

    @property
    def first(self) -> datetime | None:
        """Moment of the first event (UTC)."""
        return None if self.first_us is None else from_us(self.first_us)

    @property
    def last(self) -> datetime | None:
        """Moment of the last event (UTC)."""
        return None if self.last_us is None else from_us(self.last_us)


@dataclass(frozen=True, slots=True)
class Graph:
    """A directly-follows graph.

    Attributes
    ----------
    edges : pyarrow.Table
        ``source, target: string, count: int64, cases: int64, mean_seconds: float64``
        and, when asked for, ``median_seconds, p90_seconds``. Sorted by (−count, source, target).
    nodes : pyarrow.Table
        ``activity: string, count: int64, cases: int64``.
    starts, ends : pyarrow.Table
        ``activity: string, cases: int64``.
    cases : int
        Cases in the filter.
    hidden_share : float
        Share of transitions that the edges shown leave out (0 when nothing was cut).
    hidden_edges, hidden_nodes : int
        How many edges and activities are left out.
    """

    edges: pa.Table
    nodes: pa.Table
    starts: pa.Table
    ends: pa.Table
    cases: int
    hidden_share: float = 0.0
    hidden_edges: int = 0
    hidden_nodes: int = 0


@dataclass(frozen=True, slots=True)
class Variants:
    """The distinct paths, commonest first.

    Attributes
    ----------
    table : pyarrow.Table
        ``id: string, activities: list<string>, cases: int64, share, cumulative_share,
        median_seconds: float64``.
    total_variants, total_cases : int
        Of the whole filter, also when the table was cut.
    hidden_share : float
        Share of the cases whose variants the table leaves out.
    """

    table: pa.Table
    total_variants: int
    total_cases: int
    hidden_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Between:
    """Time from the first A to the first later B, one record per case (Aalen–Johansen)."""

    source: str
    target: str
    n: int
    n_reached: int
    n_censored: int
    n_never: int
    median_seconds: Estimate
    p90_seconds: Estimate


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of a funnel; ``waiting`` cases can still come, their window is open."""

    step: str
    cases: int
    share_of_first: Estimate
    share_of_previous: Estimate
    waiting: int
    median_seconds: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """A score of a rating column (field names are the command line's)."""

    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    n_missing: int
    n_effective: float
    scale_min: float
    scale_max: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that could not be taken, and why."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What became of a file."""

    rows: int = 0
    taken: int = 0
    refused: int = 0
    refusals: tuple[Refusal, ...] = field(default_factory=tuple)
    ties: int = 0
    duplicates: int = 0
    new: int = 0
    warnings: tuple[str, ...] = field(default_factory=tuple)
