"""Each format of a map is opened again and holds what the map says, in three languages."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import defusedxml.ElementTree as ET
import openpyxl
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml import parse_xml

from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.formats.map_json import read_map
from tropa.report import slide_master
from tropa.report.language import Language
from tropa.report.map_export import MEDIA_TYPES, Sheet, map_export
from tropa.report.map_facts import EmotionPoint, EmotionSeries, MapFacts, ShownFigure
from tropa.report.paper import PAPERS

SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst>'
)
SMALL = {"waiting", "text"}
WITHHELD = {"en": "too few (n = 7)", "ru": "слишком мало (n = 7)", "pl": "zbyt mało (n = 7)"}
WAITING = {"en": "2.7 days", "ru": "2,7 дня", "pl": "2,7 dnia"}
SUPPORTED = {
    "en": "claim supported",
    "ru": "утверждение подтверждено",
    "pl": "teza potwierdzona",
}


@pytest.fixture(scope="session")
def exported(document, facts, language):
    """Export the map once in each format."""
    made: dict[str, bytes] = {}

    def export(kind):
        if kind not in made:
            made[kind] = map_export(document, facts, kind=kind, language=language)
        return made[kind]

    return export


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


def pdf_text(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return plain(" ".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def slide_texts(content):
    show = Presentation(BytesIO(content))
    return plain(
        " ".join(
            shape.text_frame.text
            for slide in show.slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
    )


def sheet_texts(content):
    book = openpyxl.load_workbook(BytesIO(content))
    return plain(
        " ".join(
            str(cell.value)
            for row in book.worksheets[0].iter_rows()
            for cell in row
            if cell.value is not None
        )
    )


def svg_texts(content):
    return plain(" ".join(ET.fromstring(content).itertext()))


READERS = {
    "pdf": pdf_text,
    "pptx": slide_texts,
    "xlsx": sheet_texts,
    "svg": svg_texts,
    "csv": lambda content: plain(content.decode("utf-8-sig")),
}


@pytest.mark.parametrize("kind", READERS)
def test_names_figures_and_withheld_figures_are_read_again(exported, language, kind):
    text = READERS[kind](exported(kind))
    for name in ("Оплата заказа", "gęślą jaźń"):
        assert name in text
    assert WAITING[language.code] in text
    assert WITHHELD[language.code] in text
    assert SUPPORTED[language.code] in text


def test_a_pdf_embeds_its_face_and_is_one_page(exported):
    content = exported("pdf")
    assert content.count(b"/FontFile2") == 2
    assert b"/Lang" in content
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert sorted(document[0].get_size()) == pytest.approx(sorted(PAPERS["A3"]), abs=0.1)
    document.close()


def test_page_by_page_shows_every_lane(document, facts, table, language):
    sheet = Sheet(paper="A4", is_paged=True)
    content = map_export(document, facts, kind="pdf", language=language, sheet=sheet)
    text = pdf_text(content)
    assert len(pypdfium2.PdfDocument(content)) > 1
    for lane in table.lanes:
        assert plain(lane.name.split()[0]) in text


def test_a_png_is_drawn_with_the_face(exported):
    picture = Image.open(BytesIO(exported("png")))
    assert picture.width > 2_000
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 50


def test_an_svg_holds_nothing_that_runs_or_is_fetched(exported):
    content = exported("svg").decode()
    root = ET.fromstring(content)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "circle", "line", "path", "text", "tspan"}
    assert "<b>nigdy" not in content
    assert not [name for element in root.iter() for name in element.attrib if "href" in name]


def test_slides_are_made_of_shapes_and_a_chart_that_can_be_edited(exported, facts):
    show = Presentation(BytesIO(exported("pptx")))
    shapes = [shape for slide in show.slides for shape in slide.shapes]
    assert not [shape for shape in shapes if shape.shape_type == 13]  # no picture
    (chart,) = [shape.chart for shape in shapes if shape.has_chart]
    values = list(chart.plots[0].series[0].values)
    assert values[0] == facts.figures["t0"]["emotion_gap"].value
    assert values[2] is None
    width, height = show.slide_width, show.slide_height
    for shape in shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= width * 1.35
        assert shape.top + shape.height <= height


def test_a_workbook_has_numbers_for_figures_and_none_for_what_is_withheld(exported):
    book = openpyxl.load_workbook(BytesIO(exported("xlsx")))
    rows = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    waits = {row[1]: row for row in rows if row[2] == rows[6][2]}
    assert waits["Website"][3] == pytest.approx(2.7)
    hidden = waits["Оплата заказа ёлки"]
    assert hidden[3:6] == (None, None, None)
    assert hidden[8] == 7


def test_no_text_of_a_workbook_is_a_formula(exported):
    book = openpyxl.load_workbook(BytesIO(exported("xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    dangerous = [cell for cell in cells if str(cell.value or "").startswith("=")]
    assert dangerous
    assert all(cell.quotePrefix for cell in dangerous)


def test_no_cell_of_a_csv_is_a_formula(exported, language):
    separator = "," if language.code == "en" else ";"
    text = exported("csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=separator))
    assert len({len(row) for row in rows}) == 1
    assert '\'=HYPERLINK("http://x")' in rows[3]
    assert "'=1+1" in rows[-1]


def test_no_text_behind_a_chart_is_a_formula(exported):
    show = Presentation(BytesIO(exported("pptx")))
    (chart,) = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    behind = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in behind.active.iter_rows() for cell in row]
    assert [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_tables_say_what_their_figures_rest_on(document, facts, language):
    dated = replace(facts.figures["t0"]["exit"], first_us=0, last_us=86_400_000_000)
    shown = replace(facts, figures={"t0": {"exit": dated}}, where=Filter(contains=["Pay"]))
    made = {
        kind: map_export(document, shown, kind=kind, language=language) for kind in ("csv", "xlsx")
    }
    assert plain(language.date(facts.first_us)) in plain(made["csv"].decode())
    assert ": Pay." in made["csv"].decode()
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    (row,) = book.worksheets[1].iter_rows(min_row=2, values_only=True)
    assert row[-2:] == (language.date(0), language.date(86_400_000_000))


def test_ratings_and_curves_say_on_how_many_answers_they_rest(document):
    scale = {"scale_min": 1.0, "scale_max": 5.0}
    rated = {
        "expectation": ShownFigure("expectation", "rating", 4.0, 3.9, 4.1, n=50, **scale),
        "experience": ShownFigure("experience", "rating", n=7, withheld="withheld", **scale),
        "gap": ShownFigure("gap", "rating", -0.5, -0.7, -0.3, n=20, withheld="flagged", **scale),
    }
    points = {"t0": EmotionPoint(0.5, n=20), "t1": EmotionPoint(1.0, n=40)}
    curve = EmotionSeries("gap", points, peak=1.0, mean=0.75)
    shown = MapFacts(figures={"t0": rated}, emotion=(curve,))
    text = pdf_text(map_export(document, shown, kind="pdf", language=Language()))
    assert "expectation: n = 50" in text
    assert "−0.7…−0.3 · n = 20" in text
    assert "experience: too few (n = 7)" in text
    assert "small n" in text
    assert "n from 20 to 40" in text
    table = map_export(document, shown, kind="csv", language=Language()).decode()
    assert "expectation 4.0 (3.9–4.1)" in table


def test_a_long_filter_is_cut_on_paper_and_says_so(small):
    where = Filter(contains=[f"Event number {number}" for number in range(200)])
    content = map_export(small, MapFacts(where=where), kind="svg", language=Language())
    drawn = content.decode().partition("</desc>")[2]
    assert 0 < drawn.count("Event number") < 200
    assert "…" in drawn


def test_a_stage_bears_no_words_that_name_no_stage(document):
    stages = (document.stages[0].model_copy(update={"name_key": "figure.withheld"}),)
    odd = document.model_copy(update={"stages": stages, "steps": (), "cells": ()})
    content = map_export(odd, MapFacts(), kind="csv", language=Language())
    assert stages[0].name.split(",")[0] in content.decode()


def test_json_comes_back_equal(document, exported):
    assert read_map(exported("json")) == document
    told = json.loads(exported("json"))
    hidden = told["facts"]["figures"]["t3"]["wait_after"]
    assert (hidden["value"], hidden["withheld"]) == (None, "withheld")


@pytest.fixture(scope="session")
def small(document):
    """One step and two lanes of the map."""
    step, lanes = document.steps[0], [lane for lane in document.lanes if lane.kind in SMALL]
    return document.model_copy(update={"steps": (step,), "lanes": tuple(lanes), "cells": ()})


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_what_is_withheld_is_in_no_format_though_a_caller_left_it_in(small, kind):
    slip = ShownFigure(
        *("wait_after", "seconds", 987_654.0, 987_653.0, 987_655.0),
        **{"n": 3, "withheld": "withheld", "state": "undecided", "counts": {"n_censored": 2}},
    )
    facts = MapFacts(figures={"t0": {"wait_after": slip}})
    content = map_export(small, facts, kind=kind, language=Language())
    assert b"98765" not in content
    if kind in READERS:
        assert "too few (n = 3)" in READERS[kind](content)
        assert "11 days" not in READERS[kind](content)
        assert "still waiting" not in READERS[kind](content)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_a_map_with_nothing_on_it_is_written_too(document, kind):
    bare = document.model_copy(update={"stages": (), "steps": (), "lanes": (), "cells": ()})
    assert map_export(bare, MapFacts(), kind=kind, language=Language("pl"))


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_control_characters_in_a_name_break_no_format(small, kind):
    step = small.steps[0].model_copy(update={"name": "a\x01b\x0bc"})
    odd = small.model_copy(update={"steps": (step,), "title": "x\x02y"})
    content = map_export(odd, MapFacts(), kind=kind, language=Language())
    if kind in READERS:
        assert "abc" in READERS[kind](content)


def test_a_companys_master_is_kept_and_its_slides_are_not(small):
    company = Presentation()
    company.slide_width = 9_144_000 * 2
    company.slides.add_slide(company.slide_layouts[0]).shapes.title.text = "Old slide"
    company.part._element.append(parse_xml(SECTIONS))
    target = BytesIO()
    company.save(target)
    sheet = Sheet(master=target.getvalue())
    content = map_export(small, MapFacts(), kind="pptx", language=Language(), sheet=sheet)
    made = Presentation(BytesIO(content))
    assert made.slide_width == 9_144_000 * 2
    assert b"sectionLst" not in made.part.blob
    assert "Old slide" not in slide_texts(content)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_presentation_is_no_master(small, content):
    with pytest.raises(InputError, match="no presentation"):
        map_export(small, MapFacts(), kind="pptx", language=Language(), sheet=Sheet(master=content))


def test_a_figure_that_is_stale_says_so_in_words(document, facts):
    old = {"t0": {"exit": replace(facts.figures["t0"]["exit"], is_stale=True)}}
    content = map_export(document, MapFacts(figures=old), kind="csv", language=Language())
    assert "out of date" in content.decode()


def packed(name, size):
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr(name, b"\0" * size)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("ppt/presentation.xml", slide_master.MOST_UNPACKED + 1, "too large when unpacked"),
        ("ppt/vbaProject.bin", 10, "holds macros"),
    ],
)
def test_a_hostile_template_is_refused_before_it_is_opened(name, size, said):
    with pytest.raises(InputError, match=said):
        slide_master.without_slides(packed(name, size))


def test_a_template_larger_than_any_master_is_refused():
    with pytest.raises(InputError, match="too large"):
        slide_master.without_slides(b"x" * (slide_master.MOST_BYTES + 1))


def test_a_template_that_names_a_file_of_the_server_is_refused(tmp_path):
    """An entity that names a file is never followed."""
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET")
    company, target = BytesIO(), BytesIO()
    Presentation().save(company)
    entity = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    with ZipFile(company) as old, ZipFile(target, "w") as new:
        for file in old.namelist():
            content = old.read(file)
            if file.endswith("slideLayout6.xml"):
                head, _, rest = content.partition(b"?>")
                content = head + b"?>" + entity + rest.replace(b"Title Only", b"&s;")
            new.writestr(file, content)
    with pytest.raises(InputError, match="no presentation"):
        slide_master.without_slides(target.getvalue())
