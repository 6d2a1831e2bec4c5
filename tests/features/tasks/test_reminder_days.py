"""On which days somebody is reminded, also when a morning was missed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tropa.features.tasks.reminder_days import reminder_day

DEADLINE = date(2026, 3, 20)


def days_reminded(*, mornings):
    """Remind on these mornings (days from the deadline); tell on which it happened."""
    told, last = [], None
    for shift in mornings:
        today = DEADLINE + timedelta(days=shift)
        day = reminder_day(DEADLINE, today=today)
        if day is not None and (last is None or last < day):
            told.append(shift)
            last = today
    return told


def test_before_on_and_after_the_deadline_and_then_once_a_week():
    assert days_reminded(mornings=range(-10, 17)) == [-3, 0, 1, 8, 15]


def test_missed_mornings_are_made_up_for_once():
    assert days_reminded(mornings=[-10, -1, 5, 6, 7, 8]) == [-1, 5, 8]


@given(st.lists(st.integers(-20, 60), unique=True).map(sorted))
def test_whatever_mornings_are_missed_nobody_is_reminded_more_often(mornings):
    told = days_reminded(mornings=mornings)
    assert len(told) <= len(
        [day for day in (-3, 0, 1, *range(8, 61, 7)) if mornings and day <= mornings[-1]]
    )
