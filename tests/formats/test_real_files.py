"""Files of real companies, where they lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tropa.core.mappings import EventMapping, ObservationMapping
from tropa.formats.open import open_source, preview
from tropa.formats.roles import Guess, guess_mapping
from tropa.formats.source import REFUSED, BatchPlan
from tropa.text.personal import find_personal

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data is not there"),
]


def guessed(work_dir: Path, name: str) -> Guess:
    source = open_source(DATA / name, work_dir=work_dir)
    assert source.warnings == ()
    return guess_mapping(source, preview(source, 1000))


def roles(guess: Guess) -> dict[str, list[str]]:
    assert isinstance(guess.mapping, EventMapping)
    found: dict[str, list[str]] = {}
    for name, column in guess.mapping.columns.items():
        found.setdefault(column.role, []).append(name)
    return found


def test_the_orders_unfold_into_four_moments(tmp_path: Path) -> None:
    guess = guessed(tmp_path, "olist/olist_orders_dataset.csv")
    assert isinstance(guess.mapping, EventMapping)
    labels = [column.label for column in guess.mapping.columns.values() if column.label]
    assert labels == ["Purchase", "Approved", "Delivered carrier", "Delivered customer"]
    assert "order_estimated_delivery_date" in roles(guess)["case_attribute"]
    assert roles(guess)["case"] == ["order_id", "customer_id"]


def test_the_reviews_are_observations_of_orders(tmp_path: Path) -> None:
    mapping = guessed(tmp_path, "olist/olist_order_reviews_dataset.csv").mapping
    assert isinstance(mapping, ObservationMapping)
    assert list(mapping.ratings) == ["review_score"]
    assert (mapping.respondent, mapping.object_type) == ("order_id", "order")
    assert set(mapping.texts) == {"review_comment_title", "review_comment_message"}
    assert mapping.source_kind == "review"


@pytest.mark.parametrize(("year", "items"), [(2014, 26), (2016, 26)])
def test_the_airport_survey_runs_from_one_to_five(tmp_path: Path, year: int, items: int) -> None:
    mapping = guessed(tmp_path, f"sfo/{year}.csv.gz").mapping
    assert isinstance(mapping, ObservationMapping)
    assert len(mapping.ratings) == items
    assert {"Q7ART", "Q9RESTROOM", "Q10SAFE"} <= set(mapping.ratings)
    for rating in mapping.ratings.values():
        assert (rating.scale.minimum, rating.scale.maximum) == (1, 5)
        assert rating.scale.missing == ["0", "6"]
    assert mapping.weight == "WEIGHT"
    assert mapping.respondent in {"RESPNUM", "*RESPNUM"}


def test_the_fines_are_a_log_with_an_order_of_their_own(tmp_path: Path) -> None:
    found = roles(guessed(tmp_path, "traffic-fines/traffic_fines.csv.gz"))
    assert (found["case"], found["activity"], found["time"]) == (
        ["case_id"],
        ["activity"],
        ["timestamp"],
    )
    assert (found["sequence"], found["event_id"]) == ([".order"], ["activity_instance_id"])


def test_the_server_log_has_one_line_that_is_cut_off(tmp_path: Path) -> None:
    plan = open_source(DATA / "web-log" / "access.log.gz", work_dir=tmp_path).plan
    assert isinstance(plan, BatchPlan)
    rows = pa.Table.from_batches(plan.batches(), plan.schema).to_pylist()
    assert len(rows) == 10_000
    assert [row["__row"] for row in rows if row[REFUSED]] == [8899]
    assert not any(row["activity"] and "?" in row["activity"] for row in rows)


@pytest.mark.parametrize("name", ["olist/olist_orders_dataset.csv", "sfo/2014.csv.gz"])
def test_nothing_personal_is_found_where_nothing_is(tmp_path: Path, name: str) -> None:
    source = open_source(DATA / name, work_dir=tmp_path)
    assert find_personal(source.columns, preview(source, 500)) == {}
