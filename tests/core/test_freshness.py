"""The light of a map, day by day."""

from datetime import date, timedelta

import pytest

from tropa.core.freshness import map_light

TODAY = date(2026, 3, 2)


def light_of(*, review_in=10, facts_ago=5, has_owner=True, fresh_days=90):
    def day(shift):
        return None if shift is None else TODAY + timedelta(days=shift)

    return map_light(
        today=TODAY,
        review_on=day(review_in),
        newest_on=day(None if facts_ago is None else -facts_ago),
        fresh_days=fresh_days,
        has_owner=has_owner,
    )


def test_a_map_that_is_looked_after_is_green():
    assert light_of() == ("green", ())


@pytest.mark.parametrize(
    ("state", "light", "reasons"),
    [
        ({"review_in": 0}, "green", ()),
        ({"review_in": -1}, "red", ("review-overdue",)),
        ({"facts_ago": 90}, "green", ()),
        ({"facts_ago": 91}, "amber", ("facts-old",)),
        ({"facts_ago": 8, "fresh_days": 7}, "amber", ("facts-old",)),
        ({"facts_ago": None}, "amber", ("no-facts",)),
        ({"has_owner": False}, "amber", ("no-owner",)),
        ({"review_in": None}, "amber", ("no-review-date",)),
        ({"review_in": -1, "facts_ago": 91}, "red", ("review-overdue", "facts-old")),
    ],
)
def test_every_reason_is_told_and_an_overdue_review_is_red(state, light, reasons):
    assert light_of(**state) == (light, reasons)
