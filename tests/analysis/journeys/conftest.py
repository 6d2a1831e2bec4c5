"""Journeys cut by the store's own builder."""

import pyarrow as pa
import pytest

from tropa.core.lenses import Lens
from tropa.store.connect import open_memory
from tropa.store.engine_duckdb import open_journeys
from tropa.store.flat import FlatEvents
from tropa.store.lens_build import build_lens

SECOND = 1_000_000
FLAT = {
    "case": pa.string(),
    "activity": pa.string(),
    "time_us": pa.int64(),
    "end_us": pa.int64(),
    "sequence": pa.int64(),
    "event_id": pa.string(),
    "channel": pa.string(),
    "department": pa.string(),
}


@pytest.fixture
def cut(tmp_path):
    """Cut ``(case, activity, second, {end, channel, department}?)`` rows by a lens."""
    opened = []

    def build(rows, lens=None):
        given = [
            {
                "case": case,
                "activity": activity,
                "time_us": second * SECOND,
                **(more[0] if more else {}),
            }
            for case, activity, second, *more in rows
        ]
        with open_memory(tmp_path) as connection:
            connection.register("given", pa.Table.from_pylist(given, schema=pa.schema(FLAT)))
            flat = FlatEvents("SELECT * FROM given")
            files = build_lens(connection, flat, lens or Lens(), target=tmp_path / "lens")
        opened.append(open_journeys(files))
        return opened[-1]

    yield build
    for journeys in opened:
        journeys.engine.close()
