"""Real exports, shaped and taken in; they lie beside the project and are left out where absent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tropa.core.mappings import ColumnMapping, ObservationMapping, RatingColumn, ReadOptions, Scale
from tropa.formats.open import open_source
from tropa.store.lake import Lake
from tropa.store.observation_shape import shape_observations
from tropa.store.staging import stage

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data does not lie beside the project"),
]
MOMENTS = {
    "order_purchase_timestamp": "Purchase",
    "order_approved_at": "Approval",
    "order_delivered_carrier_date": "Handed to carrier",
    "order_delivered_customer_date": "Delivery",
    "order_estimated_delivery_date": "Promised delivery",
}


def opened(name: str, tmp_path: Path, **options: Any) -> Any:
    return open_source(DATA / name, ReadOptions(**options), work_dir=tmp_path)


def test_olist_orders_unfold_into_events_and_come_out_again(bench: Any, tmp_path: Path) -> None:
    mapping = bench.roles(
        order_id=ColumnMapping(role="case", object_type="order"),
        customer_id=ColumnMapping(role="case", object_type="customer"),
        order_status="case_attribute",
        **{name: ColumnMapping(role="moment", label=label) for name, label in MOMENTS.items()},
    )
    shaped = bench.shape(opened("olist/olist_orders_dataset.csv", tmp_path), mapping)
    assert shaped.report.taken == 4000
    lake = Lake(tmp_path / "lake")
    first = lake.add_events(shaped, "one")
    again = lake.add_events(shaped, "two")
    assert first.new == again.duplicates > 15_000
    counted = Counter(row["activity"] for row in bench.rows(shaped.flat("order").sql))
    assert counted["Purchase"] == counted["Promised delivery"] == 4000
    assert counted["Delivery"] < 4000
    lake.take_out("one")
    assert len(bench.rows(lake.visible_sql("events"))) == first.new
    lake.take_out("two")
    assert bench.rows(lake.visible_sql("events")) == []


def test_olist_reviews_are_scores_and_quotes(bench: Any, tmp_path: Path) -> None:
    scale = Scale(minimum=1, maximum=5)
    mapping = ObservationMapping(
        ratings={"review_score": RatingColumn(touchpoint="Delivery", scale=scale)},
        texts={"review_comment_message": "Delivery"},
        respondent="order_id",
        object_type="order",
        record="review_id",
        time="review_creation_date",
        source_kind="review",
    )
    table = stage(opened("olist/olist_order_reviews_dataset.csv", tmp_path), bench.connection)
    lake = Lake(tmp_path / "lake")
    assert lake.add_observations(shape_observations(table, mapping), "one").taken == 3986
    found = bench.rows(lake.visible_sql("observations"))
    assert Counter(row["measure"] for row in found) == {"score": 3986, "quote": 1655}


@pytest.mark.parametrize(
    ("year", "ratings"),
    [
        ("2014", {"Q7ART": "Art", "Q7FOOD": "Food", "Q9RESTROOM": "Restrooms"}),
        ("2016", {"Q7ART": "Art", "Q7FOOD": "Food", "Q9RESTROOM": "Restrooms"}),
    ],
)
def test_airport_ratings_keep_blank_and_never_used_apart(
    bench: Any, tmp_path: Path, year: str, ratings: dict[str, str]
) -> None:
    scale = Scale(minimum=1, maximum=5, missing=["0", "6"])
    source = opened(f"sfo/{year}.csv.gz", tmp_path)
    mapping = ObservationMapping(
        ratings={name: RatingColumn(touchpoint=t, scale=scale) for name, t in ratings.items()},
        record=next(name for name in source.columns if "RESPNUM" in name),
        weight="WEIGHT",
        time_value=f"{year}-05-15",
    )
    shaped = shape_observations(stage(source, bench.connection), mapping)
    found = bench.rows(shaped.facts_sql)
    values = Counter(row["value"] for row in found)
    assert set(values) == {None, 1.0, 2.0, 3.0, 4.0, 5.0}
    assert values[None] == sum(row["is_missing"] for row in found) > 100
    assert all(row["weight"] > 0 for row in found if row["weight"] is not None)


def test_traffic_fines_are_ten_thousand_cases(bench: Any, tmp_path: Path) -> None:
    mapping = bench.roles(
        case_id="case", activity="activity", timestamp="time", **{".order": "sequence"}
    )
    flat = bench.shape(opened("traffic-fines/traffic_fines.csv.gz", tmp_path), mapping).flat()
    found = bench.rows(flat.sql)
    counted = Counter(row["activity"] for row in found)
    assert len(found) == 34_724
    assert len({row["case"] for row in found}) == 10_000
    assert counted["Payment"] == 4910
    assert counted["Insert Date Appeal to Prefecture"] + counted["Appeal to Judge"] >= 232
