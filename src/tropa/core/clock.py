"""The clock that everything asks: today is an argument, never a fact of the machine."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Protocol

from pydantic import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

MICROSECONDS_PER_SECOND = 1_000_000
LONGEST_SECONDS = 10**11
"""Some three thousand years: beyond every calendar here, and whole in 64 bits of microseconds."""
Moment = Annotated[int, Field(ge=-(2**62), le=2**62)]
"""Microseconds since 1970 UTC, such as every engine can hold."""
Seconds = Annotated[float, Field(ge=-LONGEST_SECONDS, le=LONGEST_SECONDS)]
"""A span that every engine can hold; neither infinite nor no number."""


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """Tell the present moment in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Tell the present moment in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still: for the demo and for tests.

    Examples
    --------
    >>> FixedClock(datetime(2026, 1, 2, tzinfo=UTC)).now().isoformat()
    '2026-01-02T00:00:00+00:00'
    """

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("A clock needs a moment with a time zone.")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Tell the moment the clock was set to."""
        return self._moment


_clock: ContextVar[Clock | None] = ContextVar("tropa_clock", default=None)
_system = SystemClock()


def now() -> datetime:
    """Tell the present moment (UTC) by the injected clock, else by the machine's."""
    return (_clock.get() or _system).now()


def now_us() -> int:
    """Tell the present moment in microseconds since 1970-01-01 UTC.

    Examples
    --------
    >>> with use_clock(FixedClock(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))):
    ...     now_us()
    1000000
    """
    return to_us(now())


def to_us(moment: datetime) -> int:
    """Turn an aware moment into whole microseconds since 1970-01-01 UTC.

    Examples
    --------
    >>> to_us(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC))
    -1000000
    """
    delta = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * MICROSECONDS_PER_SECOND + delta.microseconds


def from_us(time_us: int) -> datetime:
    """Turn whole microseconds since 1970-01-01 UTC into a moment.

    Examples
    --------
    >>> from_us(-1_000_000).isoformat()
    '1969-12-31T23:59:59+00:00'
    """
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=time_us)


@contextmanager
def use_clock(clock: Clock) -> Iterator[None]:
    """Let everything inside the block ask this clock."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)
