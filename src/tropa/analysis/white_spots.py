"""What is known of each stage and by which source: where the map is blind, and where it is stale.

Not to be mixed up with the coverage of a process graph, which is a share of its moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.voice.reported import REPORTED, raw_records
from tropa.core.figures import Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tropa.store.observations import Observations

EVENTS = "events"
"""The source of what customers did, as :class:`tropa.core.figures.Cover` names it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What all sources know of a place of the map.

    Attributes
    ----------
    covers : dict[str, Cover]
        By source; a source that knows nothing is absent.
    """

    covers: dict[str, Cover]

    @property
    def is_white(self) -> bool:
        """Whether nobody measures it: what is only reported does not count."""
        return not any(cover.records for source, cover in self.covers.items() if source != REPORTED)


def known_of(covers: Iterable[Cover]) -> Known:
    """Add up covers of several touchpoints, source by source: records, and the newest of all.

    Examples
    --------
    >>> known = known_of([Cover("events", 3, 10), Cover("events", 2, 40), Cover("poll", 0, None)])
    >>> known.covers["events"].records, known.covers["events"].newest_us, "poll" in known.covers
    (5, 40, False)
    """
    found: dict[str, Cover] = {}
    for cover in covers:
        if not cover.records:
            continue
        before = found.get(cover.source)
        times = [one.newest_us for one in (before, cover) if one and one.newest_us is not None]
        records = cover.records + (before.records if before else 0)
        found[cover.source] = Cover(cover.source, records, max(times, default=None))
    return Known(found)


def known_by_stage(
    stages: Mapping[str, Sequence[str]], covers: Mapping[str, Sequence[Cover]]
) -> dict[str, Known]:
    """Tell what is known of each stage: all that is known of its touchpoints, each counted once.

    Parameters
    ----------
    stages : Mapping[str, Sequence[str]]
        Stage → its touchpoints; one that stands in a stage twice counts once there.
    covers : Mapping[str, Sequence[Cover]]
        Touchpoint → what each source knows of it.
    """
    return {
        stage: known_of(
            cover for one in dict.fromkeys(touchpoints) for cover in covers.get(one, ())
        )
        for stage, touchpoints in stages.items()
    }


def voices_by_kind(observations: Observations) -> dict[str, str]:
    """List the sources of observations that are records of their own, each with its kind.

    A source of several kinds (``survey``, ``review``, ``complaint`` …) is told by the first.
    """
    kinds = raw_records(observations).select("source", "source_kind").distinct()
    rows = observations.run(kinds.order_by(kinds.source, kinds.source_kind.desc())).to_pylist()
    return {row["source"]: row["source_kind"] for row in rows}
