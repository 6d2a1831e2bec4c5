"""What was parsed once is the same when it is read again."""

from dataclasses import replace

import pyarrow as pa
import pytest

from tropa.core.mappings import ColumnMapping, EventMapping
from tropa.formats.parsed import parsed_keep, parsed_open
from tropa.formats.source import ROW, BatchPlan, ParquetPlan, TableSource

SCHEMA = pa.schema([(ROW, pa.int64()), ("case", pa.string())])
ROWS = [{ROW: 1, "case": "a"}, {ROW: 3, "case": None}]
SOURCE = TableSource(
    file="log.xes",
    kind="xes",
    columns=("case",),
    plan=BatchPlan(SCHEMA, lambda: iter(pa.Table.from_pylist(ROWS, SCHEMA).to_batches(1))),
    decimal=",",
    sheets=("one",),
    options={"classifier x": "y"},
    known=EventMapping(columns={"case": ColumnMapping(role="case")}),
    warnings=("Some rows were left out.",),
)


def rows_of(source):
    return [row for batch in source.plan.batches() for row in batch.to_pylist()]


def test_a_table_that_was_kept_is_the_same_when_it_is_opened_again(tmp_path):
    kept = parsed_keep(SOURCE, tmp_path / "kept")
    again = parsed_open(tmp_path / "kept", file="log.xes")
    assert rows_of(kept) == rows_of(again) == ROWS
    assert again.plan.schema == kept.plan.schema == SCHEMA
    assert replace(again, plan=SOURCE.plan) == SOURCE
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_table_that_breaks_off_leaves_nothing(tmp_path):
    def broken():
        yield from SOURCE.plan.batches()
        raise ValueError("cut off")

    source = replace(SOURCE, plan=BatchPlan(SCHEMA, broken))
    with pytest.raises(ValueError, match="cut off"):
        parsed_keep(source, tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


def test_two_that_keep_one_table_at_once_do_not_write_into_each_other(tmp_path):
    path = tmp_path / "kept"

    def with_another_inside():
        first, second = SOURCE.plan.batches()
        yield first
        parsed_keep(SOURCE, path)
        yield second

    source = replace(SOURCE, plan=BatchPlan(SCHEMA, with_another_inside))
    assert rows_of(parsed_keep(source, path)) == ROWS
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_that_an_engine_scans_is_left_as_it_is(tmp_path):
    source = replace(SOURCE, plan=ParquetPlan(tmp_path / "x.parquet"))
    assert parsed_keep(source, tmp_path / "kept") is source
