"""Any file, opened or refused with one clear line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tropa.core.errors import InputError
from tropa.formats.open import open_source, preview
from tropa.formats.source import ParquetPlan


def refused(path: Path, **options: int) -> str:
    work_dir = path.parent / "work"
    work_dir.mkdir(exist_ok=True)
    with pytest.raises(InputError) as caught:
        open_source(path, work_dir=work_dir, **options)
    assert list(work_dir.iterdir()) == []
    return str(caught.value)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_it_refuses_what_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.csv")


def test_it_refuses_a_folder(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    assert "folder" in refused(tmp_path / "exports")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx", "a.xes", "a.csv.gz"])
def test_it_refuses_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "0 bytes" in refused(written(tmp_path, name, b""))


def test_it_refuses_an_empty_packed_file(tmp_path: Path) -> None:
    assert "0 bytes" in refused(written(tmp_path, "a.csv.gz", gzip.compress(b"")))


@pytest.mark.parametrize("kept", [5, 12, 400])
def test_it_refuses_a_truncated_gz(tmp_path: Path, kept: int) -> None:
    text = "\n".join(f"{number};{number * 7919 % 10007}" for number in range(100_000))
    packed = gzip.compress(text.encode())
    assert refused(written(tmp_path, "a.csv.gz", packed[:-kept])).startswith("a.csv.gz")


def test_it_refuses_a_damaged_gz(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"a;b\n" + b"1;2\n" * 1000))
    packed[20] ^= 0xFF
    assert "damaged" in refused(written(tmp_path, "a.csv.gz", bytes(packed)))


def test_it_refuses_a_gz_that_explodes(tmp_path: Path) -> None:
    packed = gzip.compress(b"a;b\n" + b"1;2\n" * 3_000_000)
    message = refused(written(tmp_path, "a.csv.gz", packed), max_unpacked_bytes=2_000_000)
    assert "unpacks to more than" in message


def test_it_refuses_a_binary_file_that_pretends(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 40
    assert "binary" in refused(written(tmp_path, "a.csv", noise))
    late = b"a;b\n" + b"1;2\n" * 50_000 + b"\0\0\0"
    assert "binary" in refused(written(tmp_path, "b.csv", late))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'{"orders": []}', "JSON"),
    ],
)
def test_it_names_what_it_does_not_read(tmp_path: Path, content: bytes, word: str) -> None:
    assert word in refused(written(tmp_path, "export.csv", content))


def test_it_refuses_text_named_as_a_workbook(tmp_path: Path) -> None:
    assert "no Excel workbook" in refused(written(tmp_path, "a.xlsx", b"a;b\n1;2\n"))


def test_a_packed_table_is_read_like_a_plain_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv.gz", gzip.compress("заказ;сумма\n1;5\n".encode("cp1251")))
    source = open_source(path, work_dir=tmp_path)
    assert source.file == "a.csv.gz"
    assert source.columns == ("заказ", "сумма")


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    path = written(tmp_path, "a.csv", b"a;b\n1;2\n")
    open_source(path, work_dir=tmp_path, progress=shares.append)
    assert shares[-1] == 1.0


def test_parquet_keeps_its_types_and_tells_of_nested_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [1, 2], "tags": [["x"], []]}), path)
    source = open_source(path, work_dir=tmp_path)
    assert isinstance(source.plan, ParquetPlan)
    assert source.columns == ("id", "tags")
    assert source.warnings == ("Column 'tags' is nested and is read as text.",)
    assert preview(source) == [["1", "['x']"], ["2", "[]"]]


def test_it_refuses_a_parquet_without_footer(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": list(range(1000))}), path)
    cut = path.read_bytes()[:-20]
    path.unlink()
    assert "footer" in refused(written(tmp_path, "a.parquet", cut))


def test_it_refuses_a_parquet_with_a_column_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [1], "ID": [2]}), path)
    assert "column 'ID'" in refused(path)
