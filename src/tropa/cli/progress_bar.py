"""A progress bar for work of more than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

SILENT_SECONDS = 1.0


@contextmanager
def progress_bar(
    label: str,
    *,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Callable[[float], None] | None]:
    """Yield what to tell the share done; None where nobody looks (no terminal)."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield None
        return
    bar = _Bar(label, stream, clock)
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    """Appears once a second has passed."""

    def __init__(self, label: str, stream: TextIO, clock: Callable[[], float]) -> None:
        from rich.console import Console  # only a terminal pays for it
        from rich.progress import Progress

        self._progress = Progress(console=Console(file=stream), transient=True)
        self._task = self._progress.add_task(label, total=1.0)
        self._clock = clock
        self._began = clock()
        self._is_shown = False

    def tell(self, share: float) -> None:
        """Show the share done."""
        if not self._is_shown and self._clock() - self._began >= SILENT_SECONDS:
            self._progress.start()
            self._is_shown = True
        self._progress.update(self._task, completed=share)

    def close(self) -> None:
        """Take the bar away."""
        if self._is_shown:
            self._progress.stop()
