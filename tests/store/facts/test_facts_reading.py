from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis
import pytest

from tropa.core.lenses import Lens
from tropa.core.mappings import ColumnMapping, ObservationMapping, RatingColumn, Scale, StatusEntry
from tropa.store.facts_reading import (
    ActivityCode,
    activity_codes,
    attribute_names,
    flat_events,
    object_types,
)
from tropa.store.lake import Lake
from tropa.store.observation_shape import shape_observations
from tropa.store.observations_reading import open_observations
from tropa.store.staging import stage

if TYPE_CHECKING:
    from pathlib import Path

LOG = """order,client,what,when,city,till
1,x,P,2025-01-01,Omsk,
1,x,S,2025-01-02,Omsk,7
2,x,P,2025-01-03,,
2,x,?,2025-01-04,,
"""


@pytest.fixture
def lake(bench: Any, tmp_path: Path) -> Lake:
    mapping = bench.roles(
        order=ColumnMapping(role="case", object_type="order"),
        client=ColumnMapping(role="case", object_type="customer"),
        what="activity",
        when="time",
        till="department",
    )
    found = Lake(tmp_path / "lake")
    found.add_events(bench.shape(bench.csv(LOG), mapping, source="shop"), "one")
    return found


def test_events_are_told_in_the_words_of_the_dictionary(bench: Any, lake: Lake) -> None:
    dictionary = {
        ("shop", "P"): StatusEntry(
            code="P", touchpoint="Payment", channel="site", accountable="Till"
        ),
        ("shop", "?"): StatusEntry(code="?", is_ignored=True),
        ("other", "S"): StatusEntry(code="S", touchpoint="Wrong source"),
    }
    lens = Lens(object_type="order", case_attributes=["city"])
    flat = flat_events(lake, bench.connection, lens=lens, dictionary=dictionary)
    found = bench.rows(f"{flat.sql} ORDER BY time_us")
    assert [(r["case"], r["activity"], r["channel"], r["department"]) for r in found] == [
        ("1", "Payment", "site", "Till"),
        ("1", "S", None, "7"),
        ("2", "Payment", "site", "Till"),
    ]
    assert [row["attribute_city"] for row in found] == ["Omsk", "Omsk", None]
    assert (flat.case_attributes, flat.event_attributes) == (("city",), ())


def test_one_lake_is_cut_by_any_object(bench: Any, lake: Lake) -> None:
    flat = flat_events(lake, bench.connection, lens=Lens(object_type="customer"))
    assert [row["case"] for row in bench.rows(flat.sql)] == ["x"] * 4
    assert bench.rows(flat_events(lake, bench.connection, lens=Lens(object_type="claim")).sql) == []
    assert object_types(lake, bench.connection) == ["customer", "order"]


def test_codes_are_counted_for_the_dictionary(bench: Any, lake: Lake) -> None:
    assert activity_codes(lake, bench.connection, source="shop") == [
        ActivityCode("shop", "P", 2),
        ActivityCode("shop", "?", 1),
        ActivityCode("shop", "S", 1),
    ]
    assert activity_codes(lake, bench.connection, source="other") == []
    assert attribute_names(lake, bench.connection) == ["city"]


def test_observations_are_asked_as_one_table_and_follow_the_lake(bench: Any, lake: Lake) -> None:
    mapping = ObservationMapping(
        ratings={"food": RatingColumn(touchpoint="Food", scale=Scale(minimum=1, maximum=5))},
        respondent="who",
        attributes=["city"],
    )
    empty = open_observations(lake)
    assert empty.run(empty.table.select("value")).num_rows == 0
    table = stage(bench.csv("who,food,city\nann,4,Omsk\nbob,2,\n"), bench.connection)
    lake.add_observations(shape_observations(table, mapping), "two")
    found = open_observations(lake)
    asked = found.table.select("respondent", "value", "attribute_city").order_by(ibis._.respondent)
    assert found.run(asked).to_pylist() == [
        {"respondent": "ann", "value": 4.0, "attribute_city": "Omsk"},
        {"respondent": "bob", "value": 2.0, "attribute_city": None},
    ]
    assert len(list((lake.root / "cache").glob("*"))) == 1
    lake.take_out("two")
    gone = open_observations(lake)
    assert gone.run(gone.table.select("value")).num_rows == 0


def test_observations_are_told_in_the_words_of_the_dictionary(bench: Any, lake: Lake) -> None:
    mapping = ObservationMapping(
        touchpoint="at", value="rated", scale=Scale(minimum=1, maximum=5), record="answer"
    )
    text = "answer,at,rated\n1,pay,4\n2,gone,2\n3,desk,5\n"
    table = stage(bench.csv(text), bench.connection)
    lake.add_observations(shape_observations(table, mapping, source="s"), "two")
    words = {
        ("s", "pay"): StatusEntry(code="pay", touchpoint="Payment", accountable="Till"),
        ("s", "gone"): StatusEntry(code="gone", is_ignored=True),
        ("other", "desk"): StatusEntry(code="desk", touchpoint="Reception"),
    }
    found = open_observations(lake, words)
    asked = found.table.select("touchpoint", "department", "value").order_by("value")
    assert [tuple(row.values()) for row in found.run(asked).to_pylist()] == [
        ("Payment", "Till", 4.0),
        ("desk", None, 5.0),
    ]
