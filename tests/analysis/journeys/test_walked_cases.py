"""Cases of a choice and the time they span."""

from tropa.analysis.journeys.measures_walks import walked_cases
from tropa.analysis.journeys.narrowing import narrow
from tropa.core.filters import Filter

ROWS = [("a", "Order", 1), ("a", "Pay", 5), ("b", "Order", 3), ("b", "Call", 9)]


def period(journeys):
    cases = walked_cases(journeys)
    return len(cases.case_no), cases.first_us, cases.last_us


def test_a_choice_has_the_period_of_its_own_events(cut):
    journeys = cut(ROWS)
    assert period(journeys) == (2, 1_000_000, 9_000_000)
    without = narrow(journeys, Filter(without=["Call"]))
    assert period(without) == (2, 1_000_000, 5_000_000)


def test_no_case_has_no_period(cut):
    nobody = narrow(cut(ROWS), Filter(since_us=99_000_000))
    assert period(nobody) == (0, None, None)
