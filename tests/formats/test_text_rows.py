"""Rows of small tables as text, whatever file they came from."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tropa.core.errors import InputError
from tropa.formats.open import open_source
from tropa.formats.source import REFUSED, ROW, BatchPlan, TableSource
from tropa.formats.text_rows import text_rows


def rows(path):
    return list(text_rows(open_source(path, work_dir=path.parent)))


def test_rows_of_a_csv_are_numbered_as_an_editor_counts(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"two\nlines"\n\n2,\n3,x\n')
    assert rows(path) == [
        (2, {"id": "1", "text": "two\nlines"}),
        (5, {"id": "2", "text": None}),
        (6, {"id": "3", "text": "x"}),
    ]


def test_values_of_a_parquet_file_become_text(tmp_path):
    pq.write_table(pa.table({"n": [1.0, None], "ok": [True, False]}), tmp_path / "a.parquet")
    assert rows(tmp_path / "a.parquet") == [
        (1, {"n": "1", "ok": "true"}),
        (2, {"n": None, "ok": "false"}),
    ]


def test_a_row_of_another_width_is_refused_with_its_number(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,a,b\n1,x,y\n2,x,y\n3,x\n")
    with pytest.raises(InputError, match=r"a\.csv, row 4: The row has 2 values, the header 3"):
        rows(path)


def test_a_row_that_its_format_refuses_is_refused_with_the_reason():
    schema = pa.schema([(ROW, pa.int64()), ("id", pa.string()), (REFUSED, pa.string())])
    batch = pa.RecordBatch.from_pylist([{ROW: 7, "id": "x", REFUSED: "No such line."}], schema)
    source = TableSource("a.log", "weblog", ("id",), BatchPlan(schema, lambda: iter([batch])))
    with pytest.raises(InputError, match=r"a\.log, row 7: No such line\."):
        list(text_rows(source))
