"""Who looks after a map, when it is reviewed, and its light."""

import pytest

from tropa.features.journeys.models import LensRecord
from tropa.features.tasks import care as care_services
from tropa.features.tasks.models import MapCare

pytestmark = pytest.mark.django_db


@pytest.fixture
def care(company, drawn):
    """Change how the map is looked after, and tell it."""
    path = f"{company.at}/maps/{drawn.pk}/care"

    def change(**facts):
        return company.editor.patch(path, facts) if facts else company.viewer.get(path)

    return change


def day_us(day):
    from datetime import UTC, datetime

    from tropa.core.clock import to_us

    return to_us(datetime.fromisoformat(day).replace(tzinfo=UTC))


def with_facts_of(drawn, day):
    """Let the map look through a lens whose last event is of that day."""
    drawn.lens = LensRecord.objects.create(
        workspace=drawn.workspace, name="Orders", facts={"last_us": day_us(day)}
    )
    drawn.save()


def test_a_new_map_belongs_to_whoever_made_it_and_is_reviewed_in_a_quarter(care):
    found = care()
    assert (found["owner"]["name"], found["review_on"]) == ("Edwin", "2026-05-31")
    assert (found["light"], found["reasons"]) == ("amber", ["no-facts"])


def test_the_light_follows_the_facts_the_review_and_the_limit(care, drawn):
    with_facts_of(drawn, "2026-02-01")
    assert care()["light"] == "green"
    assert care(fresh_days=28)["reasons"] == ["facts-old"]
    assert care(fresh_days=29)["light"] == "green"
    red = care(review_on="2026-03-01")
    assert (red["light"], red["reasons"]) == ("red", ["review-overdue"])


def test_a_review_sets_the_next_date(company, care, drawn):
    with_facts_of(drawn, "2026-03-01")
    care(review_on="2026-01-01", review_days=30)
    reviewed = company.editor.post(f"{company.at}/maps/{drawn.pk}/care/review")
    assert (reviewed["review_on"], reviewed["light"]) == ("2026-04-01", "green")


def test_two_who_look_after_a_map_at_once_both_keep_what_they_wrote(care, drawn, monkeypatch):
    cares_of = care_services.cares_of

    def cares_of_and_another(workspace, maps):
        found = cares_of(workspace, maps)
        MapCare.objects.get_or_create(map=drawn, defaults={"fresh_days": 7})
        return found

    monkeypatch.setattr(care_services, "cares_of", cares_of_and_another)
    changed = care(review_on="2026-04-01")
    assert (changed["review_on"], changed["fresh_days"]) == ("2026-04-01", 7)


def test_when_the_owner_leaves_the_map_is_nobody_s(company, care, member):
    assert care(owner_id=member(company.viewer))["owner"]["name"] == "Vera"
    company.owner.delete(f"{company.at}/members/{member(company.viewer)}")
    path = company.owner.get(f"{company.at}/map-care")
    assert (path[0]["owner"], path[0]["reasons"]) == (None, ["no-facts", "no-owner"])


def test_what_customers_said_counts_as_a_fact_too(company, take_in, drawn, care):
    answers = "what,when,score\nPay,2026-02-20,4\nWait,2026-02-25,2\nElsewhere,2026-03-01,5\n"
    scale = {"minimum": 1, "maximum": 5}
    columns = {"touchpoint": "what", "time": "when", "value": "score", "scale": scale}
    take_in(answers, mapping={"kind": "observations", **columns})
    places = {one["name"]: one["id"] for one in company.viewer.get(f"{company.at}/touchpoints")}
    for step in drawn.document["steps"]:
        step["touchpoint_id"] = places[step["name"]]
    drawn.save()
    assert care()["newest_us"] == day_us("2026-02-25")


def test_the_lights_of_all_maps_cost_as_much_as_that_of_one(
    company, drawn, django_assert_max_num_queries
):
    from tropa.features.journeys.models import MapRecord

    for number in range(4):
        MapRecord.objects.create(
            workspace=company.workspace, title=f"M{number}", document=drawn.document
        )
    with django_assert_max_num_queries(9):
        assert len(company.viewer.get(f"{company.at}/map-care")) == 5
