"""Rows that hold a share with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.analysis.intervals import share_estimate

if TYPE_CHECKING:
    from tropa.log.answers import Value


def share_row(part: int, whole: int, **name: Value) -> dict[str, Value]:
    """Give a share of ``whole`` a row of its own.

    Examples
    --------
    >>> share_row(1, 2, activity="Pay")["share"]
    0.5
    """
    share = share_estimate(part, whole)
    return {
        **name,
        "cases": part,
        "share": share.value,
        "low": share.low,
        "high": share.high,
        "n": whole,
    }
