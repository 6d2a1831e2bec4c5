"""Workbooks as companies make them, and as attackers do."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from hostile_bombs import in_sheet, with_more, with_strings
from hostile_files import SHEET
from tropa.core.errors import InputError
from tropa.core.mappings import ReadOptions
from tropa.formats import workbook_guard
from tropa.formats.sheet_layout import fill_merged
from tropa.formats.sheet_measure import string_lengths
from tropa.formats.source import ROW, BatchPlan
from tropa.formats.xlsx import open_xlsx


@pytest.fixture
def book(tmp_path):
    """Write rows to a workbook and give its path."""

    def write(*rows, merges=(), hidden=(), epoch=None, name="orders.xlsx"):
        workbook = openpyxl.Workbook()
        if epoch is not None:
            workbook.epoch = epoch
        sheet = workbook.active
        sheet.title = "Orders"
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
        for merge in merges:
            sheet.merge_cells(merge)
        for title in hidden:
            workbook.create_sheet(title).sheet_state = "hidden"
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


def opened(path, **options):
    return open_xlsx(path, ReadOptions(**options), work_dir=path.parent)


def rows_of(source):
    assert isinstance(source.plan, BatchPlan)
    return [row for batch in source.plan.batches() for row in batch.to_pylist()]


def test_it_reads_every_kind_of_cell_as_text(book):
    moment = datetime(2025, 1, 2, 3, 4, 5)
    path = book(["id", "when", "n", "ok", "bad"], ["a", moment, 3.0, True, "=NA()"])
    (row,) = rows_of(opened(path))
    assert row == {ROW: 2, "id": "a", "when": "2025-01-02T03:04:05", "n": "3", "ok": "true",
                   "bad": None}  # fmt: skip


def test_it_reads_the_dates_of_a_1904_workbook(book):
    path = book(["id", "when"], ["a", datetime(2025, 1, 2, 3, 4)], epoch=CALENDAR_MAC_1904)
    assert rows_of(opened(path))[0]["when"] == "2025-01-02T03:04:00"


def test_it_skips_title_rows_and_says_so(book):
    path = book(
        ["Orders of January"], [], ["id", "when", "sum"], ["a", "x", 1], ["b", "y", 2],
        merges=["A1:C1"],
    )  # fmt: skip
    source = opened(path)
    assert source.columns == ("id", "when", "sum")
    assert source.options == {"sheet": "Orders", "header_row": 3, "header_rows": 1}
    assert source.warnings == ("Skipped rows 1–2 above the heading in row 3.",)
    assert [row[ROW] for row in rows_of(source)] == [4, 5]


@pytest.mark.parametrize("word", ["Итого", "Razem:", "SUMA", "Total", "Всего", "Ogółem"])
def test_it_leaves_out_total_rows_at_the_foot_only(book, word):
    path = book(["id", "sum"], ["a", 1], [word, 1], ["b", 2], [], [word, 3])
    source = opened(path)
    assert [row["id"] for row in rows_of(source)] == ["a", word, "b"]
    assert source.warnings == ("Left out the total row at the foot: row 6.",)


def test_it_joins_a_merged_heading_of_two_rows(book):
    path = book(
        ["id", "Client", None, "sum"], [None, "name", "city", None], ["a", "Ann", "Łódź", 1],
        merges=["A1:A2", "B1:C1", "D1:D2"],
    )  # fmt: skip
    source = opened(path)
    assert source.columns == ("id", "Client / name", "Client / city", "sum")
    assert rows_of(source)[0]["Client / city"] == "Łódź"


def test_it_takes_the_heading_rows_it_is_told(book):
    path = book(["x", "x"], ["a", "b"], ["c", "d"], ["1", "2"])
    source = opened(path, header_row=2, header_rows=2)
    assert source.columns == ("a / c", "b / d")
    assert [row[ROW] for row in rows_of(source)] == [4]


def test_a_merged_heading_does_not_eat_the_first_row_of_numbers(book):
    path = book(["Client", None, "sum"], [1, 2, 3], [4, 5, 6], merges=["A1:B1"])
    assert [row[ROW] for row in rows_of(opened(path))] == [2, 3]


def test_blank_and_repeated_headings_get_names_of_their_own(book):
    path = book(["id", None, "id", None], ["a", "b", "c", "d"], ["e", "f", "g", "h"])
    assert opened(path).columns == ("id", "column 2", "id (2)", "column 4")


def test_it_lists_hidden_sheets_and_takes_the_first_with_data(book):
    path = book(["id", "n"], ["a", 1], hidden=["Old"])
    source = opened(path)
    assert source.sheets == ("Orders", "Old")
    assert source.options["sheet"] == "Orders"


def test_a_table_without_rows_is_an_empty_table(book):
    assert rows_of(opened(book(["id", "when"]))) == []


def test_it_names_the_sheets_there_are(book):
    with pytest.raises(InputError, match=r"no sheet 'Jan'.*'Orders', 'Old'"):
        opened(book(["id"], ["a"], hidden=["Old"]), sheet="Jan")


def test_it_refuses_a_workbook_without_any_cell(book):
    with pytest.raises(InputError, match="Every sheet is empty"):
        opened(book())


def test_it_refuses_an_empty_sheet_that_was_asked_for(book):
    with pytest.raises(InputError, match="sheet 'Old': The sheet is empty"):
        opened(book(["id"], ["a"], hidden=["Old"]), sheet="Old")


def test_it_refuses_a_heading_row_below_the_table(book):
    with pytest.raises(InputError, match="There is no row 9: the sheet ends at row 2"):
        opened(book(["id"], ["a"]), header_row=9)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"a\.xlsx: The file is empty"),
        (b"id,when\n1,2\n", "no Excel workbook, whatever its name"),
        (b"\x00\x01\x02\x03" * 9, "no Excel workbook, whatever its name"),
        (workbook_guard.OLE_MAGIC + b"x" * 99, r"old \.xls file.*save it as \.xlsx"),
        (workbook_guard.OLE_MAGIC + workbook_guard.ENCRYPTED, "protected by a password"),
    ],
)
def test_it_refuses_what_is_no_workbook(tmp_path, content, message):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        opened(path)


def test_it_refuses_a_truncated_workbook(book):
    path = book(["id"], ["a"])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(InputError, match="damaged or was not copied to its end"):
        opened(path)


def central(content: bytes) -> int:
    """Find the first part in the directory of a zip."""
    return content.index(b"PK\x01\x02")


def locked(content: bytes) -> bytes:
    """Say of a part that a password protects it."""
    at = central(content) + 8
    return content[:at] + bytes([content[at] | 1]) + content[at + 1 :]


def badly_named(content: bytes) -> bytes:
    """Give a part a name that is said to be UTF-8 and is not."""
    at = central(content)
    flags = bytes([content[at + 8], content[at + 9] | 8])
    return content[: at + 8] + flags + content[at + 10 : at + 46] + b"\xff" + content[at + 47 :]


def of_the_future(content: bytes) -> bytes:
    """Say of a part that it needs a newer program."""
    at = central(content) + 6
    return content[:at] + b"\xff" + content[at + 1 :]


def packed_otherwise(content: bytes) -> bytes:
    """Pack a workbook as none is, and break it."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue().replace(b"\x09\x04\x05\x00]", b"\x09\x04\x05\x00\xff")


