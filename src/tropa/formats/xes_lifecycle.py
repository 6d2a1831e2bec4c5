"""Start and complete of the same work, folded into one event with a start and an end."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tropa.formats.xes_parser import Attributes

ACTIVITY = "concept:name"
INSTANCE = "concept:instance"
TRANSITION = "lifecycle:transition"
TIME = "time:timestamp"
END = "time:end"


def pair_lifecycle(events: list[Attributes]) -> list[Attributes]:
    """Fold each ``start`` with its ``complete``, within one trace.

    They belong together by ``concept:instance`` and activity; without instances the first
    complete of an activity takes its first open start. What has no counterpart stays as it is.

    Examples
    --------
    >>> pair_lifecycle([
    ...     {"concept:name": "Pay", "lifecycle:transition": "start", "time:timestamp": "09:00"},
    ...     {"concept:name": "Pay", "lifecycle:transition": "complete", "time:timestamp": "09:05"},
    ... ])
    [{'concept:name': 'Pay', 'time:timestamp': '09:00', 'time:end': '09:05'}]
    """
    waiting: defaultdict[tuple[str | None, str | None], deque[int]] = defaultdict(deque)
    kept: list[Attributes] = []
    for event in events:
        transition = (event.get(TRANSITION) or "").casefold()
        same_work = waiting[event.get(ACTIVITY), event.get(INSTANCE)]
        if transition == "complete" and same_work:
            place = same_work.popleft()
            kept[place] = _folded(kept[place], event)
            continue
        if transition == "start":
            same_work.append(len(kept))
        kept.append(event)
    return kept


def _folded(start: Attributes, complete: Attributes) -> Attributes:
    folded = {**complete, **start, END: complete.get(TIME)}
    del folded[TRANSITION]
    return {ACTIVITY: folded[ACTIVITY], **folded}
