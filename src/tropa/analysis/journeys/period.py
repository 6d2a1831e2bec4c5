"""How many cases there are, and from when to when they go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.store.journeys import Journeys


@dataclass(frozen=True, slots=True)
class Period:
    """Cases, and the moments of their first and last event; None where there is no case."""

    cases: int
    first_us: int | None
    last_us: int | None


def journeys_period(journeys: Journeys) -> Period:
    """Count the cases of a choice and tell its first and last moment, without reading steps."""
    cases = journeys.cases
    found = cases.aggregate(
        cases=cases.count(), first_us=cases.start_us.min(), last_us=cases.end_us.max()
    )
    (row,) = journeys.run(found).to_pylist()
    return Period(**row)
