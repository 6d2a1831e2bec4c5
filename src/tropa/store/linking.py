"""Joining each event with its successor: the columns of ``steps``, chunk by chunk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from tropa.store.arrow_columns import ArrowColumn, column
from tropa.store.first_in_case import is_first_in_case
from tropa.store.moves import NOWHERE, marks_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tropa.store.chunks import Chunk
    from tropa.store.moves import Moves


def linked(
    chunk: Chunk,
    codes: NDArray[np.int32],
    *,
    names: ArrowColumn,
    first_case_no: int,
    moves: Moves | None = None,
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
    moves : Moves, optional
        Numbers the moves; without it there is no column ``move``.
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
    size = len(names)
    edges = np.where(is_last, size * size, codes.astype(np.int64) * size + following)
    is_first_of_edge = is_first_in_case(case, _narrow(edges, size * size)) & ~is_last
    is_first_of_activity = is_first_in_case(case, _narrow(codes, size))
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
        "is_first_of_edge": is_first_of_edge,
        "is_first_of_activity": is_first_of_activity,
        "case_start_us": start_us,
        "case_end_us": end_us,
        "case_length": length,
    }
    if moves is not None:
        marks = marks_of(is_first, is_first_of_edge, is_first_of_activity)
        columns["move"] = moves.numbers(codes, np.where(is_last, NOWHERE, following), marks)
    carried = [c for c in chunk.events.column_names if c not in (*columns, "sequence")]
    return pa.table(columns | {name: chunk.events[name] for name in carried})


def _narrow(keys: NDArray[Any], most: int) -> NDArray[Any]:
    """Cast keys to the narrowest type: those of 16 bits are sorted by counting."""
    return keys.astype(np.min_scalar_type(most))
