"""Exports show the pictures of cells; what cannot be shown is named."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from io import BytesIO

import openpyxl
import pypdfium2
from PIL import Image, ImageChops
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from tropa.core.carried_files import CarriedFile
from tropa.core.map_contents import CellFile, Files
from tropa.core.maps import JourneyMap, MapCell, MapLane, MapStage, MapStep
from tropa.formats.attachments import attachment_of
from tropa.formats.pictures import picture_printed
from tropa.report import map_pictures
from tropa.report.language import Language
from tropa.report.map_export import Sheet, map_export
from tropa.report.map_facts import MapFacts

RED, BLUE = (200, 30, 30), (30, 30, 200)


def kept(color, size):
    drawn = BytesIO()
    Image.new("RGB", size, color).save(drawn, "PNG")
    return attachment_of("a.png", drawn.getvalue()).content


KEPT = {"red": kept(RED, (900, 600)), "blue": kept(BLUE, (300, 600)), "broken": b"RIFF    WEBP"}


def read(file_id):
    content = KEPT.get(file_id)
    return CarriedFile(file_id, f"{file_id}.png", "image/webp", content) if content else None


def cell(lane, step, *ids):
    files = tuple(
        CellFile(file_id=one, name=f"{one}.png", is_picture=True, caption=f"Кадр {one}, łódź")
        for one in ids
    )
    return MapCell(lane_id=lane, step_id=step, content=Files(files=files), text="Слова")


DOCUMENT = JourneyMap(
    id="m",
    title="Repair",
    stages=(MapStage(id="a", name="In"),),
    steps=(MapStep(id="p", stage_id="a", name="Call"), MapStep(id="q", stage_id="a", name="Pay")),
    lanes=(MapLane(id="f", kind="files"), MapLane(id="s", kind="storyboard")),
    cells=(
        cell("f", "p", "broken", "gone"),
        cell("s", "p", "red"),
        cell("s", "q", "red", "blue"),
    ),
)


def written(kind, **sheet):
    return map_export(
        DOCUMENT, MapFacts(), kind=kind, language=Language(), sheet=Sheet(**sheet), files=read
    )


def seen(picture, color):
    """Count the dots of about a colour."""
    off = ImageChops.difference(picture.convert("RGB"), Image.new("RGB", picture.size, color))
    red, green, blue = off.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[:25])


def rendered(content):
    with pypdfium2.PdfDocument(content) as document:
        return document[0].render(scale=0.5).to_pil(), document[0].get_textpage().get_text_range()


def test_paper_shows_the_storyboard_and_its_words():
    picture, text = rendered(written("pdf"))
    assert seen(picture, RED) > 2 * seen(picture, BLUE) > 100
    assert "Кадр red, łódź" in text.replace("\r\n", " ")
    assert "Слова" in text


def test_pictures_stand_upright():
    half = Image.new("RGB", (400, 400), RED)
    half.paste(BLUE, (0, 200, 400, 400))
    drawn = BytesIO()
    half.save(drawn, "PNG")
    top = attachment_of("a.png", drawn.getvalue()).content
    content = map_export(
        DOCUMENT, MapFacts(), kind="pdf", language=Language(),
        files=lambda one: CarriedFile(one, "a.png", "image/webp", top),
    )  # fmt: skip
    picture, _ = rendered(content)
    lines = [picture.crop((0, y, picture.width, y + 1)) for y in range(picture.height)]
    first = [next(y for y, line in enumerate(lines) if seen(line, color)) for color in (RED, BLUE)]
    assert first[0] < first[1]


def test_slides_hold_pictures_that_can_be_moved_and_say_what_they_show():
    slides = Presentation(BytesIO(written("pptx"))).slides
    found = [
        (shape._element.nvPicPr.cNvPr.get("descr"), round(shape.width / shape.height, 1))
        for slide in slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert sorted(found) == [
        ("1. Кадр red, łódź", 1.5), ("2. Кадр blue, łódź", 0.5), ("Кадр red, łódź", 1.5),
    ]  # fmt: skip


def test_an_svg_holds_its_pictures_and_fetches_nothing():
    text = written("svg").decode()
    links = re.findall(r'href="([^"]*)"', text)
    assert len(links) == 3
    for link in links:
        assert link.startswith("data:image/jpeg;base64,")
        inside = Image.open(BytesIO(base64.b64decode(link.partition(",")[2])))
        assert (inside.format, max(inside.size) <= map_pictures.LONGEST_SIDE) == ("JPEG", True)


def test_a_workbook_shows_pictures_over_the_words_of_their_cells():
    sheet = openpyxl.load_workbook(BytesIO(written("xlsx"))).worksheets[0]
    places = [(one.anchor._from.col, one.anchor._from.row) for one in sheet._images]
    assert places == [(1, 5), (2, 5), (2, 5)]
    assert sheet.cell(6, 3).value.startswith("1. Кадр red, łódź\n2. Кадр blue, łódź\nСлова")
    assert 130 < sheet.row_dimensions[6].height <= 409


def test_what_is_broken_or_gone_is_named_and_nothing_else_is_lost():
    text = written("svg").decode()
    assert "1. Кадр broken" in text
    assert "2. Кадр gone" in text


def test_no_more_pictures_than_memory_allows(monkeypatch):
    monkeypatch.setattr(map_pictures, "MOST_PICTURES", 2)
    text = written("svg").decode()  # the broken and the missing one are looked at first
    assert "<image" not in text
    assert text.count("Кадр red, łódź") == 2


def test_a_picture_that_would_fill_the_memory_is_not_unpacked():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))
    assert picture_printed(bomb, longest_side=64) is None
    assert picture_printed(b"<svg/>", longest_side=64) is None
    assert picture_printed(bytes(9 * 1024 * 1024), longest_side=64) is None


def test_what_is_clear_in_a_picture_becomes_white():
    drawn = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(drawn, "PNG")
    printed, size = picture_printed(drawn.getvalue(), longest_side=64)
    assert size == (10, 10)
    assert Image.open(BytesIO(printed)).getpixel((5, 5)) == (255, 255, 255)
