"""The events of logs of ordinary size, at hand in memory: in order, before any filter.

Reading them anew for each filter would take longer than all that is reckoned from them.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from tropa.analysis.journeys.ordered_rows import codes, in_order
from tropa.store.at_hand import AtHand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.analysis.journeys.ordered_rows import Flags
    from tropa.store.journeys import Journeys, KeptEvents

AT_HAND_EVENTS = 2_000_000
"""Longer logs are read anew, a part at a time."""
PLACE = ("case_no", "seq")


class WholeSteps:
    """Columns of the steps of whole journeys, each read when first asked for."""

    def __init__(self, journeys: Journeys) -> None:
        self._journeys = journeys
        self._lock = Lock()
        self._columns: dict[str, pa.ChunkedArray] = {}

    def columns(self, names: Iterable[str]) -> pa.Table:
        """Give columns, rows by ``case_no`` and ``seq``; texts come as dictionaries."""
        names = list(names)
        with self._lock:
            missing = [name for name in dict.fromkeys((*PLACE, *names)) if not self._has(name)]
            if missing:
                asked = self._journeys.steps.select(*dict.fromkeys((*PLACE, *missing)))
                rows = in_order(self._journeys.run_coded(asked)).combine_chunks()
                self._columns.update({name: rows[name] for name in missing})
        return pa.table({name: self._columns[name] for name in names})

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
        is_named = np.array([(value in condition.values) is condition.is_kept for value in values])
        fits: Flags = np.r_[is_named, False][code]  # one without a value fits nothing, as in SQL
        return fits

    def _has(self, name: str) -> bool:
        return name in self._columns


_at_hand: AtHand[WholeSteps] = AtHand(room=4 * AT_HAND_EVENTS)


def steps_at_hand(journeys: Journeys) -> WholeSteps | None:
    """Give the steps of the whole journeys that these were chosen from; None for a long log."""
    whole = journeys.origin or journeys
    events = whole.events
    if events is None or events > AT_HAND_EVENTS:
        return None
    return _at_hand.of(whole.engine, lambda: (WholeSteps(whole), events))
