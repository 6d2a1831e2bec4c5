"""The records behind a figure: one edge, one activity, cases, the events of a case."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tropa.analysis.journeys.cases import case_page, case_steps
from tropa.analysis.journeys.edge import edge_detail
from tropa.analysis.journeys.node import node_detail
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.journey_schemas import (
    CasesOut,
    CaseStepsOut,
    DurationsOut,
    EdgeDetailOut,
    NamedCountOut,
    NodeDetailOut,
    Withheld,
)
from tropa.features.journeys.lens_selectors import lens_get, lens_open

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.analysis.disclosure import Disclosure
    from tropa.analysis.journeys.durations import Durations
    from tropa.core.filters import Filter
    from tropa.features.workspaces.models import User


def edge_of(
    user: User, workspace_id: UUID, lens_id: UUID, *, pair: tuple[str, str], where: Filter
) -> EdgeDetailOut:
    """Describe the transitions from one activity directly to another."""
    lens = lens_get(user, workspace_id, lens_id)
    found = edge_detail(lens_open(lens), *pair, where=where)
    waits = thin_durations(found.waits, rule_of(lens.workspace))
    return EdgeDetailOut(**{**_shallow(found), "waits": waits})


def node_of(
    user: User, workspace_id: UUID, lens_id: UUID, *, activity: str, where: Filter
) -> NodeDetailOut:
    """Describe the events of one activity."""
    lens = lens_get(user, workspace_id, lens_id)
    rule = rule_of(lens.workspace)
    found = node_detail(lens_open(lens), activity, where=where)
    return NodeDetailOut(
        **{
            **_shallow(found),
            "waits_before": thin_durations(found.waits_before, rule),
            "waits_after": thin_durations(found.waits_after, rule),
            "channels": _named(found.channels),
            "departments": _named(found.departments),
        }
    )


def cases_of(
    user: User, workspace_id: UUID, lens_id: UUID, *, where: Filter, limit: int, offset: int
) -> CasesOut:
    """List the cases of a filter."""
    lens = lens_get(user, workspace_id, lens_id)
    page = case_page(lens_open(lens), where=where, limit=limit, offset=offset)
    return CasesOut.model_validate({"total": page.total, "cases": page.table.to_pylist()})


def case_of(user: User, workspace_id: UUID, lens_id: UUID, *, case: str) -> CaseStepsOut:
    """List the events of one case."""
    lens = lens_get(user, workspace_id, lens_id)
    steps = case_steps(lens_open(lens), case).to_pylist()
    return CaseStepsOut.model_validate({"case": case, "steps": steps})


def thin_durations(found: Durations, rule: Disclosure) -> DurationsOut:
    """Withhold or flag a distribution of times; how many times there are stays."""
    if found.n and found.n < rule.minimum_n:
        blank = dict.fromkeys(name for name in asdict(found) if name.endswith("_seconds"))
        return DurationsOut(n=found.n, bins=[], withheld="withheld", **blank)
    flag: Withheld = "flagged" if 0 < found.n < rule.flagged_n else ""
    return DurationsOut(**asdict(found), withheld=flag)


def _named(counts: tuple[tuple[str | None, int], ...]) -> list[NamedCountOut]:
    return [NamedCountOut(name=name or "", count=count) for name, count in counts]


def _shallow(found: Any) -> dict[str, Any]:
    """Take a result's fields as they are, without descending into them."""
    return {name: getattr(found, name) for name in found.__dataclass_fields__}
