"""Answers about journeys as the screens take them: counts whole, thin times withheld."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tropa.analysis.disclosure import Disclosure
from tropa.analysis.journeys.between import between
from tropa.analysis.journeys.funnel import funnel
from tropa.analysis.journeys.graph import graph
from tropa.analysis.journeys.summary import summary
from tropa.analysis.journeys.variants import variants
from tropa.features.insights.journey_schemas import (
    BetweenOut,
    EstimateOut,
    FunnelStepOut,
    GraphOut,
    SummaryOut,
    VariantOut,
    VariantsOut,
    Withheld,
)
from tropa.features.journeys.lens_selectors import lens_get, lens_open

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.filters import Filter
    from tropa.core.results import Estimate, FunnelStep
    from tropa.features.workspaces.models import User, Workspace

TIMES = ("mean_seconds", "median_seconds", "p90_seconds")


def rule_of(workspace: Workspace) -> Disclosure:
    """Tell below which n the workspace withholds and flags."""
    return Disclosure(workspace.min_n, max(workspace.min_n, workspace.flag_n))


def thin_row(row: dict[str, Any], rule: Disclosure, *, n: str) -> dict[str, Any]:
    """Withhold or flag the times of a row by the count in its column ``n``."""
    if row[n] >= rule.flagged_n:
        return {**row, "withheld": ""}
    if row[n] >= rule.minimum_n:
        return {**row, "withheld": "flagged"}
    return {**row, **{name: None for name in TIMES if name in row}, "withheld": "withheld"}


def thin_estimate(estimate: Estimate, rule: Disclosure, *, unit: str) -> EstimateOut:
    """Withhold or flag an estimate; its n and denominator stay."""
    base = estimate.n if estimate.denominator is None else estimate.denominator
    withheld: Withheld = ""
    if base < rule.flagged_n:
        withheld = "withheld" if base < rule.minimum_n else "flagged"
    is_open = withheld != "withheld"
    return EstimateOut(
        value=estimate.value if is_open else None,
        low=estimate.low if is_open else None,
        high=estimate.high if is_open else None,
        n=estimate.n if is_open or estimate.denominator is None else base,
        denominator=estimate.denominator,
        unit=unit,
        withheld=withheld,
    )


def summary_of(user: User, workspace_id: UUID, lens_id: UUID, *, where: Filter) -> SummaryOut:
    """Say what the journeys of a filter hold."""
    journeys = lens_open(lens_get(user, workspace_id, lens_id))
    found = summary(journeys, where=where)
    return SummaryOut(**asdict(found), as_of_us=journeys.as_of_us)


def graph_of(
    user: User,
    workspace_id: UUID,
    lens_id: UUID,
    *,
    where: Filter,
    quantiles: bool,
    coverage: float | None,
) -> GraphOut:
    """Draw what directly follows what."""
    lens = lens_get(user, workspace_id, lens_id)
    rule = rule_of(lens.workspace)
    found = graph(lens_open(lens), quantiles=quantiles, where=where, coverage=coverage)
    return GraphOut.model_validate(
        {
            "nodes": found.nodes.to_pylist(),
            "edges": [thin_row(row, rule, n="count") for row in found.edges.to_pylist()],
            "starts": found.starts.to_pylist(),
            "ends": found.ends.to_pylist(),
            "cases": found.cases,
            "total_cases": lens.facts.get("cases", found.cases),
            "hidden_share": found.hidden_share,
        }
    )


def variants_of(
    user: User, workspace_id: UUID, lens_id: UUID, *, where: Filter, limit: int, offset: int
) -> VariantsOut:
    """List the distinct paths."""
    lens = lens_get(user, workspace_id, lens_id)
    rule = rule_of(lens.workspace)
    found = variants(lens_open(lens), where=where, limit=limit, offset=offset)
    return VariantsOut(
        variants=[
            VariantOut.model_validate(thin_row(row, rule, n="cases"))
            for row in found.table.to_pylist()
        ],
        total_variants=found.total_variants,
        total_cases=found.total_cases,
        hidden_share=found.hidden_share,
    )


def between_of(
    user: User, workspace_id: UUID, lens_id: UUID, *, pair: tuple[str, str], where: Filter
) -> BetweenOut:
    """Measure the time from one activity to another."""
    lens = lens_get(user, workspace_id, lens_id)
    rule = rule_of(lens.workspace)
    found = between(lens_open(lens), *pair, where=where)
    return BetweenOut(
        source=found.source,
        target=found.target,
        n=found.n,
        n_reached=found.n_reached,
        n_censored=found.n_censored,
        n_never=found.n_never,
        median_seconds=thin_estimate(found.median_seconds, rule, unit="seconds"),
        p90_seconds=thin_estimate(found.p90_seconds, rule, unit="seconds"),
    )


def funnel_of(
    user: User,
    workspace_id: UUID,
    lens_id: UUID,
    *,
    steps: list[str],
    within_seconds: float | None,
    where: Filter,
) -> list[FunnelStepOut]:
    """Follow cases through activities in order."""
    lens = lens_get(user, workspace_id, lens_id)
    rule = rule_of(lens.workspace)
    found = funnel(lens_open(lens), steps, within_seconds=within_seconds, where=where)
    return [_funnel_step(step, rule) for step in found]


def _funnel_step(step: FunnelStep, rule: Disclosure) -> FunnelStepOut:
    is_thin = step.cases < rule.minimum_n
    return FunnelStepOut(
        step=step.step,
        cases=step.cases,
        waiting=step.waiting,
        share_of_first=thin_estimate(step.share_of_first, rule, unit="share"),
        share_of_previous=thin_estimate(step.share_of_previous, rule, unit="share"),
        median_seconds=None if is_thin else step.median_seconds,
    )
