"""Guessed roles of columns."""

from __future__ import annotations

from pathlib import Path

from tropa.core.mappings import EventMapping, ObservationMapping
from tropa.formats.describing import describe
from tropa.formats.roles import Guess, guess_mapping
from tropa.formats.source import ParquetPlan, TableSource

Rows = list[list[str | None]]


def guessed(columns: list[str], rows: Rows) -> Guess:
    source = TableSource("a.csv", "csv", tuple(columns), ParquetPlan(Path("a")))
    return guess_mapping(source, rows)


def event_roles(columns: list[str], rows: Rows) -> dict[str, str]:
    mapping = guessed(columns, rows).mapping
    assert isinstance(mapping, EventMapping)
    return {name: column.role for name, column in mapping.columns.items()}


def survey(columns: list[str], rows: Rows) -> ObservationMapping:
    mapping = guessed(columns, rows).mapping
    assert isinstance(mapping, ObservationMapping)
    return mapping


def test_it_knows_a_log_by_its_russian_headings() -> None:
    rows: Rows = [["17", "03.04.2025", "Создан", "сайт"], ["17", "25.04.2025", "Отменён", "сайт"]]
    assert event_roles(["Номер заказа", "Дата", "Статус", "Канал"], rows) == {
        "Номер заказа": "case",
        "Дата": "time",
        "Статус": "activity",
        "Канал": "channel",
    }


def test_it_knows_a_log_by_its_polish_headings() -> None:
    rows: Rows = [["17", "12 paź 2025", "nowe", "IT"], ["17", "13 paź 2025", "wysłane", "IT"]]
    assert event_roles(["numer zamówienia", "data", "stan", "dział"], rows) == {
        "numer zamówienia": "case",
        "data": "time",
        "stan": "activity",
        "dział": "department",
    }


def test_start_and_end_are_told_apart() -> None:
    rows: Rows = [["1", "check", "2025-01-01 10:00", "2025-01-01 11:00"]] * 2
    roles = event_roles(["case", "activity", "complete time", "start time"], rows)
    assert (roles["start time"], roles["complete time"]) == ("time", "end")


def test_many_dates_in_a_row_become_moments_and_promises_stay_attributes() -> None:
    columns = ["order_id", "order_placed_at", "order_paid_at", "order_sent_at", "order_eta_date"]
    rows: Rows = [
        ["a", "2025-01-01", "2025-01-02", "2025-01-03", "2025-01-09"],
        ["b", "2025-01-01", "2025-01-02", None, "2025-01-09"],
    ]
    mapping = guessed(columns, rows).mapping
    assert isinstance(mapping, EventMapping)
    assert [column.label for column in mapping.columns.values() if column.role == "moment"] == [
        "Placed",
        "Paid",
        "Sent",
    ]
    assert mapping.columns["order_eta_date"].role == "case_attribute"
    assert mapping.columns["order_id"].object_type == "order"
    assert describe(mapping).is_wide


def test_an_order_of_day_and_month_that_is_open_is_asked_for() -> None:
    rows: Rows = [["1", "a", "03/04/2025"], ["1", "b", "04/05/2025"]]
    assert guessed(["case", "activity", "time"], rows).is_day_order_ambiguous
    assert guessed(["case", "activity", "time"], [*rows, ["1", "c", "25/05/2025"]]).is_sure


def test_ratings_on_one_scale_make_a_survey_and_codes_outside_are_missing() -> None:
    columns = ["respondent", "Q1 price", "Q1 staff", "Q1 delivery", "weight", "comment"]
    rows: Rows = [
        ["1", "5", "4", "0", "0.5", "good"],
        ["2", "3", "6", "4", "1.5", None],
        ["3", "4", "5", "5", "1.0", None],
        ["4", "2", "3", "3", "1.0", "slow"],
    ]
    mapping = survey(columns, rows)
    assert list(mapping.ratings) == ["Q1 price", "Q1 staff", "Q1 delivery"]
    scales = {rating.scale.model_dump_json() for rating in mapping.ratings.values()}
    assert scales == {'{"minimum":1.0,"maximum":5.0,"missing":["0","6"]}'}
    assert (mapping.respondent, mapping.weight) == ("respondent", "weight")
    assert list(mapping.texts) == ["comment"]


def test_two_questions_about_one_thing_are_not_pooled() -> None:
    rows: Rows = [[str(row), *[grade] * 4] for row, grade in enumerate("1234554")]
    mapping = survey(["respondent", "Q7FOOD", "Q9FOOD", "Q7WIFI", "Q7ART"], rows)
    named = [rating.touchpoint for rating in mapping.ratings.values()]
    assert named == ["Food (Q7)", "Food (Q9)", "Wifi", "Art"]


def test_one_score_beside_a_text_is_a_review() -> None:
    rows: Rows = [
        ["r1", "o1", "5", "fine"],
        ["r2", "o2", "1", None],
        ["r3", "o3", "4", "late"],
    ]
    mapping = survey(["review_id", "order_id", "review_score", "review_text"], rows)
    assert mapping.source_kind == "review"
    assert (mapping.respondent, mapping.record) == ("order_id", "review_id")
    assert mapping.object_type == "order"


def test_what_every_row_of_a_case_repeats_belongs_to_the_case() -> None:
    rows: Rows = [
        [str(case), activity, f"2025-01-0{day}", f"region {case % 2}", str(day)]
        for case in range(6)
        for day, activity in enumerate(["order", "pay"], start=1)
    ]
    roles = event_roles(["case", "activity", "time", "region", "step count"], rows)
    assert roles["region"] == "case_attribute"
    assert roles["step count"] == "attribute"


def test_a_table_of_nothing_known_is_not_sure() -> None:
    assert not guessed(["a", "b"], [["x", "1"], ["y", "2"]]).is_sure
    assert not guessed(["a", "b"], []).is_sure


def test_all_columns_are_named_with_a_reason() -> None:
    guess = guessed(["case", "activity", "time", "x"], [["1", "a", "2025-01-01", None]])
    assert [column.name for column in guess.columns] == ["case", "activity", "time", "x"]
    assert all(0 < column.confidence <= 1 and column.why for column in guess.columns)
