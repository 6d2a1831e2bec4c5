"""The light of a map: does somebody look after it, and do its facts still speak of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Light = Literal["green", "amber", "red"]
LightReason = Literal["review-overdue", "facts-old", "no-facts", "no-owner", "no-review-date"]


def map_light(
    *,
    today: date,
    review_on: date | None,
    newest_on: date | None,
    fresh_days: int,
    has_owner: bool,
) -> tuple[Light, tuple[LightReason, ...]]:
    """Give a map its light, and every reason why it is not green.

    Red: its review is overdue. Amber: its newest fact is older than ``fresh_days``, or it has no
    fact, no owner or no review date. Green: none of these.

    Parameters
    ----------
    today, review_on : date, date | None
        In the workspace's zone; a review is overdue from the day after its date.
    newest_on : date | None
        Day of the newest event or observation behind the map; None where there is none.
    fresh_days : int
        A fact of so many days ago is still fresh.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2026, 3, 2)
    >>> map_light(today=day, review_on=day, newest_on=day, fresh_days=90, has_owner=True)
    ('green', ())
    >>> map_light(today=day, review_on=date(2026, 3, 1), newest_on=None, fresh_days=90,
    ...           has_owner=True)
    ('red', ('review-overdue', 'no-facts'))
    """
    is_old = newest_on is not None and (today - newest_on).days > fresh_days
    found: dict[LightReason, bool] = {
        "review-overdue": review_on is not None and review_on < today,
        "facts-old": is_old,
        "no-facts": newest_on is None,
        "no-owner": not has_owner,
        "no-review-date": review_on is None,
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    if "review-overdue" in reasons:
        return "red", reasons
    return ("amber" if reasons else "green"), reasons
