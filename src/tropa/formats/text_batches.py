"""Batches of text columns with the row number in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyarrow.lib import StringBuilder

from tropa.formats.source import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def text_schema(names: Iterable[str]) -> pa.Schema:
    """Name the columns of a table of texts, the row number first."""
    fields: list[pa.Field[Any]] = [pa.field(ROW, pa.int64())]
    return pa.schema(fields + [pa.field(name, pa.string()) for name in names])


def text_batch(
    schema: pa.Schema, rows: Sequence[int], columns: Iterable[Sequence[str | None]]
) -> pa.RecordBatch:
    """Put row numbers and columns of texts together.

    Built without ``pa.array``, which loads pandas at its first call: seconds, for nothing.

    Examples
    --------
    >>> text_batch(text_schema(["id"]), [2, 3], [["a", None]]).to_pylist()
    [{'__row': 2, 'id': 'a'}, {'__row': 3, 'id': None}]
    """
    buffer = pa.py_buffer(np.asarray(rows, dtype=np.int64).tobytes())
    numbers = pa.Array.from_buffers(pa.int64(), len(rows), [None, buffer])
    return pa.RecordBatch.from_arrays([numbers, *map(text_array, columns)], schema=schema)


def text_array(values: Sequence[str | None]) -> pa.Array[Any]:
    """Make one column of texts.

    Examples
    --------
    >>> text_array(["a", None]).to_pylist()
    ['a', None]
    """
    builder = StringBuilder()
    builder.append_values(values)
    return builder.finish()
