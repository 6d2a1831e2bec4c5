"""Observations as columns of numbers: kept for a version, chosen by a filter, read in parts."""

from dataclasses import replace

import pytest

from tropa.analysis.binding import Binding, TouchpointRules
from tropa.analysis.journeys.measures import measures
from tropa.analysis.voice import records as records_module
from tropa.analysis.voice.measures_gap import gap_sums
from tropa.analysis.voice.measures_ratings import complaint_counts, rating_sums
from tropa.analysis.voice.narrowing import narrow_observations
from tropa.analysis.voice.records import records_of
from tropa.core.filters import Filter

BINDING = Binding(
    {
        "pay": TouchpointRules(observations=("payment", "till")),
        "ship": TouchpointRules(observations=("delivery",)),
    }
)


def said(touchpoint, value, **more):
    return {"touchpoint": touchpoint, "value": value, **more}


def answered(answer, touchpoint, expected, experienced, **more):
    """Give what one answer expected and experienced."""
    both = {"expectation": expected, "experience": experienced}
    return [
        said(touchpoint, value, measure=measure, answer_id=answer, **more)
        for measure, value in both.items()
        if value is not None
    ]


def by(rows, *names):
    return {tuple(row[name] for name in names): row for row in rows}


ROWS = [
    said("payment", 5.0, time_us=10, weight=2.0),
    said("payment", 2.0, time_us=20, channel="app"),
    said("till", 4.0, time_us=None),
    said("till", None, is_missing=True, time_us=30),
    said("delivery", 1.0, source_kind="complaint", answer_id="c1", time_us=40),
    said("delivery", 2.0, source_kind="complaint", answer_id="c1", measure="importance"),
    said("delivery", 3.0, source_kind="complaint", answer_id=None),
    said("payment", 4.9, source_kind="reported"),
    *answered("g1", "delivery", 5.0, 2.0, time_us=50, weight=3.0),
    *answered("g2", "delivery", 4.0, 4.0, time_us=60),
    *answered("g3", "delivery", 4.0, None, time_us=70),
    *answered("g4", "payment", None, 3.0, time_us=80),
]


def test_sums_are_those_of_a_hand(observed):
    (records,) = records_of(observed(ROWS))
    found = by(rating_sums(records), "touchpoint", "measure", "source_kind")
    pay = found["payment", "score", "survey"]
    assert [pay[name] for name in ("records", "n", "weight", "weight_squares")] == [2, 2, 3.0, 5.0]
    assert [pay[name] for name in ("total", "squares", "top")] == [12.0, 54.0, 2.0]
    assert (pay["first_us"], pay["last_us"]) == (10, 20)
    till = found["till", "score", "survey"]
    assert (till["records"], till["n"], till["n_missing"], till["first_us"]) == (2, 1, 1, 30)
    assert not any(kind == "reported" for _, _, kind in found)


def test_gaps_are_paired_answer_by_answer(observed):
    (records,) = records_of(observed(ROWS))
    found = {row["touchpoint"]: row for row in gap_sums(records)}
    ship = found["delivery"]
    assert [ship[name] for name in ("n", "n_unpaired", "weight", "total")] == [2, 1, 4.0, -9.0]
    assert (ship["first_us"], ship["last_us"]) == (50, 60)
    assert (found["payment"]["n"], found["payment"]["n_unpaired"]) == (0, 1)


def test_a_complaint_is_counted_once_however_much_it_rates(observed):
    (records,) = records_of(observed(ROWS))
    assert complaint_counts(records, BINDING.names) == {"ship": 1}


@pytest.mark.parametrize(
    "also",
    [
        said("payment", None, measure="quote", text="Late!", scale_min=None, scale_max=None),
        said("payment", 3.0, scale_max=10.0),
        said("till", 2.0),
    ],
    ids=["a quote without a scale", "a rating on another scale", "another name for the same"],
)
def test_a_complaint_that_says_more_of_a_touchpoint_is_still_one(observed, also):
    rows = [said("payment", 1.0), also, said("delivery", 1.0), said("elsewhere", 1.0)]
    voices = observed([{**row, "source_kind": "complaint", "answer_id": "c1"} for row in rows])
    (records,) = records_of(voices)
    assert complaint_counts(records, BINDING.names) == {"pay": 1, "ship": 1}


def test_a_filter_chooses_rows_of_what_is_at_hand(observed):
    voices = observed(ROWS)
    narrowed = narrow_observations(voices, Filter(since_us=15, until_us=65))
    (records,) = records_of(narrowed)
    assert sum(row["records"] for row in rating_sums(records)) == 7
    (app,) = records_of(narrow_observations(narrowed, Filter(event={"channel": ["app"]})))
    assert [row["total"] for row in rating_sums(app)] == [2.0]
    (nobody,) = records_of(narrow_observations(voices, Filter(since_us=1_000)))
    assert rating_sums(nobody) == []
    assert complaint_counts(nobody, BINDING.names) == {}


@pytest.mark.parametrize("where", [Filter(), Filter(until_us=65)])
def test_very_many_are_read_in_parts_with_the_same_figures(observed, monkeypatch, where):
    voices = observed(ROWS)
    whole = measures(None, narrow_observations(voices, where), BINDING)
    monkeypatch.setattr(records_module, "RECORDS_AT_ONCE", 4)
    many = narrow_observations(replace(voices, records=len(ROWS)), where)
    assert len(list(records_of(many))) > 1
    assert measures(None, many, BINDING) == whole
    assert whole["pay"]["score"].estimate.n == (3 if where.is_empty else 2)
