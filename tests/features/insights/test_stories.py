"""A map's story on one page, and the marks that its figures suggest, as the screens ask."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from pptx import Presentation

pytestmark = pytest.mark.django_db(transaction=True)
COLUMNS = {
    "order": {"role": "case", "object_type": "order"},
    "what": {"role": "activity"},
    "when": {"role": "time"},
    "cost": {"role": "attribute"},
}


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """A workspace with 60 orders: whoever has to wait pays less often; half of them wait."""
    lines = ["order,what,when,cost"]
    for number in range(60):
        day = f"2026-01-{number % 28 + 1:02d}"
        is_waiting = number % 2 == 0
        lines.append(f"{number},Заказ,{day} 10:00,")
        lines.append(f"{number},{'Ожидание' if is_waiting else 'Płatność kartą'},{day} 11:00,2.5")
        if number % 2 or number % 20 == 0:
            lines.append(f"{number},Pay,{day} 12:00,")
    take_in(
        "\n".join(lines),
        mapping={"kind": "events", "columns": COLUMNS},
        lens={"object_type": "order", "wanted": {"activities": ["Pay"]}, "idle_seconds": 3600},
    )
    finish_jobs()
    (lens,) = company.viewer.get(f"{company.at}/lenses")
    made = company.editor.post(f"{company.at}/maps", {"lens_id": lens["id"], "title": "Путь łódź"})
    company.lens_at = f"{company.at}/lenses/{lens['id']}"
    company.map_at = f"{company.at}/maps/{made['id']}"
    return company


def step_named(shop, name):
    steps = shop.viewer.get(shop.map_at)["document"]["steps"]
    return next(step for step in steps if step["name"] == name)


def test_a_story_tells_problems_strengths_and_what_nobody_knows(shop):
    story = shop.viewer.get(f"{shop.map_at}/story?language=en")
    assert [one["step"] for one in story["problems"]] == ["Ожидание"]
    assert [one["step"] for one in story["strengths"]] == ["Płatność kartą"]
    (problem,) = story["problems"]
    assert "less often, by 45" in problem["says"]
    assert "n = 30" in problem["facts"].replace("\xa0", " ")
    assert "source: what customers did" in problem["facts"]
    assert "50% of customers come here (30 of 60; 38–62%)" in problem["facts"]
    assert problem["money"] == ""
    assert story["unknown"][-1].startswith("What this costs: no money is known")
    assert "compared" in story["rule"]


def test_money_is_told_once_an_editor_says_where_the_events_hold_it(shop):
    assert shop.viewer.call("PATCH", shop.lens_at, {"money_attribute": "cost"}).status_code == 403
    assert shop.viewer.get(f"{shop.lens_at}/amounts") == ["cost"]
    shop.editor.patch(shop.lens_at, {"money_attribute": "cost"})
    story = shop.viewer.get(f"{shop.map_at}/story?language=en")
    assert story["problems"][0]["money"].startswith(
        "cost: 2.50 EUR per customer with an amount here"
    )
    assert "75 EUR in all" in story["problems"][0]["money"]
    assert not any("money" in line for line in story["unknown"])


def test_the_story_leaves_as_one_page_and_as_one_slide(shop):
    def fetched(kind, language):
        address = f"{shop.viewer.base}{shop.map_at}/story/export?kind={kind}&language={language}"
        return shop.viewer.client.get(address)

    answer = fetched("pdf", "ru")
    assert answer["Content-Disposition"].startswith("attachment;")
    page = pypdfium2.PdfDocument(answer.content)
    assert len(page) == 1
    text = page[0].get_textpage().get_text_range()
    page.close()
    assert "Где мы подводим клиентов" in text
    assert "Płatność kartą" in text
    show = Presentation(BytesIO(fetched("pptx", "pl").content))
    assert len(show.slides) == 1
    words = " ".join(s.text_frame.text for s in show.slides[0].shapes if s.has_text_frame)
    assert "Gdzie zawodzimy klientów" in words
    assert "Ожидание" in words


def test_a_suggested_mark_is_taken_or_declined_by_commands(shop):
    def suggested():
        return {one["step_id"]: one for one in shop.viewer.get(f"{shop.map_at}/suggestions")}

    waiting, card = step_named(shop, "Ожидание"), step_named(shop, "Płatność kartą")
    found = suggested()
    assert set(found) == {waiting["id"], card["id"]}  # not "Pay": it is the outcome itself
    one = found[waiting["id"]]
    assert (one["flag"], one["measure"]) == ("is_moment_of_truth", "decisive")
    take = {"kind": "set_flag", "step_id": card["id"], "flag": one["flag"], "is_on": True}
    decline = {"kind": "decline_flag", "step_id": waiting["id"], "flag": one["flag"]}
    commands = [take, decline | {"size": one["size"]}]
    change = shop.editor.post(f"{shop.map_at}/commands", {"commands": commands})
    assert suggested() == {}
    shop.editor.post(f"{shop.map_at}/commands", {"commands": change["inverse"]})
    assert set(suggested()) == {waiting["id"], card["id"]}
