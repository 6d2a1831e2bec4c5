"""What is known of each stage, by which source, and how fresh: the white spots of a map."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tropa.core.clock import FixedClock, use_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]
SURVEY = {
    "kind": "observations",
    "ratings": {
        "till": {
            "touchpoint": "Pay",
            "measure": "score",
            "scale": {"minimum": 1, "maximum": 5, "missing": ["0"]},
        }
    },
    "respondent": "who",
    "time": "when",
}


def test_a_map_shows_who_knows_what_of_each_stage_and_where_nobody_looks(
    company, take_in, finish_jobs
):
    with use_clock(FixedClock(datetime(2027, 1, 4, 8, 30, tzinfo=UTC))):
        take_in(lens={"object_type": "order", "idle_seconds": 3600})
        rated = "who,when,till\na,2027-01-02 10:00,5\nb,2027-01-03 10:00,4\n"
        take_in(rated, source_name="Survey", name="survey.csv", mapping=SURVEY)
        finish_jobs()
        smell = company.editor.post(f"{company.at}/touchpoints", {"name": "Smell"})
        told = {"touchpoint_id": smell["id"], "measure": "nps", "value": 3.0, "unit": "points"}
        told |= {"author": "A", "source_name": "B", "period_to": "2026-12-31"}
        company.editor.post(f"{company.at}/reported", told)
        (lens,) = company.viewer.get(f"{company.at}/lenses")
        made = company.editor.post(f"{company.at}/maps", {"lens_id": lens["id"]})
        found = company.viewer.get(f"{company.at}/maps/{made['id']}/coverage")
    assert [(one["kind"], one["name"]) for one in found["sources"]] == [
        ("events", "events"),
        ("survey", "Survey"),
        ("reported", "reported"),
    ]
    survey = found["sources"][1]["key"]
    steps = {step["name"]: step for stage in found["stages"] for step in stage["steps"]}
    cells = {
        name: {cell["source"]: (cell["records"], cell["is_stale"]) for cell in step["cells"]}
        for name, step in steps.items()
    }
    assert cells["Order"] == {"events": (3, False)}, "the last order came on the 4th, a year ago"
    assert cells["Pay"] == {"events": (2, True), survey: (2, False)}
    assert cells["Smell"] == {"reported": (1, False)}
    assert {name: step["is_white"] for name, step in steps.items()} == {
        "Order": False,
        "Pay": False,
        "Smell": True,
    }
    assert (found["steps"], found["white_steps"], found["stale_after_days"]) == (3, 1, 365)
