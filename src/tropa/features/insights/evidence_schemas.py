"""What the evidence drawer shows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Schema

from tropa.features.insights.map_schemas import FigureOut


class BarOut(Schema):
    """One bar of a distribution; ``low == high`` for a rating, times without end have no high."""

    low: float
    high: float | None
    n: int


class TrendPointOut(Schema):
    """One month of a trend (``2026-03``)."""

    month: str
    value: float | None
    low: float | None
    high: float | None
    n: int


class QuoteOut(Schema):
    """What a customer said."""

    text: str
    time_us: int | None
    source: str


class RecordOut(Schema):
    """A record behind a figure: a case, or an answer."""

    id: str
    time_us: int | None
    value: float | None = None
    text: str | None = None
    source: str = ""
    state: str = ""
    events: int | None = None


class EvidenceSourceOut(Schema):
    """How many records a source gave."""

    source: str
    records: int


class EvidenceReportedOut(Schema):
    """A figure known only from a report; shown beside the measured one, never in it."""

    id: UUID
    value: float
    n: int | None
    unit: str
    period_from: date | None
    period_to: date | None
    author: str
    source_name: str


class EvidenceOut(Schema):
    """All that stands behind one cell of a map."""

    touchpoint_id: str
    measure: str
    figure: FigureOut | None
    distribution: list[BarOut]
    trend: list[TrendPointOut]
    sources: list[EvidenceSourceOut]
    quotes: list[QuoteOut]
    records: list[RecordOut]
    total_records: int
    reported: list[EvidenceReportedOut]
    computed_key: str
    not_narrowed: list[str]
    untold: list[str]
