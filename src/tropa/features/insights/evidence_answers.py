"""The evidence of one cell: figure, distribution, trend, quotes, records, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tropa.analysis.disclosure import disclose_parts, withheld
from tropa.analysis.evidence import Evidence, Page, evidence
from tropa.core.errors import NotFound
from tropa.core.figures import Figure
from tropa.features.facts.selectors import reported_list
from tropa.features.insights.cell_facts import Asked, cell_facts
from tropa.features.insights.evidence_schemas import (
    BarOut,
    EvidenceOut,
    EvidenceReportedOut,
    EvidenceSourceOut,
    QuoteOut,
    RecordOut,
    TrendPointOut,
)
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.map_schemas import FigureOut
from tropa.features.insights.measured_map import describe_figures
from tropa.features.journeys.map_selectors import map_document, map_get
from tropa.features.sources.lakes import source_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tropa.analysis.disclosure import Disclosure
    from tropa.analysis.evidence import MonthPoint
    from tropa.core.filters import Filter
    from tropa.features.workspaces.models import User

QUALITATIVE = frozenset({"quote"})
"""Measures that are counted in words and never withheld."""
COUNTED = frozenset({"reach", "reach_share", "intensity", "covered", "complaints"})
"""Measures whose trend and distribution are counts, which are never withheld."""


def evidence_of(
    user: User,
    workspace_id: UUID,
    map_id: UUID,
    *,
    cell: Asked,
    where: Filter,
    page: Page,
) -> EvidenceOut:
    """Gather what stands behind one measure of one touchpoint, of all customers or a segment.

    Raises
    ------
    NotFound
        When the touchpoint is not on the map.
    """
    touchpoint, measure = cell.touchpoint, cell.measure
    record = map_get(user, workspace_id, map_id)
    document = map_document(record)
    facts = cell_facts(user, record, where, cell=cell)
    if touchpoint not in facts.binding.ids:
        raise NotFound("This touchpoint is not on the map.", hint="Reload the map.")
    rule = rule_of(record.workspace)
    shown = {touchpoint: {measure: facts.figure}} if facts.figure else {}
    described = describe_figures(record, document, shown)
    behind = evidence(
        facts.journeys,
        facts.observations,
        facts.binding,
        touchpoint=touchpoint,
        measure=measure,
        page=page,
        zone=record.workspace.zone,
    )
    names = source_names(record.workspace_id)
    row = described.get(touchpoint, {}).get(measure)
    shown_figure = FigureOut(**row) if row else None
    is_thin = _is_thin(behind, shown_figure, measure=measure, rule=rule)
    return EvidenceOut(
        touchpoint_id=touchpoint,
        measure=measure,
        figure=shown_figure,
        distribution=[]
        if is_thin
        else [BarOut(low=b.low, high=b.high, n=b.n) for b in behind.distribution],
        trend=trend_told(behind.trend, measure, rule, is_thin=is_thin),
        sources=[
            EvidenceSourceOut(source=names.get(source, source), records=count)
            for source, count in behind.source_mix.items()
        ],
        quotes=[_quote(row, names) for row in behind.quotes.to_pylist()],
        records=[] if is_thin else [_record(row, names) for row in behind.records.to_pylist()],
        total_records=behind.total_records,
        reported=_reported(user, workspace_id, touchpoint, measure=measure),
        computed_key=behind.how,
        not_narrowed=list(facts.not_narrowed),
        untold=list(facts.untold),
    )


def _is_thin(behind: Evidence, figure: FigureOut | None, *, measure: str, rule: Disclosure) -> bool:
    """Whether the ratings or times behind a figure are too few to be shown one by one.

    Records without a value (a missing code) are records all the same, but hide nobody.
    """
    if measure in COUNTED | QUALITATIVE:
        return False
    is_withheld = figure is not None and figure.withheld == "withheld"
    return is_withheld or 0 < behind.total_records < rule.minimum_n


def trend_told(
    points: Sequence[MonthPoint], measure: str, rule: Disclosure, *, is_thin: bool
) -> list[TrendPointOut]:
    """Describe the months as parts of the figure that stands above them.

    Of a figure that is withheld no month tells its mean; of one that is shown, a single month that
    is too thin could be told from the others: then the next smallest is withheld with it.
    """
    months = {place: Figure(point.estimate, "rating") for place, point in enumerate(points)}
    if measure not in COUNTED:
        told = disclose_parts(months, rule, shows_total=True)
        months = {place: withheld(one) if is_thin else one for place, one in told.items()}
    return [
        TrendPointOut(
            month=point.month,
            value=months[place].estimate.value,
            low=months[place].estimate.low,
            high=months[place].estimate.high,
            n=months[place].estimate.n,
        )
        for place, point in enumerate(points)
    ]


def _quote(row: dict[str, Any], names: dict[str, str]) -> QuoteOut:
    source = names.get(row["source"], row["source"])
    return QuoteOut(text=row["text"], time_us=row["time_us"], source=source)


def _record(row: dict[str, Any], names: dict[str, str]) -> RecordOut:
    """Describe a case or an observation, whichever the row is."""
    if "case" in row:
        return RecordOut(
            id=row["case"], time_us=row["first_us"], state=row["state"], events=row["events"]
        )
    source = names.get(row["source"], row["source"])
    return RecordOut(
        id=row.get("record") or row["observation_id"],
        time_us=row.get("time_us"),
        value=row.get("value"),
        text=row.get("text"),
        source=source,
    )


def _reported(
    user: User, workspace_id: UUID, touchpoint: str, *, measure: str
) -> list[EvidenceReportedOut]:
    rows = reported_list(user, workspace_id).filter(touchpoint_id=touchpoint, measure=measure)
    return [EvidenceReportedOut.from_orm(row) for row in rows]
