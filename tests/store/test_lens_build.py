"""Cutting events into journeys."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.core.errors import Cancelled, InputError
from tropa.core.lenses import Lens, Outcome
from tropa.store.lens_build import build_lens

STEP = ("case_no", "seq", "activity", "next_activity", "wait_us", "is_first", "is_last")
TEXTS = st.none() | st.sampled_from(["", "x", "я"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "case": st.sampled_from("ab"),
            "activity": st.sampled_from("XYZ"),
            "time_us": st.integers(-2, 2),
            "sequence": st.none() | st.integers(0, 1),
            "event_id": st.none() | st.sampled_from(["1", "2"]),
            "channel": TEXTS,
            "attribute_region": TEXTS,
        }
    ),
    max_size=9,
)


def test_it_joins_each_event_with_its_successor(build):
    built = build(
        [
            {"case": "a", "activity": "Pay", "time_us": 30},
            {"case": "b", "activity": "Order", "time_us": 5},
            {"case": "a", "activity": "Order", "time_us": 10},
            {"case": "a", "activity": "Pay", "time_us": 40},
        ]
    )
    assert built.rows("steps", *STEP) == [
        (0, 0, "Order", "Pay", 20, True, False),
        (0, 1, "Pay", "Pay", 10, False, False),
        (0, 2, "Pay", None, None, False, True),
        (1, 0, "Order", None, None, True, True),
    ]
    assert built.rows("steps", "case_start_us", "case_end_us", "case_length")[1] == (10, 40, 3)
    assert built.rows("cases", "case", "start_us", "end_us", "length") == [
        ("a", 10, 40, 3),
        ("b", 5, 5, 1),
    ]


def test_it_marks_where_a_case_is_for_the_first_time(build, word):
    built = build(word("a", "XYXYX"))
    marks = built.rows("steps", "is_first_of_activity", "is_first_of_edge")
    assert marks == [
        (True, True),
        (True, True),
        (False, False),
        (False, False),
        (False, False),
    ]


def test_the_same_path_is_the_same_variant_in_every_log(build, word):
    first = build(word("a", "XY") + word("b", "XY") + word("c", "XZ"))
    second = build(word("q", "W") + word("r", "XZ"))
    ids = {"".join(path): number for number, path in first.rows("variants")}
    assert set(ids) == {"XY", "XZ"}
    assert {"".join(path): number for number, path in second.rows("variants")}["XZ"] == ids["XZ"]


def test_names_that_join_alike_are_different_variants(build):
    built = build(
        [
            {"case": "a", "activity": "X", "time_us": 1},
            {"case": "a", "activity": "YZ", "time_us": 2},
            {"case": "b", "activity": "XY", "time_us": 1},
            {"case": "b", "activity": "Z", "time_us": 2},
        ]
    )
    assert len(built.rows("variants")) == 2


def test_sequence_then_event_id_then_content_settle_ties(build):
    rows = [
        {"case": "a", "activity": "D", "time_us": 1, "event_id": "2"},
        {"case": "a", "activity": "F", "time_us": 1},
        {"case": "a", "activity": "E", "time_us": 1},
        {"case": "a", "activity": "C", "time_us": 1, "event_id": "1"},
        {"case": "a", "activity": "B", "time_us": 1, "sequence": 2},
        {"case": "a", "activity": "A", "time_us": 1, "sequence": 1},
    ]
    built = build(rows)
    assert built.paths() == {"a": "ABCDEF"}
    assert built.files.ties == 4


def test_a_session_ends_where_nothing_happens_for_longer_than_the_gap(build):
    minutes = [0, 30, 61, 70]
    rows = [{"case": "a", "activity": "X", "time_us": m * 60_000_000} for m in minutes]
    built = build(rows, Lens(session_minutes=30))
    assert built.rows("cases", "case", "length") == [("a/1", 2), ("a/2", 2)]


def test_events_after_as_of_are_not_known(build, word):
    built = build(word("a", "XYZ"), Lens(as_of_us=10_000_000))
    assert built.paths() == {"a": "XY"}
    assert built.journeys.as_of_us == 10_000_000


def test_the_newest_event_tells_up_to_when_the_data_is_known(build, word):
    assert build(word("a", "XYZ")).journeys.as_of_us == 20_000_000


@pytest.mark.parametrize(
    ("lens", "states"),
    [
        (Lens(), "complete complete complete"),
        (Lens(ends=["Z"]), "complete open open"),
        (Lens(ends=["Z"], idle_seconds=100), "complete open complete"),
        (Lens(idle_seconds=100), "open open complete"),
        (Lens(starts=["X"]), "complete complete left-cut"),
    ],
)
def test_it_tells_open_complete_and_cut_cases(build, word, lens, states):
    rows = word("a", "XYZ", start_s=200) + word("b", "XZY", start_s=200) + word("c", "YX")
    built = build(rows, lens)
    assert " ".join(state for (state,) in built.rows("cases", "state")) == states


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, [None, None]),
        (Outcome(activities=["Z"]), [True, None]),
        (Outcome(activities=["Z"], horizon_seconds=20), [True, None]),
        (Outcome(activities=["Z"], horizon_seconds=19), [False, False]),
        (Outcome(attribute="region", values=["north"]), [None, True]),
        (Outcome(attribute="channel", values=["shop"]), [None, True]),
    ],
)
def test_the_outcome_is_unknown_until_the_case_is_over_or_the_horizon_passed(
    build, word, wanted, expected
):
    rows = word("a", "XYZ") + word("b", "XYX")
    rows[3] |= {"attribute_region": "north", "attribute_channel": "site"}
    rows[4] |= {"attribute_region": "south", "attribute_channel": "shop"}
    attributes = {"case_attributes": ("region",), "event_attributes": ("channel",)}
    built = build(rows, Lens(wanted=wanted, ends=["nothing"]), **attributes)
    assert [has for (has,) in built.rows("cases", "has_outcome")] == expected


def test_a_closed_case_without_the_wanted_event_has_not_reached_it(build, word):
    built = build(word("a", "XY"), Lens(wanted=Outcome(activities=["Z"])))
    assert built.rows("cases", "has_outcome") == [(False,)]


def test_it_refuses_a_wanted_attribute_that_no_event_has(build, word):
    with pytest.raises(InputError, match="names an attribute that no event has"):
        build(word("a", "X"), Lens(wanted=Outcome(attribute="colour", values=["red"])))


def test_the_first_known_value_is_the_case_s(build, word):
    rows = word("a", "XYZ")
    rows[1]["attribute_region"] = ""
    rows[2]["attribute_region"] = "north"
    built = build(rows + word("b", "X"), case_attributes=("region",))
    assert built.rows("cases", "attribute_region") == [("north",), (None,)]


def test_an_empty_log_gives_empty_tables(build):
    built = build([], case_attributes=("region",), event_attributes=("device",))
    assert [built.rows(table) for table in ("steps", "cases", "variants")] == [[], [], []]
    assert built.journeys.as_of_us == 0


def test_more_activities_than_a_dictionary_takes_stay_texts(build):
    rows = [
        {"case": str(number % 7), "activity": f"page {number}", "time_us": number}
        for number in range(6000)
    ]
    built = build(rows)
    steps = built.rows("steps", "activity", "time_us")
    assert sorted(steps, key=lambda step: step[1]) == [(r["activity"], r["time_us"]) for r in rows]
    assert sum(len(path) for _, path in built.rows("variants")) == 6000


def test_cancelling_leaves_nothing_behind(connection, flat, word, tmp_path):
    def cancel_late(share: float) -> None:
        if share > 0.5:
            raise Cancelled("Stopped.")

    rows = flat(word("a", "XY"))
    with pytest.raises(Cancelled, match="Stopped"):
        build_lens(connection, rows, Lens(), target=tmp_path / "lens", progress=cancel_late)
    assert list((tmp_path / "lens").iterdir()) == []
    assert connection.execute("SELECT COUNT(*) FROM duckdb_databases()").fetchone() == (
        connection.execute("SELECT COUNT(*) FROM duckdb_databases() WHERE NOT readonly").fetchone()
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, seed=st.integers(0, 99))
def test_arrival_order_changes_nothing(build, rows, seed):
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 (a shuffle, no secret)
    answers = [build(given, case_attributes=("region",)) for given in (rows, shuffled)]
    for table in ("steps", "cases", "variants"):
        assert answers[0].rows(table) == answers[1].rows(table)
    assert answers[0].files.ties == answers[1].files.ties
