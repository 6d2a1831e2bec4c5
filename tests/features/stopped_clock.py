"""The clock, stopped where a test wants it."""

from __future__ import annotations

from datetime import UTC, datetime

from tropa.core.clock import FixedClock, use_clock


def at_clock(text):
    """Stop the clock at a moment (UTC) while the block lasts."""
    return use_clock(FixedClock(datetime.fromisoformat(text).replace(tzinfo=UTC)))
