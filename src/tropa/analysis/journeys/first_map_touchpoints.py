"""The touchpoints of a first map: those of highest reach, and what the others amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import numpy as np
import pyarrow as pa

from tropa.analysis.journeys.first_map_inputs import CutCases, cut_cases, first_visits

if TYPE_CHECKING:
    from collections.abc import Collection

    from ibis.expr.types import Table
    from numpy.typing import NDArray

    from tropa.store.journeys import Journeys

    Ints = NDArray[np.int64]

MOST_TOUCHPOINTS = 50


@dataclass(frozen=True, slots=True)
class MappedTouchpoint:
    """An activity (in one channel, where the mapping says so) seen in events.

    ``reach`` are the cases with at least one event here, ``events`` the events.
    """

    activity: str
    channel: str | None
    reach: int
    events: int

    @property
    def name(self) -> str:
        """The name to propose."""
        return f"{self.activity} · {self.channel}" if self.channel else self.activity


@dataclass(frozen=True, slots=True)
class ReadTouchpoints:
    """Touchpoints in order of their names, and the events at those kept."""

    kept: tuple[MappedTouchpoint, ...]
    left_out: tuple[MappedTouchpoint, ...]
    cut: CutCases
    cases: int
    events: int

    @property
    def hidden_share(self) -> float:
        """Share of all events that lie at touchpoints left out."""
        return sum(place.events for place in self.left_out) / self.events if self.events else 0.0


def read_touchpoints(journeys: Journeys, *, by_channel: Collection[str]) -> ReadTouchpoints:
    """Read who was where when, and keep the 50 touchpoints of highest reach (equal: by name)."""
    table = journeys.run(_visits(journeys.steps, by_channel)).combine_chunks()
    case = table["case_no"].to_numpy()
    names, code = _codes(table)
    places = _reaches(names, code, case)
    ranked = sorted(range(len(places)), key=lambda number: (-places[number].reach, number))
    kept = sorted(ranked[:MOST_TOUCHPOINTS])
    number = np.full(max(len(places), 1), -1)
    number[kept] = np.arange(len(kept))
    stays = number[code] >= 0
    time_us = table["time_us"].to_numpy()
    return ReadTouchpoints(
        kept=tuple(places[index] for index in kept),
        left_out=tuple(places[index] for index in ranked[MOST_TOUCHPOINTS:]),
        cut=cut_cases(case[stays], number[code[stays]], time_us[stays], touchpoints=len(kept)),
        cases=1 + int(np.count_nonzero(np.diff(case))) if len(case) else 0,
        events=len(case),
    )


def _visits(steps: Table, by_channel: Collection[str]) -> Table:
    channel = (
        ibis.ifelse(steps.activity.isin(sorted(by_channel)), steps.channel, ibis.null("string"))
        if by_channel
        else ibis.null("string")
    )
    return steps.order_by(["case_no", "seq"]).select(
        steps.case_no, steps.activity, channel.name("channel"), steps.time_us
    )


def _codes(table: pa.Table) -> tuple[list[tuple[str, str | None]], Ints]:
    """Number the touchpoints by name; a channel that is not known is none."""
    activity = table["activity"].combine_chunks().dictionary_encode()
    channel = table["channel"].combine_chunks().dictionary_encode()
    channels = [*channel.dictionary.to_pylist(), None]
    channel_code = channel.indices.fill_null(len(channels) - 1).to_numpy()
    pair = activity.indices.to_numpy().astype(np.int64) * len(channels) + channel_code
    seen, code = np.unique(pair, return_inverse=True)
    activities = activity.dictionary.to_pylist()
    names = [(activities[int(p) // len(channels)], channels[int(p) % len(channels)]) for p in seen]
    by_name = sorted(range(len(names)), key=lambda index: (names[index][0], names[index][1] or ""))
    rank = np.empty(len(names), dtype=np.int64)
    rank[by_name] = np.arange(len(names))
    return [names[index] for index in by_name], rank[code]


def _reaches(names: list[tuple[str, str | None]], code: Ints, case: Ints) -> list[MappedTouchpoint]:
    events = np.bincount(code, minlength=len(names))
    reach = np.bincount(code[first_visits(case, code)], minlength=len(names))
    return [
        MappedTouchpoint(activity, channel, int(reach[index]), int(events[index]))
        for index, (activity, channel) in enumerate(names)
    ]
