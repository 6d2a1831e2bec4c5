"""Cases of a choice and the time they span."""

from tropa.analysis.journeys.narrowing import narrow
from tropa.analysis.journeys.period import Period, journeys_period
from tropa.core.filters import Filter

ROWS = [("a", "Order", 1), ("a", "Pay", 5), ("b", "Order", 3), ("b", "Call", 9)]


def test_a_choice_has_the_period_of_its_own_events(cut):
    journeys = cut(ROWS)
    assert journeys_period(journeys) == Period(2, 1_000_000, 9_000_000)
    without = narrow(journeys, Filter(without=["Call"]))
    assert journeys_period(without) == Period(2, 1_000_000, 5_000_000)


def test_no_case_has_no_period(cut):
    nobody = narrow(cut(ROWS), Filter(since_us=99_000_000))
    assert journeys_period(nobody) == Period(0, None, None)
