"""Cutting events into journeys."""

from __future__ import annotations


def rows_of(journeys, table):
    return journeys.run(getattr(journeys, table)).to_pylist()


def test_it_joins_each_event_with_its_successor(build):
    journeys = build(
        [
            {"case": "a", "activity": "Pay", "time_us": 30},
            {"case": "b", "activity": "Order", "time_us": 5},
            {"case": "a", "activity": "Order", "time_us": 10},
            {"case": "a", "activity": "Pay", "time_us": 40},
        ]
    )
    steps = rows_of(journeys, "steps")
    assert [
        (s["case_no"], s["seq"], s["activity"], s["next_activity"], s["wait_us"]) for s in steps
    ] == [
        (0, 0, "Order", "Pay", 20),
        (0, 1, "Pay", "Pay", 10),
        (0, 2, "Pay", None, None),
        (1, 0, "Order", None, None),
    ]
    assert rows_of(journeys, "cases")[0]["length"] == 3
    assert len(rows_of(journeys, "variants")) == 2
