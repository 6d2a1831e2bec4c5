"""Where customers wait longest."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

from tropa.analysis.intervals import Z95
from tropa.analysis.journeys.graph import graph
from tropa.core.clock import MICROSECONDS_PER_SECOND

if TYPE_CHECKING:
    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys

SHOWN = 10


def answer(journeys: Journeys) -> list[dict[str, Value]]:
    """Give the transitions that hold most of the waiting, with the median of their times."""
    edges = [edge for edge in graph(journeys).edges.to_pylist() if edge["mean_seconds"]]
    edges.sort(key=lambda e: (-e["count"] * e["mean_seconds"], e["source"], e["target"]))
    waited = sum(edge["count"] * edge["mean_seconds"] for edge in edges)
    return [_row(journeys, edge, waited=waited) for edge in edges[:SHOWN]]


def _row(journeys: Journeys, edge: dict[str, Any], *, waited: float) -> dict[str, Value]:
    n, steps = edge["count"], journeys.steps
    half = Z95 / (2 * sqrt(n))  # of the rank of the median, as a share
    waits = steps.filter(
        steps.activity == edge["source"], steps.next_activity == edge["target"]
    ).wait_us
    shares = {"median": 0.5, "low": max(0.5 - half, 0.0), "high": min(0.5 + half, 1.0)}
    figures = {name: waits.quantile(share) for name, share in shares.items()}
    (found,) = journeys.run(waits.as_table().aggregate(**figures)).to_pylist()
    seconds = {name: found[name] / MICROSECONDS_PER_SECOND for name in shares}
    return {
        "source": edge["source"],
        "target": edge["target"],
        "median_seconds": seconds["median"],
        "low": seconds["low"],
        "high": seconds["high"],
        "share_of_waiting": n * edge["mean_seconds"] / waited,
        "n": n,
    }
