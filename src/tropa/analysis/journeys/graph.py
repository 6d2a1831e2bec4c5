"""The directly-follows graph: what comes right after what, how often and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tropa.analysis.journeys.coverage import cut_rare_edges
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.filters import Filter
from tropa.core.results import Graph

if TYPE_CHECKING:
    from ibis.expr.types import IntegerColumn, Table, Value
    from ibis.expr.types.groupby import GroupedTable

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
FIRSTS = {
    "cases": "is_first_of_edge",
    "starts": "is_first",
    "reached": "is_first_of_activity",
}


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
    counted = edge_quantiles(chosen.steps) if quantiles else edge_counts(chosen)
    found = chosen.run(counted).to_pylist()
    whole = _assemble(found, quantiles=quantiles)
    return whole if coverage is None else cut_rare_edges(whole, coverage)


def edge_counts(journeys: Journeys) -> Table:
    """Count in one pass; the rows without successor tell how cases end."""
    if journeys.moves is None:
        return _counted(journeys.steps).agg(**_sums(journeys.steps))
    steps, moves = journeys.steps, journeys.moves
    walked = steps.group_by("move").agg(count=steps.count(), wait_us=_exact_sum(steps.wait_us))
    # From the other side, engines would hold every step against the least and greatest move.
    rows = walked.left_join(moves, "move")
    firsts = {name: rows[mark].ifelse(rows["count"], 0).sum() for name, mark in FIRSTS.items()}
    return _counted(rows).agg(count=rows["count"].sum(), **firsts, wait_us=rows.wait_us.sum())


def edge_quantiles(steps: Table) -> Table:
    """Count, and find the exact median and 90th percentile of each edge's waits."""
    quantiles = {f"p{q}_us": steps.wait_us.quantile(q / 100) for q in (50, 90)}
    return _counted(steps).agg(**_sums(steps), **quantiles)


def _counted(rows: Table) -> GroupedTable:
    return rows.group_by("activity", "next_activity")


def _sums(steps: Table) -> dict[str, Value]:
    firsts = {name: steps[mark].sum() for name, mark in FIRSTS.items()}
    return {"count": steps.count(), **firsts, "wait_us": _exact_sum(steps.wait_us)}


def _exact_sum(wait_us: IntegerColumn) -> Value:
    """Add waits up; at a million waits of a hundred days the sum leaves 64 bits."""
    return wait_us.sum().cast("decimal(38, 0)")


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
    # Whole numbers divide exactly and are rounded once.
    mean_seconds = int(row["wait_us"]) / (row["count"] * MICROSECONDS_PER_SECOND)
    edge = {
        "source": row["activity"],
        "target": row["next_activity"],
        "count": row["count"],
        "cases": row["cases"],
        "mean_seconds": mean_seconds,
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
