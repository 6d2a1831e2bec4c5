"""When each touchpoint was last spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.voice.reported import raw_records

if TYPE_CHECKING:
    from tropa.store.observations import Observations


def newest_by_name(observations: Observations) -> dict[str, int]:
    """Give the time (microseconds) of the newest observation of each touchpoint name.

    Reported figures are no records and are left out; a name whose records bear no time has none.
    """
    table = raw_records(observations)
    newest = table.group_by("touchpoint").agg(newest_us=table.time_us.max())
    rows = observations.run(newest).to_pylist()
    return {row["touchpoint"]: row["newest_us"] for row in rows if row["newest_us"] is not None}
