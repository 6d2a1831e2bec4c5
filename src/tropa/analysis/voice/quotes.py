"""The newest quotes of every touchpoint of a map."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import ibis

from tropa.analysis.voice.measures_ratings import QUOTE
from tropa.analysis.voice.reported import raw_records

if TYPE_CHECKING:
    from tropa.analysis.binding import Binding
    from tropa.store.observations import Observations


def newest_quotes(
    observations: Observations, binding: Binding, *, each: int = 3
) -> dict[str, list[str]]:
    """Take the newest quotes of each touchpoint, in their customers' own words.

    Parameters
    ----------
    observations : Observations
        Narrowed to the filter already.
    binding : Binding
        Which observation names belong to which touchpoint.
    each : int
        How many of each touchpoint at the most; quotes without a time come last.
    """
    names = binding.names
    table = raw_records(observations)
    said = table.filter(
        table.measure == QUOTE, table.text.notnull(), table.text != "", table.touchpoint.isin(names)
    )
    newest_first = [said.time_us.desc(nulls_first=False), said.observation_id]
    place = ibis.row_number().over(ibis.window(group_by=said.touchpoint, order_by=newest_first))
    ranked = said.mutate(place=place)
    rows = ranked.filter(ranked.place < each).select("touchpoint", "text", "time_us", "place")
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in observations.run(rows.order_by("touchpoint", "place")).to_pylist():
        found[names[row["touchpoint"]]].append((-(row["time_us"] or 0), row["text"]))
    return {
        touchpoint: [text for _, text in sorted(rows)][:each] for touchpoint, rows in found.items()
    }
