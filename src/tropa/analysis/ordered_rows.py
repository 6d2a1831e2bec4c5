"""Rows of steps in the order of their cases, as columns of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


def in_order(rows: pa.Table) -> pa.Table:
    """Order rows by ``case_no`` and ``seq``; an engine mostly keeps the order they lie in."""
    case_no, seq = column(rows, "case_no"), column(rows, "seq")
    later = np.diff(case_no)
    is_ordered = ((later > 0) | ((later == 0) & (np.diff(seq) > 0))).all()
    return rows if is_ordered else rows.take(np.lexsort((seq, case_no)))


def ends_of_cases(case_no: Ints) -> Flags:
    """Tell of ordered rows which is the last of its case."""
    ends: Flags = np.r_[case_no[1:] != case_no[:-1], True][: len(case_no)]
    return ends


def codes(rows: pa.Table, name: str) -> tuple[list[str], Ints]:
    """Give the texts of a column and the place of each row's text among them; −1 is none."""
    found: Any = rows[name]
    whole = (
        found if pa.types.is_dictionary(found.type) else found.dictionary_encode()
    ).combine_chunks()
    return whole.dictionary.to_pylist(), whole.indices.cast("int64").fill_null(-1).to_numpy()


def column(rows: pa.Table, name: str) -> NDArray[Any]:
    """Give a column of numbers or flags; 0 or False where there is none."""
    found: Any = rows[name]
    nothing = pa.scalar(0).cast(found.type)
    return np.asarray((found.fill_null(nothing) if found.null_count else found).to_numpy())
