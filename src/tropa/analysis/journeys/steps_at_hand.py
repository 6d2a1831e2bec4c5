"""The events of logs of ordinary size, at hand in memory: in order, before any filter.

Reading them anew for each filter would take longer than all that is reckoned from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from tropa.analysis.ordered_rows import codes, in_order
from tropa.store.at_hand import AtHand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.analysis.ordered_rows import Flags
    from tropa.store.journeys import Journeys, KeptEvents

AT_HAND_EVENTS = 2_000_000
"""Longer logs are read anew, a part at a time."""
PLACE = ("case_no", "seq")


@dataclass(frozen=True, slots=True)
class _Read:
    """The columns read so far; not the journeys, for what is at hand must keep nothing open."""

    lock: Lock = field(default_factory=Lock)
    columns: dict[str, pa.ChunkedArray] = field(default_factory=dict)


class WholeSteps:
    """Columns of the steps of whole journeys, each read when first asked for."""

    def __init__(self, journeys: Journeys, read: _Read) -> None:
        self._journeys, self._read = journeys, read

    def columns(self, names: Iterable[str]) -> pa.Table:
        """Give columns, rows by ``case_no`` and ``seq``; texts come as dictionaries."""
        names, known = list(names), self._read.columns
        with self._read.lock:
            missing = [name for name in dict.fromkeys((*PLACE, *names)) if name not in known]
            if missing:
                asked = self._journeys.steps.select(*dict.fromkeys((*PLACE, *missing)))
                rows = in_order(self._journeys.run_coded(asked)).combine_chunks()
                known.update({name: rows[name] for name in missing})
        return pa.table({name: known[name] for name in names})

    def left(self, kept: Iterable[KeptEvents], names: Iterable[str]) -> pa.Table:
        """Give columns of the events that meet all conditions; links are those of the whole."""
        is_left: Any = None
        for condition in kept:
            fits = self._fits(condition)
            is_left = fits if is_left is None else is_left & fits
        found = self.columns(names)
        return found if is_left is None else found.filter(pa.array(is_left))

    def _fits(self, condition: KeptEvents) -> Flags:
        values, code = codes(self.columns([condition.column]), condition.column)
        named = frozenset(condition.values)
        is_named = np.array([(value in named) is condition.is_kept for value in values])
        fits: Flags = np.r_[is_named, False][code]  # one without a value fits nothing, as in SQL
        return fits


_at_hand: AtHand[_Read] = AtHand(room=4 * AT_HAND_EVENTS)


def steps_at_hand(journeys: Journeys) -> WholeSteps | None:
    """Give the steps of the whole journeys that these were chosen from; None for a long log."""
    whole = journeys.origin or journeys
    events = whole.events
    if events is None or events > AT_HAND_EVENTS:
        return None
    return WholeSteps(whole, _at_hand.of(whole.engine, lambda: (_Read(), events)))
