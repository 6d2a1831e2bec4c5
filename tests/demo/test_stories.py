"""The ordinary analyses find every planted story, and none where nothing was planted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from demo.conftest import Told
from demo.finders import FINDERS
from tropa.demo import buying, claiming, delivering, staying, stories, using, voices
from tropa.demo.company import Facts, simulate
from tropa.demo.stories import STORIES
from tropa.demo.voices import Feeling

END = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CUSTOMERS = 12_000
"""Enough for each story to be told; the demo has more."""
IDS = [story.id for story in STORIES]


@pytest.fixture(scope="session")
def company(tell: Callable[[Facts], Told]) -> Told:
    """The company of the demo, whole."""
    return tell(simulate(end=END, customers=CUSTOMERS))


@pytest.fixture(scope="session")
def plain_company(tell: Callable[[Facts], Told]) -> Told:
    """The same company without any story: every special number is the ordinary one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claiming, "CLAIM_REVIEW_DAYS", stories.OTHER_REVIEW_DAYS)
        patch.setattr(claiming, "BAD_REFUND_RATE", claiming.REFUND_RATE)
        patch.setattr(buying, "APP_PAYMENT_LEAVE", buying.SITE_PAYMENT_LEAVE)
        patch.setattr(buying, "LOVED_BRANCH", "")
        patch.setattr(delivering, "DELIVERY_DAYS_BEFORE", delivering.DELIVERY_DAYS_AFTER)
        patch.setattr(delivering, "LATE_EXTRA_DAYS", 0.0)
        patch.setattr(using, "MONDAY_GIVE_UP", using.OTHER_GIVE_UP)
        patch.setattr(using, "SENIOR_SETUP_CALL", using.OTHER_SETUP_CALL)
        patch.setattr(using, "REPEAT_REPAIR", {})
        patch.setattr(staying, "LOYAL_REPEAT", staying.OTHER_REPEAT)
        patch.setattr(staying, "SHOP_INVITES", staying.APP_INVITES)
        patch.setitem(voices.FEELINGS, "checkout", Feeling(4.0, 3.9, 0.10))
        patch.setitem(voices.FEELINGS, "support_chat", Feeling(3.8, 3.9, 0.24))
        return tell(simulate(end=END, customers=CUSTOMERS))


def test_every_story_has_its_finder() -> None:
    assert list(FINDERS) == IDS


@pytest.mark.parametrize("story", IDS)
def test_the_analyses_find_the_story(company: Told, story: str) -> None:
    assert FINDERS[story](company)


@pytest.mark.parametrize("story", IDS)
def test_nothing_is_found_where_nothing_was_planted(plain_company: Told, story: str) -> None:
    assert not FINDERS[story](plain_company)
