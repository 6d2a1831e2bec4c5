"""Folding each case into one row: bounds, path, wanted outcome, attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.store.arrow_columns import ArrowColumn, column
from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tropa.core.lenses import Outcome
    from tropa.store.chunks import Chunk

CODE = np.dtype("<i4")


class Vocabulary:
    """Activities met so far and their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def names(self) -> ArrowColumn:
        """Names by number."""
        return pa.array(list(self._numbers), pa.string())

    def codes(self, activities: ArrowColumn) -> NDArray[np.int32]:
        """Number the activities of a column."""
        coded: ArrowColumn = activities.combine_chunks()
        if not pa.types.is_dictionary(coded.type):
            coded = coded.dictionary_encode()
        numbers = [
            self._numbers.setdefault(name, len(self._numbers))
            for name in coded.dictionary.to_pylist()
        ]
        places = coded.indices.to_numpy(zero_copy_only=False)
        codes: NDArray[np.int32] = np.array(numbers, CODE)[places]
        return codes

    def numbers(self, names: list[str]) -> list[int]:
        """Numbers of those names that were met."""
        return [self._numbers[name] for name in names if name in self._numbers]


def folded(
    chunk: Chunk,
    codes: NDArray[np.int32],
    *,
    vocabulary: Vocabulary,
    wanted: Outcome | None,
    case_attributes: tuple[str, ...],
) -> pa.Table:
    """Fold each case of a chunk into one row.

    Returns
    -------
    pyarrow.Table
        ``staged_no`` (the case's number before sessions were cut), ``session`` (from 1),
        ``start_us, end_us, length, first_activity, last_activity, path`` (the activities' numbers,
        four bytes each), ``ties, is_wanted`` and the case's attributes, in the chunk's order.
    """
    starts, ends = chunk.starts, chunk.starts + chunk.lengths - 1
    names = vocabulary.names
    staged = chunk.events["case_no"].to_numpy()[starts]
    columns: dict[str, ArrowColumn] = {
        "staged_no": pa.array(staged),
        "session": pa.array(_ordinal(staged)),
        "start_us": pa.array(chunk.times_us[starts]),
        "end_us": pa.array(chunk.times_us[ends]),
        "length": pa.array(chunk.lengths),
        "first_activity": pa.DictionaryArray.from_arrays(codes[starts], names).cast(pa.string()),
        "last_activity": pa.DictionaryArray.from_arrays(codes[ends], names).cast(pa.string()),
        "path": _paths(codes, starts),
        "ties": pa.array(_counted(chunk.is_tied, chunk.starts)),
        "is_wanted": pa.array(_is_wanted(chunk, codes, wanted=wanted, vocabulary=vocabulary)),
    }
    for name in case_attributes:
        columns[ATTRIBUTE + name] = _first_known(chunk, ATTRIBUTE + name)
    return pa.table(columns)


def _counted(marks: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the marks of each case."""
    counts: NDArray[np.int64] = np.add.reduceat(marks.astype(np.int64), starts)
    return counts


def _ordinal(staged: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the sessions of each case from 1."""
    firsts = np.flatnonzero(np.append(True, staged[1:] != staged[:-1])[: len(staged)])
    return 1 + np.arange(len(staged)) - np.repeat(firsts, np.diff(firsts, append=len(staged)))


def _paths(codes: NDArray[np.int32], starts: NDArray[np.int64]) -> ArrowColumn:
    """Write each case's path as the bytes of its codes."""
    data = pa.py_buffer(codes.astype(CODE, copy=False).tobytes())
    offsets = np.append(starts, len(codes)) * CODE.itemsize
    buffers = [None, pa.py_buffer(offsets.astype(np.int64).tobytes()), data]
    return pa.Array.from_buffers(pa.large_binary(), len(starts), buffers)


def _is_wanted(
    chunk: Chunk, codes: NDArray[np.int32], *, wanted: Outcome | None, vocabulary: Vocabulary
) -> NDArray[np.bool_]:
    """Tell in which cases the wanted outcome occurred."""
    hits = np.zeros(len(codes), bool)
    if wanted is not None:
        hits |= np.isin(codes, vocabulary.numbers(wanted.activities))
        if wanted.horizon_seconds is not None:
            horizon_us = round(wanted.horizon_seconds * MICROSECONDS_PER_SECOND)
            start_us = np.repeat(chunk.times_us[chunk.starts], chunk.lengths)
            hits &= chunk.times_us - start_us <= horizon_us
        name = f"{ATTRIBUTE}{wanted.attribute}"
        if wanted.attribute is not None and name in chunk.events.column_names:
            values = pa.array(wanted.values, pa.string())
            texts = chunk.events[name].cast(pa.string())
            hits |= pc.is_in(texts, value_set=values).to_numpy()
    return np.logical_or.reduceat(hits, chunk.starts)


def _first_known(chunk: Chunk, name: str) -> ArrowColumn:
    """Take the first non-empty value of each case."""
    if name not in chunk.events.column_names:
        return pa.nulls(len(chunk.starts), pa.string())
    texts: ArrowColumn = chunk.events[name].cast(pa.string()).combine_chunks()
    lengths: ArrowColumn = pc.binary_length(texts)
    is_known = lengths.fill_null(0).to_numpy(zero_copy_only=False) > 0
    count = len(is_known)
    places = np.minimum.reduceat(np.where(is_known, np.arange(count), count), chunk.starts)
    return texts.take(column(places, mask=places == count))
