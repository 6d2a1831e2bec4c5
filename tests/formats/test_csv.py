"""Delimited text as it really comes."""

from __future__ import annotations

import csv
import io
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.core.errors import InputError
from tropa.core.mappings import ReadOptions
from tropa.formats.open import open_source, preview
from tropa.formats.source import CsvPlan, TableSource

RUSSIAN = (
    "номер заказа;дата;статус;сумма\n17;03.04.2025;Доставлен;1250,50\n18;25.04.2025;Отменён;99,90\n"
)
POLISH = (
    "numer zamówienia;data;status;kwota\n17;03.04.2025;nowe;125,5\n18;25.04.2025;zwrócone;99,90\n"
)
PORTUGUESE = "pedido;situação;preço\n17;não entregue;10,50\n18;concluído;9,90\n"


def opened(folder: Path, content: bytes | str, **options: object) -> TableSource:
    path = folder / "export.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    work_dir = folder / "work"
    work_dir.mkdir(exist_ok=True)
    return open_source(path, ReadOptions(**options), work_dir=work_dir)


def plan_of(source: TableSource) -> CsvPlan:
    assert isinstance(source.plan, CsvPlan)
    return source.plan


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (PORTUGUESE, "latin-1"),
        (PORTUGUESE, "cp1252"),
    ],
)
def test_it_reads_the_same_table_in_every_encoding(
    tmp_path: Path, text: str, encoding: str
) -> None:
    source = opened(tmp_path, text.encode(encoding))
    lines = text.splitlines()
    assert list(source.columns) == lines[0].split(";")
    assert preview(source) == [line.split(";") for line in lines[1:]]
    assert source.decimal == ","
    plan_of(source).path.read_text("utf-8")


def test_a_utf8_file_is_not_copied(tmp_path: Path) -> None:
    assert plan_of(opened(tmp_path, RUSSIAN)).path == tmp_path / "export.csv"


