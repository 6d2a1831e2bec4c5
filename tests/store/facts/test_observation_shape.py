from __future__ import annotations

from typing import Any

import pytest

from tropa.core.errors import InputError
from tropa.core.mappings import ColumnMapping, ObservationMapping, RatingColumn, Scale
from tropa.formats.source import CsvPlan
from tropa.store.observation_shape import shape_observations
from tropa.store.staging import stage

FIVE = Scale(minimum=1, maximum=5, missing=["0", "n/a"])
WIDE = ObservationMapping(
    ratings={
        "food": RatingColumn(touchpoint="Food", scale=FIVE),
        "hoped": RatingColumn(touchpoint="Food", measure="expectation", scale=FIVE),
    },
    texts={"note": "Food"},
    respondent="who",
    object_type="customer",
    time="when",
    weight="w",
    attributes=["city"],
)
HEAD = "who,when,food,hoped,note,w,city\n"


def shaped(bench: Any, text: str, mapping: ObservationMapping, **options: Any) -> Any:
    return shape_observations(stage(bench.csv(text), bench.connection), mapping, **options)


def facts(
    bench: Any, text: str, mapping: ObservationMapping, **options: Any
) -> list[dict[str, Any]]:
    found = bench.rows(shaped(bench, text, mapping, **options).facts_sql)
    return sorted(found, key=lambda row: (row["answer_id"], row["measure"]))


def test_a_wide_row_holds_several_observations_of_one_answer(bench: Any) -> None:
    found = facts(bench, HEAD + "ann,2025-01-01,4,5,Nice,1.5,Omsk\n", WIDE)
    assert [(r["measure"], r["value"], r["text"], r["weight"]) for r in found] == [
        ("expectation", 5.0, None, 1.5),
        ("quote", None, "Nice", 1.5),
        ("score", 4.0, None, 1.5),
    ]
    assert len({row["answer_id"] for row in found}) == 1
    assert found[0]["objects"] == [{"type": "customer", "id": "ann"}]
    assert found[0]["attributes"] == [("city", "Omsk")]


def test_missing_codes_are_kept_as_missing_and_blanks_are_no_answer(bench: Any) -> None:
    text = HEAD + "ann,2025-01-01,0,n/a,,,\nbob,2025-01-01,0.0,,,,\n"
    done = shaped(bench, text, WIDE)
    found = bench.rows(done.facts_sql)
    assert [(row["value"], row["is_missing"]) for row in found] == [(None, True)] * 3
    assert done.report.warnings == (
        "Column 'food': 2 values are codes for no rating.",
        "Column 'hoped': 1 values are codes for no rating.",
    )


def test_a_value_off_the_scale_is_refused_or_set_aside(bench: Any) -> None:
    text = HEAD + "ann,2025-01-01,4,5,,,\nbob,2025-01-01,7,5,,,\ncat,2025-01-01,3,5,,-1,\n"
    with pytest.raises(InputError, match=r"row 3, column 'food': '7': .*scale 1–5.*1 more"):
        shaped(bench, text, WIDE)
    done = shaped(bench, text, WIDE, refuse=True)
    assert [(r.row, r.column, r.value) for r in done.refusals()] == [
        (3, "food", "7"),
        (4, "w", "-1"),
    ]
    assert len(bench.rows(done.facts_sql)) == 2


def test_decimal_commas_and_thin_spaces_are_numbers(bench: Any) -> None:
    mapping = ObservationMapping(
        ratings={"sum": RatingColumn(touchpoint="Price", scale=Scale(minimum=0, maximum=9999))},
        time_value="2025-01-01",
    )
    source = bench.csv("sum;x\n1\u202f234,5;\n", separator=";")
    assert isinstance(source.plan, CsvPlan)
    comma = type(source)(source.file, "csv", source.columns, source.plan, decimal=",")
    done = shape_observations(stage(comma, bench.connection), mapping)
    assert [(r["value"], r["time_us"]) for r in bench.rows(done.facts_sql)] == [
        (1234.5, 1_735_689_600_000_000)
    ]


LONG = ObservationMapping(
    touchpoint="point",
    measure="kind",
    value="value",
    respondent="who",
    scales={"nps": Scale(minimum=0, maximum=10)},
    scale=FIVE,
)


def test_rows_of_single_ratings_pair_by_respondent(bench: Any) -> None:
    text = "who,point,kind,value\nann,Food,nps,10\nann,Food,score,5\nbob,Food,,3\n"
    found = facts(bench, text, LONG)
    assert len({row["answer_id"] for row in found}) == 2
    assert sorted((r["measure"], r["value"], r["scale_max"]) for r in found) == [
        ("nps", 10.0, 10.0),
        ("score", 3.0, 5.0),
        ("score", 5.0, 5.0),
    ]


def test_a_measure_without_a_scale_is_refused(bench: Any) -> None:
    strict = LONG.model_copy(update={"scale": None})
    with pytest.raises(InputError, match="No scale is declared"):
        shaped(bench, "who,point,kind,value\nann,Food,mood,5\n", strict)
    with pytest.raises(InputError, match="names no touchpoint"):
        shaped(bench, "who,point,kind,value\nann,,nps,5\n", strict)


def test_two_identical_answers_are_two_answers(bench: Any) -> None:
    found = facts(bench, HEAD + "ann,2025-01-01,4,5,,,\n" * 2, WIDE)
    assert len({row["answer_id"] for row in found}) == 2
    assert len({row["observation_id"] for row in found}) == 4


def test_a_named_record_is_the_answer_and_private_columns_go(bench: Any) -> None:
    mapping = WIDE.model_copy(
        update={
            "record": "city",
            "attributes": [],
            "privacy": {
                "note": ColumnMapping(privacy="drop"),
                "who": ColumnMapping(privacy="hash", personal="email"),
            },
        }
    )
    text = HEAD + "ann,2025-01-01,4,5,secret,,r1\n"
    found = facts(bench, text, mapping, source="poll", pseudonymise=lambda value, _: value[::-1])
    assert {row["answer_id"] for row in found} == {"poll#r1"}
    assert {row["objects"][0]["id"] for row in found} == {"nna"}
    assert "secret" not in str(found)


def test_a_mapping_must_observe_something_that_is_there(bench: Any) -> None:
    with pytest.raises(InputError, match="nothing to observe"):
        shaped(bench, HEAD, ObservationMapping())
    with pytest.raises(InputError, match="column 'gone'"):
        shaped(bench, HEAD, ObservationMapping(texts={"gone": "Food"}))


def test_texts_of_long_tables_are_quotes_about_the_touchpoint_of_their_row(bench: Any) -> None:
    text = "point,said\nFood,too cold\nBar,too loud\n"
    mapping = ObservationMapping(touchpoint="point", texts={"said": ""}, source_kind="complaint")
    found = facts(bench, text, mapping)
    assert sorted((row["touchpoint"], row["text"]) for row in found) == [
        ("Bar", "too loud"),
        ("Food", "too cold"),
    ]
    with pytest.raises(InputError, match="row 2, column 'point': The row names no touchpoint"):
        shaped(bench, "point,said\n,too cold\n", mapping)
    with pytest.raises(InputError, match="It is not said what the text is about"):
        shaped(bench, text, ObservationMapping(texts={"said": ""}))


def test_a_rating_of_nothing_is_refused(bench):
    scale = Scale(minimum=1, maximum=5)
    mapping = ObservationMapping(ratings={"a": RatingColumn(touchpoint=" ", scale=scale)})
    with pytest.raises(InputError, match="not said what is rated"):
        shape_observations(stage(bench.csv("a\n1\n"), bench.connection), mapping)
