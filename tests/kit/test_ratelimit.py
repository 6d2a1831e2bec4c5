"""Limits for the addresses that anyone may call."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from tropa.core.clock import FixedClock, use_clock
from tropa.kit.ratelimit import Limit, TooMany


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def test_calls_above_the_limit_are_refused_until_the_window_ends():
    limit = Limit("test", 2, 60)
    with use_clock(FixedClock(datetime(2026, 1, 1, 12, 0, 10, tzinfo=UTC))):
        limit.spend("me")
        limit.spend("me")
        with pytest.raises(TooMany) as refused:
            limit.spend("me")
    assert refused.value.where == {"retry_after": 50}
    with use_clock(FixedClock(datetime(2026, 1, 1, 12, 1, 0, tzinfo=UTC))):
        limit.spend("me")


def test_one_caller_does_not_spend_the_calls_of_another():
    limit = Limit("test", 1, 60)
    limit.spend("me")
    limit.spend("you")
    with pytest.raises(TooMany):
        limit.spend("me")


def test_a_cache_that_has_dropped_the_count_begins_anew(monkeypatch):
    monkeypatch.setattr(cache, "add", lambda *_, **__: True)
    limit = Limit("test", 1, 60)
    limit.spend("me")
    with pytest.raises(TooMany):
        limit.spend("me")
