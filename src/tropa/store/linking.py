"""Joining each event with its successor: the columns of ``steps``, chunk by chunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.store.arrow_columns import ArrowColumn, column

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tropa.store.chunks import Chunk


def linked(
    chunk: Chunk, codes: NDArray[np.int32], *, names: ArrowColumn, first_case_no: int
) -> pa.Table:
    """Join each event of a chunk with its successor.

    Parameters
    ----------
    chunk : Chunk
        Whole cases.
    codes : numpy.ndarray
        Activity of each event, as a place in ``names``.
    names : pyarrow.Array
        Names of the activities.
    first_case_no : int
        Number of the chunk's first case.
    """
    times, starts, lengths = chunk.times_us, chunk.starts, chunk.lengths
    rows = np.arange(len(times))
    ends = starts + lengths - 1
    is_first, is_last = np.zeros(len(times), bool), np.zeros(len(times), bool)
    is_first[starts] = True
    is_last[ends] = True
    case = np.repeat(np.arange(len(starts)), lengths)
    following = np.append(codes[1:], np.int32(0))[: len(codes)]
    next_times = np.append(times[1:], 0)[: len(times)]
    size = len(names) + 1
    edges = codes.astype(np.int64) * size + np.where(is_last, len(names), following)
    bounds = (times[starts], times[ends], lengths)
    start_us, end_us, length = (np.repeat(values, lengths) for values in bounds)
    columns = {
        "case_no": first_case_no + case,
        "seq": rows - np.repeat(starts, lengths),
        "activity": pa.DictionaryArray.from_arrays(column(codes), names),
        "next_activity": pa.DictionaryArray.from_arrays(column(following, mask=is_last), names),
        "time_us": times,
        "next_time_us": column(next_times, mask=is_last),
        "wait_us": column(next_times - times, mask=is_last),
        "is_first": is_first,
        "is_last": is_last,
        "is_first_of_edge": _is_new(case * (size * size) + edges) & ~is_last,
        "is_first_of_activity": _is_new(case * size + codes),
        "case_start_us": start_us,
        "case_end_us": end_us,
        "case_length": length,
    }
    carried = [c for c in chunk.events.column_names if c not in (*columns, "sequence")]
    return pa.table(columns | {name: chunk.events[name] for name in carried})


def _is_new(keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell where each key stands for the first time."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    is_new = np.zeros(len(keys), bool)
    is_new[order[np.append(True, ordered[1:] != ordered[:-1])[: len(keys)]]] = True
    return is_new
