"""Sessions cut by hand."""

import pytest

from tropa.analysis.journeys.sessions import sessions
from tropa.core.errors import InputError
from tropa.core.filters import Filter

MINUTE = 60
LOG = [
    ("ann", "page", 0), ("ann", "page", 10 * MINUTE), ("ann", "page", 40 * MINUTE),
    ("ann", "page", 71 * MINUTE),
    ("bob", "page", 0), ("bob", "buy", 4 * MINUTE),
]  # fmt: skip


def test_a_silence_longer_than_the_limit_ends_a_session(journeys_of):
    result = sessions(journeys_of(LOG))
    assert (result.sessions, result.cases, result.events) == (3, 2, 6)
    assert result.single_event_sessions == 1
    assert result.single_event_share.value == pytest.approx(1 / 3)
    assert result.median_seconds == (40 + 4) / 2 * MINUTE
    assert (result.median_events, result.p90_events) == (2, pytest.approx(2.8))


def test_another_limit_cuts_elsewhere(journeys_of):
    result = sessions(journeys_of(LOG), minutes=5, where=Filter(contains=["buy"]))
    assert (result.sessions, result.minutes, result.median_seconds) == (1, 5, 4 * MINUTE)
    assert sessions(journeys_of(LOG), minutes=3).sessions == 6


def test_without_any_event_there_is_no_length(journeys_of):
    result = sessions(journeys_of([]))
    assert (result.sessions, result.events, result.median_seconds) == (0, 0, None)
    assert result.single_event_share.value is None


def test_it_refuses_a_limit_that_is_none(journeys_of):
    with pytest.raises(InputError, match="more than zero"):
        sessions(journeys_of(LOG), minutes=0)
