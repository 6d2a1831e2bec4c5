"""What is known of stages: records add up, the newest counts, reports fill no white spot."""

from __future__ import annotations

from tropa.analysis.white_spots import known_by_stage, known_of
from tropa.core.figures import Cover


def test_a_stage_knows_what_its_touchpoints_know_each_counted_once():
    covers = {"a": (Cover("events", 3, 10), Cover("poll", 2, None)), "b": (Cover("events", 4, 7),)}
    known = known_by_stage({"buy": ["a", "b", "a"], "use": ["c"]}, covers)
    assert known["buy"].covers == {
        "events": Cover("events", 7, 10),
        "poll": Cover("poll", 2, None),
    }
    assert (known["buy"].is_white, known["use"].is_white) == (False, True)


def test_what_is_only_reported_stays_white():
    assert known_of([Cover("reported", 2, 5)]).is_white
    assert not known_of([Cover("reported", 2, 5), Cover("poll", 1, None)]).is_white
