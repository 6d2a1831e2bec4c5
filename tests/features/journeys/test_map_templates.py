"""Templates: whole in three languages, and maps of touchpoints that the registry shares."""

import pytest

from tropa.analysis.journeys.first_map_names import LIFECYCLE
from tropa.features.journeys.map_templates import (
    LANGUAGES,
    ORDER,
    WORDED,
    draw_template,
    shared_words,
    template_get,
)

pytestmark = pytest.mark.django_db
WRITTEN = [key for key in ORDER if key != "empty"]


@pytest.mark.parametrize("key", ORDER)
def test_a_template_says_the_same_in_each_language(key):
    template = template_get(key)
    for language in LANGUAGES:
        words = template.words(language)
        assert words.name
        assert words.about.endswith((".", "его"))
        assert len(words.steps) == len(template.steps)
        assert len(words.stages) == len(template.en.stages)
        lengths = [len(told) for told in words.steps]
        assert lengths == [len(told) for told in template.en.steps]


@pytest.mark.parametrize("key", WRITTEN)
def test_every_step_is_named_once_and_says_what_is_expected_what_hurts_and_what_works(key):
    template = template_get(key)
    assert sorted({step.stage for step in template.steps}) == [*range(len(template.en.stages))]
    for language in LANGUAGES:
        told = template.words(language).steps
        assert len({step[0] for step in told}) == len(told)
        assert all(text.strip() == text and text for step in told for text in step[:4])
        assert len({len(step) for step in told} - {4, 1 + len(WORDED)}) == 0


@pytest.mark.parametrize("key", WRITTEN)
def test_no_language_borrows_the_letters_of_another(key):
    template = template_get(key)
    for language in LANGUAGES:
        words = template.words(language)
        text = " ".join([words.about, *words.stages, *(t for step in words.steps for t in step)])
        russian = sum("а" <= letter <= "я" for letter in text.lower())
        assert (russian > len(text) / 2) if language == "ru" else russian == 0
        assert any(letter in "ąćęłńóśźż" for letter in text.lower()) == (language == "pl")


def test_every_channel_and_department_has_a_word_in_each_language():
    words = shared_words()
    for name in ("channels", "departments"):
        told = getattr(words, name)
        used = {
            code
            for key in ORDER
            for step in template_get(key).steps
            for code in getattr(step, name)
        }
        assert {language: set(told[language]) for language in LANGUAGES} == dict.fromkeys(
            LANGUAGES, used
        )


def test_at_the_car_service_the_company_sees_one_stage_of_seven():
    for language in LANGUAGES:
        document = draw_template(template_get("car-service"), language)
        assert (len(document.stages), len(document.steps)) == (7, 14)
        lane = document.lanes[-3]
        assert lane.title == shared_words().lanes[language]["company"]
        at = {cell.step_id for cell in document.cells if cell.lane_id == lane.id}
        seen = {step.stage_id for step in document.steps if step.id in at}
        assert seen == {document.stages[4].id}


def test_the_lifecycle_has_its_nine_stages():
    assert len(template_get("lifecycle").en.stages) == len(LIFECYCLE) == 9


def test_templates_are_listed_in_the_language_of_the_reader(company):
    company.viewer.patch("/session", {"language": "pl"})
    listed = company.viewer.get(f"{company.at}/map-templates")
    assert [one["key"] for one in listed] == list(ORDER)
    assert listed[0] == {
        "key": "car-service",
        "name": "Serwis samochodowy",
        "about": "Klasyka: klient przeżywa siedem etapów, firma widzi jeden z nich.",
        "stages": 7,
        "steps": 14,
    }


def test_a_map_begins_with_a_template_in_the_language_asked_for(company):
    body = {"template": "clinic", "language": "ru"}
    made = company.editor.post(f"{company.at}/maps/from-template", body)
    assert made["title"] == "Клиника"
    assert made["document"]["stages"][0]["name"] == "Тревога"
    names = {one["name"]: one["id"] for one in company.viewer.get(f"{company.at}/touchpoints")}
    steps = made["document"]["steps"]
    assert {step["name"]: step["touchpoint_id"] for step in steps} == names
    assert company.viewer.get(f"{company.at}/maps/{made['id']}")["document"] == made["document"]


def test_two_maps_of_one_template_share_their_touchpoints(company):
    body = {"template": "bank", "title": "Ours"}
    first, second = (
        company.editor.post(f"{company.at}/maps/from-template", body) for _ in range(2)
    )
    assert first["title"] == "Ours"
    assert [step["touchpoint_id"] for step in first["document"]["steps"]] == [
        step["touchpoint_id"] for step in second["document"]["steps"]
    ]
    assert first["document"]["id"] != second["document"]["id"]


def test_a_touchpoint_of_the_registry_is_reused_whatever_its_case(company):
    there = company.editor.post(f"{company.at}/touchpoints", {"name": "UNPACK"})
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "online-shop"})
    bound = {s["name"]: s["touchpoint_id"] for s in made["document"]["steps"]}
    assert bound["Unpack"] == there["id"]


def test_an_emotion_of_a_template_is_an_assumption_until_it_is_measured(company):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "telecom"})
    claims = [cell["claim"] for cell in made["document"]["cells"] if cell["claim"]]
    assert len(claims) == 12
    assert all(-2 <= one["low"] < one["high"] <= 2 for one in claims)
    measured = company.viewer.get(f"{company.at}/maps/{made['id']}/measured")
    assert measured["figures"] == {} or all(
        figure["state"] != "supported"
        for figures in measured["figures"].values()
        for figure in figures.values()
    )


def test_an_empty_map_has_a_stage_and_lanes_to_write_in(company):
    made = company.editor.post(f"{company.at}/maps/from-template", {"template": "empty"})
    document = made["document"]
    assert (len(document["stages"]), document["steps"], document["cells"]) == (1, [], [])
    assert "pains" in [lane["kind"] for lane in document["lanes"]]


def test_a_template_that_is_none_is_not_found(company):
    body = {"template": "../words"}
    answer = company.editor.call("POST", f"{company.at}/maps/from-template", body)
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such template.")
