"""The last resort for moments in a shape of their own: dateparser, held on a short leash."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from tropa.formats.moments import Moment
from tropa.formats.months import LANGUAGES
from tropa.formats.zones import wall_to_us, wall_us, zone_named

_WORTH_TRYING = re.compile(r"(?=.*\d{4})(?=.*\d\D+\d)(?=.*[^\W\d_]{3}).{8,40}", re.DOTALL)
_FIXED_BASE = datetime(2000, 1, 1)


@lru_cache(maxsize=4096)
def read_rarely_written(
    text: str, *, zone: str = "UTC", day_first: bool | None = None
) -> Moment | None:
    """Read a moment by dateparser: whole dates with a month's name and a year of four digits only.

    Relative words ("yesterday") are refused: what a file says must not depend on today.

    Examples
    --------
    >>> read_rarely_written("yesterday") is None
    True
    """
    if not _WORTH_TRYING.fullmatch(text):
        return None
    from dateparser import parse  # a second to import, and hardly ever needed

    order = {} if day_first is None else {"DATE_ORDER": "DMY" if day_first else "MDY"}
    found = parse(
        text,
        languages=list(LANGUAGES),
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
            "RELATIVE_BASE": _FIXED_BASE,
            **order,
        },
    )
    if found is None or str(found.year) not in text:
        return None
    if found.tzinfo is not None:
        offset = found.utcoffset()
        ahead = offset.total_seconds() if offset else 0.0
        time_us = wall_us(found.replace(tzinfo=None)) - int(ahead * 1e6)
        return Moment(time_us, "second", has_zone=True)
    time_us, wall_clock = wall_to_us(found, zone_named(zone))
    return Moment(time_us, "second", wall_clock=wall_clock)
