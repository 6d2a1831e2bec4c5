"""Ordered events in chunks of whole cases."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.store.chunks import chunk_of, whole_cases

SCHEMA = pa.schema([("case_no", pa.int64()), ("time_us", pa.int64())])


@given(
    lengths=st.lists(st.integers(1, 5), max_size=8), batch=st.integers(1, 7), rows=st.integers(1, 9)
)
def test_no_case_is_split_and_no_event_is_lost(lengths, batch, rows):
    numbers = [number for number, length in enumerate(lengths) for _ in range(length)]
    table = pa.table({"case_no": numbers, "time_us": list(range(len(numbers)))}, schema=SCHEMA)
    chunks = list(whole_cases(table.to_batches(max_chunksize=batch), schema=SCHEMA, rows=rows))
    assert pa.concat_tables(chunks).to_pydict() == table.to_pydict()
    seen = [set(chunk["case_no"].to_pylist()) for chunk in chunks]
    assert sum(map(len, seen)) == len(set().union(*seen))


@pytest.mark.parametrize(
    ("sequences", "ties"), [([None, None], 2), ([1, None], 0), ([1, 2], 0), ([1, 1], 2)]
)
def test_only_events_alike_in_case_time_and_sequence_are_ties(sequences, ties):
    columns = {"case_no": [0, 0, 1], "time_us": [5, 5, 5], "sequence": [*sequences, 1]}
    assert chunk_of(pa.table(columns)).is_tied.sum() == ties
