"""Amounts that events carry, added up by touchpoint, by hand."""

from __future__ import annotations

import pytest

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.journeys.measures_money import amount_attributes, money_at

BINDING = Binding(
    {
        "pay": TouchpointRules(events=(EventPlace("Pay"),)),
        "mend": TouchpointRules(events=(EventPlace("Mend"), EventPlace("Mend again"))),
        "wait": TouchpointRules(events=(EventPlace("Wait"),)),
    }
)
ROWS = [
    (1, "Pay", 0, {"attribute_cost": "10.5"}),
    (1, "Mend", 1, {"attribute_cost": " 20 "}),
    (1, "Mend again", 2, {"attribute_cost": "20"}),
    (1, "Wait", 3, {"attribute_cost": ""}),
    (2, "Pay", 0, {"attribute_cost": "9.5"}),
    (2, "Elsewhere", 1, {"attribute_cost": "1000"}),
    (3, "Pay", 0, {"attribute_cost": "12,00"}),
    (3, "Mend", 1),
]


def test_amounts_of_a_case_are_added_and_what_is_no_number_is_told(journeys_of):
    found = money_at(journeys_of(ROWS, event=("cost",)), BINDING, "cost")
    assert set(found) == {"pay", "mend"}
    pay, mend = found["pay"], found["mend"]
    assert (pay.total, pay.events, pay.unreadable) == (20.0, 2, 1)
    assert (pay.per_case.value, pay.per_case.n) == (10.0, 2)
    assert pay.per_case.high - 10 == pytest.approx(12.706 * 0.5, rel=1e-3)  # t, one degree
    assert (mend.total, mend.per_case.value, mend.per_case.n) == (40.0, 40.0, 1)
    assert mend.per_case.low is None


def test_an_attribute_that_no_event_has_gives_nothing(journeys_of):
    assert money_at(journeys_of(ROWS, event=("cost",)), BINDING, "price") == {}
    assert money_at(journeys_of(ROWS, event=("cost",)), Binding({}), "cost") == {}


def test_what_belongs_to_the_whole_case_counts_once_where_the_case_came(journeys_of):
    journeys = journeys_of(ROWS, case={"price": {"1": "100", "2": "50"}})
    found = money_at(journeys, BINDING, "price")
    assert {name: (money.total, money.per_case.n) for name, money in found.items()} == {
        "pay": (150.0, 2),
        "mend": (100.0, 1),
        "wait": (100.0, 1),
    }


def test_only_what_is_all_numbers_is_offered_as_money(journeys_of):
    rows = [
        (1, "Pay", 0, {"attribute_cost": "1.5", "attribute_note": "1", "attribute_empty": ""}),
        (1, "Mend", 1, {"attribute_cost": "", "attribute_note": "one"}),
    ]
    case = {"price": {"1": "7"}, "city": {"1": "Łódź"}}
    journeys = journeys_of(rows, case=case, event=("cost", "note", "empty"))
    assert amount_attributes(journeys) == ["cost", "price"]


def test_what_tables_write_for_a_missing_amount_is_no_amount(journeys_of):
    rows = [
        (number, "Pay", 0, {"attribute_cost": cost})
        for number, cost in enumerate(["10", "20", "nan", "NaN", "inf", "-Infinity"])
    ]
    journeys = journeys_of(rows, event=("cost",))
    pay = money_at(journeys, BINDING, "cost")["pay"]
    assert (pay.total, pay.per_case.value, pay.events, pay.unreadable) == (30.0, 15.0, 2, 4)
    assert amount_attributes(journeys) == []
