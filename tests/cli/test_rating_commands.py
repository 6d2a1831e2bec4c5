"""Scores and gaps of columns, from files as companies make them."""

import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

FIELDS = {
    "measure", "value", "low", "high", "n", "n_missing", "n_effective", "scale_min", "scale_max",
}  # fmt: skip


@pytest.fixture
def scored(tropa):
    def run(*arguments):
        code, out, err = tropa("score", *arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return run


def test_score_has_its_fields_and_reads_decimal_commas(scored, folder):
    score = scored(
        folder / "survey.csv", "--column", "delivery", "--measure", "mean",
        "--scale", "1-5", "--missing", "0",
    )  # fmt: skip
    assert score.keys() == FIELDS
    assert score["value"] == pytest.approx(11.5 / 3)
    assert (score["n"], score["n_missing"], score["scale_min"]) == (3, 1, 1.0)


def test_weights_give_an_effective_n(scored, folder):
    score = scored(
        folder / "survey.csv", "--column", "delivery", "--measure", "csat", "--scale", "0-5",
        "--weight", "w",
    )  # fmt: skip
    assert score["n_effective"] == pytest.approx(25 / 7)
    assert score["value"] == pytest.approx(2 / 5)


def test_nps_is_in_points_from_a_workbook_and_from_parquet(scored, tmp_path):
    ratings = [10, 9, 8, 0]
    workbook = openpyxl.Workbook()
    for row in [["answer", "nps"], *enumerate(ratings)]:
        workbook.active.append(row)
    workbook.save(tmp_path / "nps.xlsx")
    pq.write_table(pa.table({"answer": range(4), "nps": ratings}), tmp_path / "nps.parquet")
    for name in ("nps.xlsx", "nps.parquet"):
        score = scored(tmp_path / name, "--column", "nps", "--measure", "nps", "--scale", "0-10")
        assert (score["value"], score["n"]) == (25.0, 4)


def test_gap_pairs_the_answers_of_the_same_person(tropa, folder):
    code, out, _ = tropa(
        "gap", folder / "survey.csv", "--expectation", "ожидание", "--experience", "delivery",
        "--scale", "1-5", "--missing", "0", "--json",
    )  # fmt: skip
    gap = json.loads(out)
    assert (code, gap["value"], gap["n"], gap["n_unpaired"]) == (0, -0.5, 2, 2)
    assert (gap["expectation"], gap["experience"]) == (4.75, 4.25)
    assert gap["low"] < gap["value"] < gap["high"]


@pytest.mark.parametrize("weight", [(), ("--weight", "w")])
def test_people_see_a_table_too(tropa, folder, weight):
    scale = ("--scale", "0-5")
    survey = folder / "survey.csv"
    score = tropa("score", survey, "--column", "delivery", "--measure", "mean", *scale, *weight)
    pair = ("--expectation", "ожидание", "--experience", "delivery")
    gap = tropa("gap", survey, *pair, *scale, *weight)
    assert (score[0], gap[0]) == (0, 0)
    assert "survey.csv: delivery" in score[1].replace("\n", "")
    assert "unpaired" in gap[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--column", "speed", "--scale", "1-5"), "survey.csv, column 'speed': There is no such"),
        (
            ("--column", "delivery", "--scale", "1-5"),
            "survey.csv, row 4, column 'delivery': 0 lies",
        ),
        (("--column", "delivery", "--scale", "five"), "tropa: 'five' is no scale."),
        (("--column", "delivery", "--scale", "5-1"), "tropa: The scale 5–1 is empty."),
    ],
)
def test_it_says_where_the_rating_is_wrong(tropa, folder, arguments, message):
    code, out, err = tropa("score", folder / "survey.csv", *arguments, "--measure", "mean")
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
