"""What staff gave for themselves reaches the map pooled, once opened, and never for too few."""

from __future__ import annotations

import pytest

from tropa.features.facts.models import Touchpoint
from tropa.features.journeys.models import MapRecord
from tropa.features.workshops.models import OwnRating, Participant, Workshop


@pytest.fixture
def paying(meeting):
    """The touchpoint of the first step, which the brand promises to be a 4."""
    promise = {"text": "Quick", "value": 4, "scale_min": 1, "scale_max": 5}
    touchpoint = Touchpoint.objects.create(
        workspace=meeting.company.workspace, name="Pay", promise=promise
    )
    record = MapRecord.objects.get(pk=meeting.map_id)
    record.document["steps"][0]["touchpoint_id"] = str(touchpoint.pk)
    record.save()
    return touchpoint


def give(meeting, touchpoint, values, *, of=None):
    workshop = of or Workshop.objects.get(pk=meeting.id)
    for number, value in enumerate(values):
        rater = Participant.objects.create(workshop=workshop, name=str(number))
        OwnRating.objects.create(participant=rater, subject=str(touchpoint.pk), value=value)


def measured(meeting, touchpoint):
    at = f"{meeting.company.at}/maps/{meeting.map_id}"
    told = meeting.company.viewer.get(f"{at}/measured")
    return told["figures"].get(str(touchpoint.pk), {})


def test_own_ratings_come_to_the_map_when_they_are_opened(meeting, paying):
    give(meeting, paying, [4, 5] * 6)
    assert "own_rating" not in measured(meeting, paying)
    meeting.lead(are_ratings_shown=True)
    own = measured(meeting, paying)["own_rating"]
    assert (own["value"], own["n"], own["scale_max"], own["withheld"]) == (4.5, 12, 5, "flagged")
    assert own["low"] < 4.5 < own["high"]


def test_too_few_ratings_stay_untold_and_no_record_of_them_is_given(meeting, paying):
    give(meeting, paying, [4, 5, 5])
    meeting.lead(are_ratings_shown=True)
    own = measured(meeting, paying)["own_rating"]
    assert (own["value"], own["low"], own["n"], own["withheld"]) == (None, None, 3, "withheld")
    asked = f"touchpoint_id={paying.pk}&measure=own_rating"
    at = f"{meeting.company.at}/maps/{meeting.map_id}/evidence?{asked}"
    behind = meeting.company.viewer.get(at)
    assert (behind["records"], behind["distribution"], behind["trend"]) == ([], [], [])


def test_only_the_newest_opened_workshop_counts(meeting, paying):
    give(meeting, paying, [1] * 12)
    meeting.lead(are_ratings_shown=True)
    record = MapRecord.objects.get(pk=meeting.map_id)
    later = Workshop.objects.create(map=record, are_ratings_shown=True)
    give(meeting, paying, [5] * 10, of=later)
    own = measured(meeting, paying)["own_rating"]
    assert (own["value"], own["n"]) == (5.0, 10)


def test_ratings_follow_a_touchpoint_that_is_merged_into_another(meeting, paying):
    """Twelve rate both; of each the rating of what is kept counts."""
    workspace = meeting.company.workspace
    kept = Touchpoint.objects.create(workspace=workspace, name="Settle the bill")
    give(meeting, paying, [1] * 12)
    raters = list(Participant.objects.filter(workshop_id=meeting.id, user=None))
    for rater in raters[:10]:
        OwnRating.objects.create(participant=rater, subject=str(kept.pk), value=4)
    meeting.lead(are_ratings_shown=True)
    merged = {"keep_id": str(kept.pk), "merge_ids": [str(paying.pk)]}
    meeting.company.editor.post(f"{meeting.company.at}/touchpoints/merge", merged)
    own = measured(meeting, kept)["own_rating"]
    assert (own["value"], own["n"]) == (3.5, 12)
    (rated, _) = meeting.board()["rated"]
    assert (rated["mean"], rated["n"]) == (3.5, 12)


def test_ratings_of_a_step_follow_it_to_its_touchpoint(meeting):
    workshop = Workshop.objects.get(pk=meeting.id)
    for number in range(12):
        rater = Participant.objects.create(workshop=workshop, name=str(number))
        OwnRating.objects.create(participant=rater, subject="wait", value=2)
    meeting.lead(are_ratings_shown=True)
    waiting = Touchpoint.objects.create(workspace=meeting.company.workspace, name="Wait")
    bind = {"kind": "bind_step", "step_id": "wait", "touchpoint_id": str(waiting.pk)}
    at = f"{meeting.company.at}/maps/{meeting.map_id}/commands"
    meeting.company.editor.post(at, {"commands": [bind]})
    assert measured(meeting, waiting)["own_rating"]["n"] == 12
