"""What has happened to a map, as it is told to those who look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.features.journeys.live.frames import frame_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tropa.features.journeys.models import MapChange

MOST_TOGETHER = 100
"""Changes told in one frame."""


class Chronicle:
    """Changes in the order of their versions; a passage is written once, however many hear it."""

    def __init__(self, changes: Sequence[MapChange]) -> None:
        self._changes = changes
        self._texts: dict[tuple[int, int], str] = {}

    def between(self, start: int, end: int) -> Iterator[str]:
        """Tell of the changes from one place up to another, some of them in each frame."""
        for first in range(start, end, MOST_TOGETHER):
            passage = (first, min(first + MOST_TOGETHER, end))
            if passage not in self._texts:
                self._texts[passage] = _changed_text(self._changes[slice(*passage)])
            yield self._texts[passage]


def _changed_text(changes: Sequence[MapChange]) -> str:
    """Write what has changed; where several people changed something, the last is named."""
    last = changes[-1].created_by
    return frame_text(
        "changed",
        version=changes[-1].version,
        commands=[command for change in changes for command in change.commands],
        by={"id": str(last.pk) if last else "", "name": last.get_short_name() if last else ""},
    )
