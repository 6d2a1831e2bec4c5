"""Moments and spans as people write them in a call or on a command line."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tropa.core.clock import to_us
from tropa.core.errors import InputError

Moment = datetime | str
Span = timedelta | float | str

UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw]?)", re.IGNORECASE)


def moment_us(moment: Moment, *, zone: str = "UTC") -> int:
    """Read a moment; one without a zone is in ``zone``.

    Examples
    --------
    >>> moment_us("1970-01-02"), moment_us("1970-01-01T01:00:00+01:00")
    (86400000000, 0)
    """
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError as error:
            raise InputError(
                f"'{moment}' is no moment.", hint="Write it as 2025-01-31 or 2025-01-31T12:00."
            ) from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(zone))
    return to_us(moment)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            f"There is no time zone '{name}'.", hint="Write it as Europe/Warsaw."
        ) from error


def span_seconds(span: Span) -> float:
    """Read a length of time; a bare number is seconds.

    Examples
    --------
    >>> span_seconds("7d"), span_seconds(90), span_seconds(timedelta(hours=1))
    (604800.0, 90.0, 3600.0)
    """
    if isinstance(span, timedelta):
        return span.total_seconds()
    match = SPAN.fullmatch(str(span).strip())
    if match is None:
        raise InputError(f"'{span}' is no length of time.", hint="Write it as 90s, 30m, 12h, 7d.")
    return float(match[1]) * UNIT_SECONDS[match[2].lower() or "s"]
