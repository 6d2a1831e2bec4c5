"""Every export opened as its readers open it: all steps are there, in each alphabet."""

from __future__ import annotations

import csv
import shutil
import subprocess
from io import BytesIO, StringIO
from xml.etree import ElementTree

import openpyxl
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from tropa.report.language import Language
from tropa.report.map_export import Sheet, map_export

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ALPHABETS = ("Zażółć gęślą jaźń", "Оплата заказа ёлки", "Search, поиск, szukać")
WORDS = {"ru": "Разница", "pl": "Rozbieżność"}
"""What the lane of gaps is called, whole or in part."""


def pdf_text(content):
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def pptx_text(content):
    shapes = [shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes]
    return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def xlsx_text(content):
    sheets = openpyxl.load_workbook(BytesIO(content)).worksheets
    rows = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
    return " ".join(str(cell) for row in rows for cell in row if cell is not None)


def csv_text(content):
    rows = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    return " ".join(cell for row in rows for cell in row)


def svg_text(content):
    words = ElementTree.fromstring(content).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 -- our own file
    return " ".join(" ".join(part.strip() for part in one.itertext()) for one in words)


READ = {"pdf": pdf_text, "pptx": pptx_text, "xlsx": xlsx_text, "csv": csv_text, "svg": svg_text}


def squeezed(text):
    """Leave out where lines break: that is the paper's affair."""
    return "".join(text.split()).replace("\xad", "")


def written(document, facts, kind, code, **sheet):
    language = Language(code)
    return map_export(document, facts, kind=kind, language=language, sheet=Sheet(**sheet))


@pytest.mark.parametrize(
    ("kind", "code"),
    [("pdf", "ru"), ("pdf", "pl"), ("pptx", "ru"), ("xlsx", "pl"), ("csv", "ru"), ("svg", "pl")],
)
def test_all_steps_and_letters_are_read_back(document, facts, kind, code):
    text = squeezed(READ[kind](written(document, facts, kind, code)))
    said = [step.name for step in document.steps if not step.name.startswith("=")]
    missing = [name for name in (*said, *ALPHABETS, WORDS[code]) if squeezed(name) not in text]
    assert missing == []


def test_a_picture_is_no_blank_sheet(document, facts):
    picture = Image.open(BytesIO(written(document, facts, "png", "pl")))
    assert picture.width > 1000
    assert len(picture.convert("L").resize((400, 400)).getcolors()) > 20


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_libreoffice_opens_it_and_shows_every_step(document, facts, kind, tmp_path):
    path = tmp_path / f"map.{kind}"
    path.write_bytes(written(document, facts, kind, "pl"))
    command = [OFFICE, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = squeezed(pdf_text((tmp_path / "map.pdf").read_bytes()))
    said = [step.name for step in document.steps if not step.name.startswith("=")]
    assert [name for name in said if squeezed(name) not in text] == []
