"""Where customers first meet us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.journeys.graph import graph
from tropa.log.questions.shares import share_row

if TYPE_CHECKING:
    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys


def answer(journeys: Journeys) -> list[dict[str, Value]]:
    """Give the share of cases that begin with each activity."""
    found = graph(journeys)
    starts = found.starts.to_pylist()
    return [share_row(row["cases"], found.cases, activity=row["activity"]) for row in starts]