def beyond_any_file(content: bytes) -> bytes:
    """Say of a part that it lies further away than any file is long."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("more.xml", "<a/>")
        archive.getinfo("more.xml").header_offset = 2**63
    return stream.getvalue()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (locked, "protected by a password"),
        (badly_named, "damaged or was not copied"),
        (of_the_future, "damaged or was not copied"),
        (packed_otherwise, "holds no Excel workbook"),
        (beyond_any_file, "damaged or was not copied"),
    ],
)
def test_it_refuses_a_zip_that_cannot_be_unpacked(book, how, message):
    path = book(["id"], ["a"])
    path.write_bytes(how(path.read_bytes()))
    with pytest.raises(InputError, match=message):
        opened(path)


def test_a_failure_of_our_own_is_not_blamed_on_the_file(book, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("our own")

    monkeypatch.setattr(workbook_guard, "quick_size", fail)
    with pytest.raises(RuntimeError, match="our own"):
        opened(book(["id"], ["a"]))


def test_it_refuses_another_kind_of_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match="holds no Excel workbook"):
        opened(tmp_path / "a.xlsx")


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Copy a workbook with one of its parts replaced."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, content if part.filename == name else old.read(part))
    return changed


def test_it_refuses_an_external_entity_in_a_part(book):
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    path = with_part(book(["id"], ["a"]), "xl/theme/theme1.xml", evil)
    with pytest.raises(InputError, match=r"xl/theme/theme1\.xml\), row 1: The file declares"):
        opened(path)


def test_it_refuses_a_zip_bomb_before_parsing(book, monkeypatch):
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED_BYTES", 100_000)
    path = with_part(book(["id"], ["a"]), "xl/theme/theme1.xml", b"<a>" + b" " * 200_000 + b"</a>")
    with pytest.raises(InputError, match="unpacks to more than"):
        opened(path)


def test_it_refuses_a_sheet_with_a_cell_at_the_far_corner(book):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    path = with_part(book(["id"], ["a"]), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(InputError, match="spans 1048576 rows and 16384 columns"):
        opened(path)


def test_shared_texts_are_measured_once_for_all_sheets(tmp_path, monkeypatch):
    measured = []

    def note(chunks, *, file):
        measured.append(file)
        return string_lengths(chunks, file=file)

    monkeypatch.setattr(workbook_guard, "string_lengths", note)
    sheet = in_sheet('<row><c t="s"><v>0</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        more = {f"xl/worksheets/sheet{number}.xml": archive.read(SHEET) for number in (2, 3)}
    (tmp_path / "many.xlsx").write_bytes(with_more(with_strings(sheet, ["text"]), more))
    monkeypatch.setattr(workbook_guard, "LARGEST_SHEET_TEXT_BYTES", 5)
    workbook_guard.check_workbook(tmp_path / "many.xlsx", file="many.xlsx")
    assert measured == ["many.xlsx (xl/sharedStrings.xml)"]


def test_merged_ranges_that_lie_over_each_other_take_no_more_than_the_sheet():
    rows = [["a", "b"], ["c", "d"]]
    whole = ((0, 0), (1, 1))
    assert fill_merged(rows, [whole] * 3) == [["a", "a"], ["a", "a"]]
    assert fill_merged(rows, [((0, 0), (0, 1)), ((1, 0), (1, 1))]) == [["a", "a"], ["c", "c"]]
    seen = iter([whole] * 1_000)
    fill_merged(rows, seen)
    assert len(list(seen)) == 998
