"""The distinct paths, each with an id that comes from the path alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.core.errors import Conflict
from tropa.store.arrow_columns import ArrowColumn, column
from tropa.store.folding import CODE

if TYPE_CHECKING:
    import duckdb

    from tropa.store.folding import Vocabulary

VARIANT_ID = """CAST(md5_number_lower(array_to_string(
    list_transform(activities, lambda a: length(a) || ':' || a), '')) >> 1 AS BIGINT)"""
"""Drawn from the path alone: the same in every version, every lens and every arrival order."""


def write_variants(
    writer: duckdb.DuckDBPyConnection,
    paths: ArrowColumn,
    *,
    vocabulary: Vocabulary,
    kind: str,
    cache: str,
) -> ArrowColumn:
    """Store the distinct paths; return the variant id of each case.

    Parameters
    ----------
    paths : pyarrow.ChunkedArray
        Paths of the cases as bytes (``folding.folded``).
    kind : str
        SQL type of an activity.
    """
    coded: ArrowColumn = paths.combine_chunks().dictionary_encode()
    distinct = _lists(coded.dictionary, vocabulary.names)
    places = column(np.arange(len(distinct)))
    writer.register("tropa_paths", pa.table({"place": places, "activities": distinct}))
    writer.execute(f"""CREATE TEMP TABLE tropa_variants AS
        SELECT place, {VARIANT_ID} AS variant_id, activities FROM tropa_paths""")
    writer.execute(f"""CREATE TABLE {cache}.variants AS
        SELECT variant_id, CAST(activities AS {kind}[]) AS activities
        FROM tropa_variants ORDER BY variant_id""")
    ids = writer.sql("SELECT variant_id FROM tropa_variants ORDER BY place").to_arrow_table()
    if len(ids["variant_id"].unique()) < len(distinct):
        raise Conflict("Two paths share an id.", hint="Rename an activity.")
    return ids["variant_id"].combine_chunks().take(coded.indices)


def _lists(paths: ArrowColumn, names: ArrowColumn) -> ArrowColumn:
    """Read paths back as lists of activities."""
    _, offsets, data = paths.buffers()
    count = len(paths) + 1
    ends = np.frombuffer(offsets, np.int64, count=count) // CODE.itemsize
    codes = np.frombuffer(data, CODE, count=int(ends[-1])) if data else np.array([], CODE)
    activities = pa.DictionaryArray.from_arrays(column(codes), names).cast(pa.string())
    return pa.LargeListArray.from_arrays(column(ends), activities)
