"""Journeys that a moment falls into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.store.journeys import Journeys


def spanning_cases(journeys: Journeys, moment_us: int) -> int:
    """Count the cases that began before a moment and went on after it."""
    cases = journeys.cases
    inside = cases.filter(cases.start_us < moment_us, cases.end_us >= moment_us)
    return int(journeys.run(inside.aggregate(n=inside.count()))["n"][0].as_py())
