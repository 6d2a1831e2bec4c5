"""A small table is read as it stands, and nothing built to do harm is read at all."""

import io

import openpyxl
import pytest

from hostile_bombs import blank_sheet
from hostile_files import with_part
from tropa.core.errors import InputError
from tropa.formats import grid
from tropa.formats.grid import MOST_CELLS, grid_of, paste_grid, read_grid


@pytest.fixture
def read(tmp_path):
    def reader(content, name="map.csv", **options):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_grid(path, work_dir=tmp_path, **options)

    return reader


def workbook(*rows, merge=(), name="Map"):
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for span in merge:
        book.active.merge_cells(span)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_rows_are_squared_and_empty_ones_left_out(read):
    assert read("a;b;c\n;;\n1;2\n").rows == (("a", "b", "c"), ("1", "2", ""))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_russian_texts_are_read_in_any_encoding(read, encoding):
    text = "Этап;Покупка;Доставка\nБоль;долго ждать на кассе;опоздал курьер\n"
    assert read(text.encode(encoding)).rows[0] == ("Этап", "Покупка", "Доставка")


def test_polish_texts_are_read(read):
    text = "Etap;Zakup;Żądanie zwrotu\nBolączki;długo czekał;źle obsłużony\n"
    assert read(text.encode("cp1250")).rows[1][2] == "źle obsłużony"


def test_a_merged_range_stands_in_its_first_cell_and_fills_the_others(read):
    found = read(workbook(["Stage", "Buy", ""], ["Step", "A", "B"], merge=["B1:C1"]), "m.xlsx")
    assert found.rows[0] == ("Stage", "Buy", "")
    assert found.filled[0] == ("Stage", "Buy", "Buy")
    assert (found.sheet, found.sheets) == ("Map", ("Map",))


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(read):
    with pytest.raises(InputError, match=r"There is no sheet 'Other'.*'Map'"):
        read(workbook(["a"]), "m.xlsx", sheet="Other")


def test_what_looks_like_a_formula_stays_a_text(read):
    assert read("Step,\"=HYPERLINK('x')\"\nPains,@SUM(1)\n").rows[0][1] == "=HYPERLINK('x')"


def test_our_own_guard_against_formulas_is_taken_away(read):
    assert read("Step,'=1+1\nPains,x\n").rows[0][1] == "=1+1"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (blank_sheet(), "bomb.xlsx", "more than 300 times its size"),
        (b"PK\x03\x04 no workbook at all", "broken.xlsx", "damaged"),
        (b"<html><table></table></html>", "page.csv", "web page or XML"),
        (b"\x00\x01\x02" * 40, "picture.csv", "binary"),
        (b"", "empty.csv", "no text"),
        (b";;\n;;\n", "blank.csv", "no text"),
    ],
)
def test_a_hostile_or_foreign_file_gets_one_clear_line(read, content, name, said):
    with pytest.raises(InputError, match=said) as refused:
        read(content, name)
    assert "\n" not in str(refused.value)


def test_entities_in_a_workbook_are_refused(read):
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>'
    content = with_part(workbook(["a"]), "xl/worksheets/sheet1.xml", entity)
    with pytest.raises(InputError, match="DOCTYPE"):
        read(content, "m.xlsx")


def test_a_table_far_larger_than_a_map_is_refused():
    with pytest.raises(InputError, match="far more than a map holds"):
        grid_of([["x"] * 1_000] * (MOST_CELLS // 1_000 + 1), file="t.csv")


def test_two_far_cells_are_refused_before_anything_lies_between_them(read, monkeypatch):
    monkeypatch.setattr(grid, "MOST_BLANK_CELLS", 50)
    with pytest.raises(InputError, match="11 rows and 5 columns"):
        read(workbook(["a"], *[[]] * 9, ["", "", "", "", "z"]), "m.xlsx")


def test_a_pasted_list_is_one_line_a_note():
    assert paste_grid('"Great", she said\n\nlate; again').rows == (
        ('"Great", she said',),
        ("late; again",),
    )


def test_tabs_of_a_pasted_list_are_columns_and_quoted_cells_keep_their_lines():
    assert paste_grid('Pay\t"slow\nand dear"\n').rows == (("Pay", "slow\nand dear"),)
