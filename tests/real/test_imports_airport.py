"""A survey of two years whose columns differ: the same touchpoints, measured over both."""

from __future__ import annotations

import csv
import gzip
from typing import TYPE_CHECKING, Any

import pytest

from real.conftest import DATA

if TYPE_CHECKING:
    from real.conftest import Desk

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
SCALE = {"minimum": 1, "maximum": 5, "missing": ["0", "6"]}
TOUCHPOINTS = {
    "Q7ART": "Artwork",
    "Q7FOOD": "Restaurants",
    "Q7SIGN": "Signs",
    "Q7WIFI": "Wi-Fi",
    "Q9RESTROOM": "Restrooms",
    "Q7ALL": "Airport as a whole",
}
RECORDS = {"2014": "RESPNUM", "2016": "*RESPNUM"}


def mapping_of(year: str) -> dict[str, Any]:
    """Name the columns of one year's file."""
    return {
        "kind": "observations",
        "ratings": {
            column: {"touchpoint": touchpoint, "scale": SCALE}
            for column, touchpoint in TOUCHPOINTS.items()
        },
        "record": RECORDS[year],
        "time_value": f"{year}-05-15",
        "source_kind": "survey",
    }


def ratings(year: str, column: str) -> list[int]:
    """The ratings of a column, read without our system."""
    with gzip.open(DATA / f"sfo/{year}.csv.gz", "rt", encoding="utf-8-sig") as file:
        return [int(row[column]) for row in csv.DictReader(file) if row[column] in set("12345")]


def test_zero_and_six_are_never_ratings_and_both_years_measure_one_touchpoint(desk: Desk) -> None:
    first = desk.take("sfo/2014.csv.gz", mapping_of("2014"))
    alone = desk.map_of(None)
    second = desk.take("sfo/2016.csv.gz", mapping_of("2016"))
    both = desk.map_of(None)
    assert set(alone) == set(both) == set(TOUCHPOINTS.values())
    for column, touchpoint in TOUCHPOINTS.items():
        old, new = ratings("2014", column), ratings("2016", column)
        score = both[touchpoint]["score"]
        assert alone[touchpoint]["score"]["n"] == len(old)
        assert score["n"] == len(old) + len(new)
        assert score["value"] == pytest.approx(sum(old + new) / len(old + new), abs=1e-9)
    assert (first["report"]["rows"], second["report"]["rows"]) == (2818, 3087)
    desk.take_out(first, second)
    assert desk.is_empty()