def test_a_late_letter_decides_the_encoding(tmp_path: Path) -> None:
    rows = "a;b\n" + "1;2\n" * 1_100_000
    source = opened(tmp_path, (rows + "3;Łódź\n").encode("cp1250"))
    assert source.options["encoding"] == "cp1250"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_large_file_is_never_held_in_memory(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "large.csv"
    block = ("17;доставлен;2025-04-03\n" * 40_000).encode(encoding)
    with path.open("wb") as stream:
        stream.write("заказ;статус;дата\n".encode(encoding))
        for _ in range(48):
            stream.write(block.removeprefix(b"\xff\xfe"))
    tracemalloc.start()
    try:
        source = open_source(path, work_dir=tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert source.columns == ("заказ", "статус", "дата")
    assert path.stat().st_size > 40_000_000
    assert peak < 36_000_000


def test_one_broken_byte_in_utf8_is_refused_by_row(tmp_path: Path) -> None:
    good = "заказ;статус\n" + "1;доставлен\n" * 50
    with pytest.raises(InputError, match=r"row 52: this row is not valid UTF-8"):
        opened(tmp_path, good.encode() + b"2;\xff\n" + b"3;x\n")


def test_an_encoding_that_is_named_is_believed_and_checked(tmp_path: Path) -> None:
    assert opened(tmp_path, RUSSIAN.encode("cp866"), encoding="cp866").columns[1] == "дата"
    with pytest.raises(InputError, match="no encoding"):
        opened(tmp_path, RUSSIAN, encoding="klingon")


@given(
    table=st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.text('aя;,|\t"\n 5', max_size=5), min_size=width, max_size=width),
            min_size=1,
            max_size=5,
        )
    ),
    separator=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_program_wrote_is_read_back(
    table: list[list[str]], separator: str, encoding: str
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    writer.writerows([[f"column {at}" for at in range(len(table[0]))], *table])
    with tempfile.TemporaryDirectory() as folder:
        source = opened(
            Path(folder), stream.getvalue().encode(encoding), separator=separator, header_row=1
        )
        assert preview(source) == [[cell or None for cell in row] for row in table]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_it_finds_the_separator(tmp_path: Path, separator: str) -> None:
    rows = [["order", "note", "sum"], ["1", '"a;b, c|d\te"', "5"], ["2", "plain", "6"]]
    source = opened(tmp_path, "\n".join(separator.join(row) for row in rows))
    assert source.options["separator"] == separator
    assert preview(source)[0] == ["1", "a;b, c|d\te", "5"]


def test_a_decimal_comma_is_no_separator(tmp_path: Path) -> None:
    source = opened(tmp_path, "a;b\n1,5;2,5\n3,5;4,25\n")
    assert source.options["separator"] == ";"
    assert source.decimal == ","


def test_quotes_hold_line_breaks_and_doubled_quotes(tmp_path: Path) -> None:
    source = opened(tmp_path, 'id,"text\nof note"\n1,"said ""yes""\nand left"\n2,x\n')
    assert source.columns == ("id", "text of note")
    assert plan_of(source).header_row == 1
    assert preview(source) == [["1", 'said "yes"\nand left'], ["2", "x"]]


def test_the_separator_that_excel_names_is_used(tmp_path: Path) -> None:
    source = opened(tmp_path, "sep=|\norder|sum, net\n1|5\n")
    assert source.columns == ("order", "sum, net")
    assert plan_of(source).header_row == 2
    assert preview(source) == [["1", "5"]]


def test_titles_above_the_heading_are_skipped_and_told(tmp_path: Path) -> None:
    text = "Отчёт о продажах;;\nПериод: апрель;;\n;;\nзаказ;дата;сумма\n1;03.04.2025;5\n"
    source = opened(tmp_path, text)
    assert source.columns == ("заказ", "дата", "сумма")
    assert source.options["header_row"] == 4
    assert "3 row(s) above" in source.warnings[0]


def test_a_badly_quoted_title_harms_nothing(tmp_path: Path) -> None:
    source = opened(tmp_path, '\ufeff"Отчёт" за май;;\na;b;c\n1;2;3\n')
    assert source.columns == ("a", "b", "c")
    assert plan_of(source).path.read_text("utf-8") == "\na;b;c\n1;2;3\n"
    assert preview(source) == [["1", "2", "3"]]


def test_a_heading_row_that_is_stated_is_taken(tmp_path: Path) -> None:
    source = opened(tmp_path, "x,y\na,b\n1,2\n", header_row=2)
    assert source.columns == ("a", "b")
    with pytest.raises(InputError, match="row 9"):
        opened(tmp_path, "x,y\n1,2\n", header_row=9)


def test_a_heading_of_two_rows_is_joined(tmp_path: Path) -> None:
    source = opened(
        tmp_path, "Order;;Customer\nid;date;id\n1;2025-01-01;7\n", header_row=1, header_rows=2
    )
    assert source.columns == ("Order / id", "Order / date", "Customer / id")
    assert preview(source) == [["1", "2025-01-01", "7"]]


@pytest.mark.parametrize("word", ["Итого", "Razem:", "SUMA", "Total"])
def test_sums_at_the_foot_are_left_out_and_named(tmp_path: Path, word: str) -> None:
    source = opened(tmp_path, f"order;sum\n1;5\n2;6\n{word};\n\n")
    assert preview(source) == [["1", "5"], ["2", "6"]]
    assert source.warnings == (f"Row 4 is a sum and was left out: {word};",)


def test_a_customer_named_total_is_no_sum(tmp_path: Path) -> None:
    assert len(preview(opened(tmp_path, "customer;sum\nX;1\nTotal;7\n"))) == 2


def test_blank_and_repeated_headings_become_unique(tmp_path: Path) -> None:
    assert opened(tmp_path, "Date;;date;sum\n1;2;3;4\n").columns == (
        "Date",
        "column 2",
        "date (2)",
        "sum",
    )


def test_two_kinds_of_line_ends_become_one(tmp_path: Path) -> None:
    source = opened(tmp_path, b"a;b\r\n1;2\n3;4\r\n")
    assert plan_of(source).path.read_bytes() == b"a;b\n1;2\n3;4\n"


def test_ragged_rows_stay_in_the_text_for_the_engine_to_refuse(tmp_path: Path) -> None:
    source = opened(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n")
    assert source.columns == ("a", "b", "c")
    assert plan_of(source).path.read_text() == "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n"


def test_a_table_without_heading_is_told(tmp_path: Path) -> None:
    warnings = opened(tmp_path, "1;2025-01-01;5\n2;2025-01-02;6\n").warnings
    assert "looks like data" in warnings[-1]


def test_one_column_is_a_table(tmp_path: Path) -> None:
    assert preview(opened(tmp_path, "order\n1\n2\n")) == [["1"], ["2"]]
