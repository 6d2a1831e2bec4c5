"""Ratings too few to be told as a figure are not told one by one either."""

from __future__ import annotations

import pytest

from tropa.analysis.disclosure import Disclosure
from tropa.analysis.evidence import MonthPoint
from tropa.core.results import Estimate
from tropa.features.insights.evidence_answers import trend_told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]
MAPPING = {
    "kind": "observations",
    "ratings": {
        "till": {
            "touchpoint": "Till",
            "measure": "experience",
            "scale": {"minimum": 1, "maximum": 5, "missing": ["0"]},
        }
    },
    "respondent": "who",
}


@pytest.fixture
def ratings(company, take_in, finish_jobs):
    """Nine ratings and three answers "I did not use it": twelve records, n = 9."""
    lines = ["who,till", *(f"p{n},{n % 5 + 1 if n < 9 else 0}" for n in range(12))]
    done = take_in("\n".join(lines), source_name="Survey", mapping=MAPPING)
    assert done["state"] == "done", done["error"]
    finish_jobs()
    made = company.editor.post(f"{company.at}/maps", {})
    (step,) = made["document"]["steps"]
    at = f"{company.at}/maps/{made['id']}/evidence?touchpoint_id={step['touchpoint_id']}"
    return company.viewer.get(f"{at}&measure=experience")


def test_missing_answers_do_not_open_the_list_of_a_withheld_rating(ratings):
    assert (ratings["figure"]["withheld"], ratings["figure"]["value"]) == ("withheld", None)
    assert ratings["total_records"] == 12
    assert (ratings["records"], ratings["distribution"]) == ([], [])


@pytest.mark.parametrize(
    ("answers", "is_thin", "shown"),
    [
        ((30, 20, 5), False, [30]),  # else the five would be all less the others
        ((30, 4, 5), False, [30]),
        ((30, 20, 15), False, [30, 20, 15]),
        ((30, 20, 15), True, []),
    ],
)
def test_a_thin_month_cannot_be_told_from_the_others(answers, is_thin, shown):
    points = [
        MonthPoint(f"2026-0{month + 1}", Estimate(4.0, 3.5, 4.5, n=n))
        for month, n in enumerate(answers)
    ]
    told = trend_told(points, "experience", Disclosure(), is_thin=is_thin)
    assert [month.n for month in told] == list(answers)
    assert [month.n for month in told if month.value is not None] == shown
    counted = trend_told(points, "reach", Disclosure(), is_thin=is_thin)
    assert all(month.value == 4.0 for month in counted)
