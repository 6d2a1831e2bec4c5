"""Distributions of times, in bins that are the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tropa.core.clock import MICROSECONDS_PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ibis.expr.types import IntegerColumn, Table

    from tropa.store.journeys import Journeys

MINUTE, HOUR, DAY = 60, 3600, 86_400
BOUNDS_SECONDS = (
    *(0, 1, 5, 15, 30),
    *(MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE),
    *(HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 180 * DAY, 365 * DAY),
)
"""Lower bounds of the bins; the last one has no end. Days are 24 hours."""
EDGES: tuple[tuple[float, float | None], ...] = (
    *pairwise(BOUNDS_SECONDS),
    (BOUNDS_SECONDS[-1], None),
)


@dataclass(frozen=True, slots=True)
class Bin:
    """How many times lie in ``[from_seconds, to_seconds)``; None is without end."""

    from_seconds: float
    to_seconds: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Durations:
    """A distribution of times; quantiles are exact, None where there is no time at all.

    Attributes
    ----------
    n : int
        Times measured.
    bins : tuple of Bin
        From the first to the last that holds anything; together they hold all n.
    """

    n: int
    mean_seconds: float | None
    min_seconds: float | None
    p25_seconds: float | None
    median_seconds: float | None
    p75_seconds: float | None
    p90_seconds: float | None
    max_seconds: float | None
    bins: tuple[Bin, ...]


QUANTILES = {"p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}


def durations(journeys: Journeys, rows: Table) -> Durations:
    """Describe the column ``wait_us`` of a table; rows without a time are left out."""
    timed = rows.filter(rows.wait_us.notnull())
    (found,) = journeys.run(timed.aggregate(**_figures(timed.wait_us))).to_pylist()
    counts = [found[f"bin{place}"] or 0 for place in range(len(EDGES))]
    n = found["n"]
    mean_us = float(found["total"]) / n if n else None
    return Durations(
        n=n,
        mean_seconds=_seconds(mean_us),
        min_seconds=_seconds(found["min"]),
        max_seconds=_seconds(found["max"]),
        **{f"{name}_seconds": _seconds(found[name]) for name in QUANTILES},
        bins=filled_bins(counts),
    )


def _figures(wait_us: IntegerColumn) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "n": wait_us.count(),
        "total": wait_us.sum().cast("decimal(38, 0)"),
        "min": wait_us.min(),
        "max": wait_us.max(),
    }
    figures |= {name: wait_us.quantile(share) for name, share in QUANTILES.items()}
    for place, (low, high) in enumerate(EDGES):
        is_in = wait_us >= low * MICROSECONDS_PER_SECOND
        if high is not None:
            is_in &= wait_us < high * MICROSECONDS_PER_SECOND
        figures[f"bin{place}"] = is_in.sum()
    return figures


def filled_bins(counts: Sequence[int]) -> tuple[Bin, ...]:
    """Give the bins from the first to the last that holds anything.

    Parameters
    ----------
    counts : sequence of int
        How many times lie in each of ``EDGES``.
    """
    every = [Bin(low, high, count) for (low, high), count in zip(EDGES, counts, strict=True)]
    filled = [place for place, part in enumerate(every) if part.count]
    return tuple(every[filled[0] : filled[-1] + 1]) if filled else ()


def _seconds(microseconds: float | None) -> float | None:
    return None if microseconds is None else microseconds / MICROSECONDS_PER_SECOND
