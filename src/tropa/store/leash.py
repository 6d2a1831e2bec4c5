"""Stopping questions that are under way: by time-out, or because nobody waits for the answer."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import duckdb

from tropa.core.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

PULSE_SECONDS = 0.05
"""An interrupt that comes before the query has begun is lost; so it is repeated."""


class Leash:
    """Holds the questions asked inside one ``leashed`` block.

    Attributes
    ----------
    is_stopped : bool
        Whether questions are refused from now on.
    """

    def __init__(self) -> None:
        self._cursors: set[duckdb.DuckDBPyConnection] = set()
        self._lock = threading.Lock()
        self.is_stopped = False

    def stop(self) -> None:
        """Stop what is under way, and whatever is asked later; may be called from any thread."""
        with self._lock:
            if self.is_stopped:
                return
            self.is_stopped = True
        threading.Thread(target=self._pulse, daemon=True).start()

    @contextmanager
    def hold(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Have the cursor interrupted when stopped; the interruption becomes ``Cancelled``."""
        with self._lock:
            self._cursors.add(cursor)
        try:
            if self.is_stopped:
                raise Cancelled("The question was stopped.")
            yield
        except duckdb.InterruptException as stopped:
            raise Cancelled("The question was stopped.") from stopped
        finally:
            with self._lock:
                self._cursors.discard(cursor)

    def _pulse(self) -> None:
        """Interrupt until nothing is under way."""
        pause = threading.Event()
        while True:
            with self._lock:
                if not self._cursors:
                    return
                for cursor in self._cursors:
                    cursor.interrupt()
            pause.wait(PULSE_SECONDS)


_leash: ContextVar[Leash | None] = ContextVar("tropa_leash", default=None)


def current_leash() -> Leash:
    """Give the leash of the block we are in, else one that nobody pulls."""
    return _leash.get() or Leash()


@contextmanager
def leashed(*, within_seconds: float | None = None) -> Iterator[Leash]:
    """Let every question asked inside the block be stopped, at the latest after some time.

    Yields
    ------
    Leash
        Its ``stop`` may be called from another thread; the question then raises ``Cancelled``.
    """
    leash = Leash()
    timer = threading.Timer(within_seconds, leash.stop) if within_seconds is not None else None
    token = _leash.set(leash)
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        yield leash
    finally:
        _leash.reset(token)
        if timer is not None:
            timer.cancel()
