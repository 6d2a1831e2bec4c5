"""The order of the rows in a file changes no answer, whatever ties there are."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tropa
from hostile_files import HEADING, csv_bytes, parquet_bytes
from tropa.log.plain import plain

ROW = st.tuples(
    st.sampled_from("AB"),
    st.sampled_from(["Order", "Pay", "Ship"]),
    st.sampled_from(["2025-01-01T00:00:00Z", "2025-01-01T01:00:00Z", "2025-01-02T00:00:00Z"]),
)

ALL = [(case, name, "2025-01-01T00:00:00Z") for case in "AB" for name in ("Order", "Pay", "Ship")]


def answers(folder, name, data, **more):
    path = Path(folder) / name
    path.write_bytes(data)
    log = tropa.read(
        path, case="case", activity="activity", time="time", cache=False, as_of="2025-02-01", **more
    )
    return [
        plain(log.summary()),
        plain(log.graph(quantiles=True)),
        plain(log.variants()),
        plain(log.between("Order", "Pay")),
        plain(log.funnel(["Order", "Ship"], within="2d")),
    ]


@pytest.mark.parametrize("form", ["bare", "sequence"])
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(ROW, min_size=2, max_size=10),
    chance=st.randoms(use_true_random=False),
)
def test_shuffling_the_rows_changes_nothing(form, rows, chance):
    rows = [*ALL, *rows]
    heading = HEADING
    if form == "sequence":
        rows = [(*row, str(number)) for number, row in enumerate(rows)]
        heading = (*HEADING, "place")
    more = {"sequence": "place"} if form == "sequence" else {}
    shuffled = random.Random(chance.random()).sample(rows, len(rows))  # noqa: S311 -- a test
    with tempfile.TemporaryDirectory() as folder:
        first = answers(folder, "a.csv", csv_bytes(rows, heading=heading), **more)
        again = answers(folder, "a.csv", csv_bytes(shuffled, heading=heading), **more)
        stored = answers(folder, "a.parquet", parquet_bytes(shuffled, heading=heading), **more)
    assert first == again
    assert first == stored
