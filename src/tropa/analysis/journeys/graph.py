"""The directly-follows graph: what comes right after what, how often and how fast."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tropa.analysis.journeys.coverage import cut_rare_edges
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.filters import Filter
from tropa.core.results import Graph

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys

Rows = list[dict[str, Any]]
"""Rows of a table that is being put together."""

NODE_COLUMNS: dict[str, pa.DataType] = {
    "activity": pa.string(),
    "count": pa.int64(),
    "cases": pa.int64(),
}
NODES = pa.schema(NODE_COLUMNS)
BOUNDS = pa.schema({name: NODE_COLUMNS[name] for name in ("activity", "cases")})


def graph(
    journeys: Journeys,
    *,
    quantiles: bool = False,
    where: Filter | None = None,
    coverage: float | None = None,
) -> Graph:
    """Count which activity directly follows which.

    Parameters
    ----------
    journeys : Journeys
        The cases; each pair of neighbouring events of a case is one transition.
    quantiles : bool
        Also the exact median and 90th percentile of the time of each edge.
    where : Filter, optional
        Which cases and events to take.
    coverage : float, optional
        Between 0 and 1: leave out the rarest edges beyond this share of the transitions, but
        keep every activity shown connected with a start and an end where it was.
        ``hidden_share`` says exactly what share of the transitions is left out.

    Returns
    -------
    Graph
        Counts of transitions, of cases (each once per edge) and mean seconds per transition.
        The shares of an edge have all transitions of the filter as their denominator.

    Raises
    ------
    InputError
        When the filter names something unknown or ``coverage`` is out of range.
    """
    chosen = narrow(journeys, where or Filter())
    found = chosen.run(edge_counts(chosen.steps, quantiles=quantiles)).to_pylist()
    whole = _assemble(found, quantiles=quantiles)
    return whole if coverage is None else cut_rare_edges(whole, coverage)


def edge_counts(steps: Table, *, quantiles: bool) -> Table:
    """Count in one pass; the rows without successor tell how cases end."""
    waits = {"wait_us": steps.wait_us.sum().cast("decimal(38, 0)")}
    if quantiles:
        waits |= {f"p{q}_us": steps.wait_us.quantile(q / 100) for q in (50, 90)}
    return steps.group_by("activity", "next_activity").agg(
        count=steps.count(),
        cases=steps.is_first_of_edge.sum(),
        starts=steps.is_first.sum(),
        reached=steps.is_first_of_activity.sum(),
        **waits,
    )


def _assemble(found: Rows, *, quantiles: bool) -> Graph:
    nodes = _by_activity(found, {"count": "count", "cases": "reached"})
    starts = _by_activity(found, {"cases": "starts"})
    ends = _by_activity([row for row in found if row["next_activity"] is None], {"cases": "count"})
    edges = [_edge(row, quantiles=quantiles) for row in found if row["next_activity"] is not None]
    edges.sort(key=lambda row: (-row["count"], row["source"], row["target"]))
    started = [row for row in starts if row["cases"]]
    return Graph(
        edges=pa.Table.from_pylist(edges, schema=edge_schema(quantiles=quantiles)),
        nodes=pa.Table.from_pylist(nodes, schema=NODES),
        starts=pa.Table.from_pylist(started, schema=BOUNDS),
        ends=pa.Table.from_pylist(ends, schema=BOUNDS),
        cases=sum(row["cases"] for row in starts),
    )


def _by_activity(found: Rows, sums: dict[str, str]) -> Rows:
    """Add up the rows of each activity; the largest first, then by name."""
    totals: dict[str, dict[str, Any]] = {}
    for row in found:
        total = totals.setdefault(row["activity"], dict.fromkeys(sums, 0))
        for name, column in sums.items():
            total[name] += row[column]
    first = next(iter(sums))
    rows = [{"activity": activity, **total} for activity, total in totals.items()]
    return sorted(rows, key=lambda row: (-row[first], row["activity"]))


def _edge(row: dict[str, Any], *, quantiles: bool) -> dict[str, Any]:
    mean_us = Fraction(int(row["wait_us"]), row["count"])
    edge = {
        "source": row["activity"],
        "target": row["next_activity"],
        "count": row["count"],
        "cases": row["cases"],
        "mean_seconds": float(mean_us / MICROSECONDS_PER_SECOND),
    }
    if quantiles:
        edge["median_seconds"] = row["p50_us"] / MICROSECONDS_PER_SECOND
        edge["p90_seconds"] = row["p90_us"] / MICROSECONDS_PER_SECOND
    return edge


def edge_schema(*, quantiles: bool) -> pa.Schema:
    """Name the columns of ``Graph.edges``."""
    figures = ["mean_seconds", *(["median_seconds", "p90_seconds"] if quantiles else [])]
    columns: dict[str, pa.DataType] = {"source": pa.string(), "target": pa.string()}
    columns |= {"count": pa.int64(), "cases": pa.int64()}
    return pa.schema(columns | dict.fromkeys(figures, pa.float64()))
