"""A version of a lens as Parquet that any engine reads."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tropa.core.lenses import Lens
from tropa.store.engine_duckdb import open_journeys
from tropa.store.lens_export import lens_export
from tropa.store.overlay import refresh_lens

NAMES = {"case_attributes": ('reg"ion',), "event_attributes": ("it's",)}


@pytest.fixture
def built(build, word):
    rows = [*word("b", "XY"), *word("a", "XZX")]
    for row in rows:
        row["""attribute_reg"ion"""] = "north"
    return build(rows, **NAMES)


def told_and_copied(files, target):
    """Each table as the engine tells it, and as it was copied."""
    journeys, copies = open_journeys(files), lens_export(files, target)
    order = {"steps": ["case_no", "seq"], "cases": ["case_no"], "variants": ["variant_id"]}
    order["moves"] = ["move"]
    for table, path in copies.items():
        told = journeys.run(getattr(journeys, table))
        yield told.sort_by([(name, "ascending") for name in order[table]]), pq.read_table(path)
    journeys.engine.close()


def test_the_copy_holds_what_the_engine_tells(built, tmp_path):
    for told, copied in told_and_copied(built.files, tmp_path / "copy"):
        assert copied.num_rows > 0
        assert copied.to_pylist() == told.to_pylist()


def test_texts_are_plain_strings(built, tmp_path):
    copies = lens_export(built.files, tmp_path / "copy")
    assert pq.read_schema(copies["steps"]).field("activity").type == pa.string()
    assert pq.read_schema(copies["variants"]).field("activities").type.value_type == pa.string()


def test_an_overlay_is_copied_with_what_lies_below(connection, flat, word, tmp_path, build):
    before = build([*word("b", "XY"), *word("a", "XZX")], Lens())
    changed = flat([*word("b", "XYZ")])
    files = refresh_lens(
        connection, before.files, changed, target=before.files.folder.parent, overlay_share=1.0
    )
    assert files.base
    for told, copied in told_and_copied(files, tmp_path / "copy"):
        assert copied.to_pylist() == told.to_pylist()


def test_a_copy_that_is_there_stays_as_it_is(built, tmp_path):
    first = lens_export(built.files, tmp_path / "copy")["steps"].stat().st_mtime_ns
    again = lens_export(built.files, tmp_path / "copy")["steps"]
    assert again.stat().st_mtime_ns == first
