"""A shop whose customers of two regions fare differently, with a survey that knows the region."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

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
    "attributes": ["region"],
}


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """60 orders, each second from the north; the north rates paying 4 or 5, the south 1 or 2.

    30 of the orders are paid: 20 of the north, 10 of the south. Two customers live in the west.
    """
    lines, said = ["order,what,when,phone,region"], ["who,when,till,region"]
    for number in range(62):
        day = f"2026-01-{number % 28 + 1:02d}"
        region = "west" if number >= 60 else "north" if number % 2 else "south"
        channel = f"{number},{{}},{day} {{}},8 916 000-00-{number:02d},{region}"
        lines.append(channel.format("Order", "10:00"))
        if number < 60 and number // 2 < (20 if region == "north" else 10):
            lines.append(channel.format("Pay", "12:00"))
        rating = {"north": 4, "south": 1, "west": 3}[region] + number // 2 % 2
        said.append(f"p{number},{day} 13:00,{rating},{region}")
    take_in(
        "\n".join(lines),
        lens={"object_type": "order", "wanted": {"activities": ["Pay"]}, "idle_seconds": 3600},
    )
    take_in("\n".join(said), source_name="Survey", name="survey.csv", mapping=SURVEY)
    finish_jobs()
    return company


@pytest.fixture
def lens(shop):
    (found,) = shop.viewer.get(f"{shop.at}/lenses")
    return found["id"]


@pytest.fixture
def drawn(shop, lens):
    """The first map of the shop."""
    return shop.editor.post(f"{shop.at}/maps", {"lens_id": lens})


@pytest.fixture
def add_segment(shop, lens):
    """Name a rule over the orders, through the API."""

    def add(name, **rule):
        body = {"name": name, "lens_id": lens, "rule": rule}
        return shop.editor.post(f"{shop.at}/segments", body)["id"]

    return add


@pytest.fixture
def picture():
    """Make a picture of a kind, with the place where it was taken written into it."""

    def make(kind="JPEG", size=(800, 600), **options):
        drawn, content = Image.new("RGB", size, (200, 30, 30)), BytesIO()
        if kind == "JPEG":
            place = Image.Exif()
            place[0x010E] = "at Anna's home"
            options["exif"] = place
        drawn.save(content, kind, **options)
        return content.getvalue()

    return make
