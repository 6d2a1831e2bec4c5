"""Ordered events in chunks of whole cases, ties settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tropa.store.arrow_columns import ArrowColumn, column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

MICROSECONDS_PER_MINUTE = 60_000_000
CHUNK_ROWS = 250_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Events of whole cases, in order.

    Attributes
    ----------
    events : pyarrow.Table
        ``case_no`` (as staged), ``time_us``, ``activity`` and what else was staged.
    times_us : numpy.ndarray
        Times of the events.
    starts : numpy.ndarray
        Row at which each case (or session) begins.
    is_tied : numpy.ndarray
        Which events share case, time and sequence with another.
    """

    events: pa.Table
    times_us: NDArray[np.int64]
    starts: NDArray[np.int64]
    is_tied: NDArray[np.bool_]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Events of each case."""
        return np.diff(self.starts, append=len(self.times_us))


def whole_cases(
    batches: Iterable[pa.RecordBatch], *, schema: pa.Schema, rows: int = CHUNK_ROWS
) -> Iterator[pa.Table]:
    """Gather batches sorted by ``case_no`` into tables that never split a case; at least one."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += len(batch)
        if count < rows:
            continue
        table = pa.Table.from_batches(held)
        numbers = table["case_no"].to_numpy()
        cut = int(np.searchsorted(numbers, numbers[-1]))
        if cut:
            yield table.slice(0, cut).combine_chunks()
            held = table.slice(cut).combine_chunks().to_batches()
            count -= cut
    yield pa.Table.from_batches(held, schema).combine_chunks()


def chunk_of(events: pa.Table, *, session_minutes: int | None = None) -> Chunk:
    """Settle ties and find where cases, or sessions, begin.

    A session ends where more than ``session_minutes`` pass without an event.

    Examples
    --------
    >>> minutes = [0, 10, 45]
    >>> table = pa.table({"case_no": [0, 0, 0], "time_us": [m * 60_000_000 for m in minutes]})
    >>> chunk_of(table, session_minutes=30).starts.tolist()
    [0, 2]
    """
    case_no = events["case_no"].to_numpy()
    times_us = events["time_us"].to_numpy()
    is_same_case = case_no[1:] == case_no[:-1]
    is_tied = is_same_case & (times_us[1:] == times_us[:-1])
    if "sequence" in events.column_names and is_tied.any():
        is_tied &= _same_sequence(events["sequence"])
    # An event is tied with the one before, or the one after with it.
    tied = np.append(False, is_tied)[: len(case_no)] | np.append(is_tied, False)[: len(case_no)]
    if tied.any():
        events = _settled(events, is_tied, places=np.flatnonzero(tied))
    is_cut = ~is_same_case
    if session_minutes is not None:
        is_cut |= np.diff(times_us) > session_minutes * MICROSECONDS_PER_MINUTE
    starts = np.concatenate(([0], np.flatnonzero(is_cut) + 1))[: len(case_no)]
    return Chunk(events, times_us, starts, tied)


def _same_sequence(sequence: ArrowColumn) -> NDArray[np.bool_]:
    """Tell which events have the sequence of the one before; two without one are alike."""
    known = sequence.is_valid().to_numpy()
    numbers = sequence.fill_null(0).to_numpy()
    same: NDArray[np.bool_] = (numbers[1:] == numbers[:-1]) & (known[1:] == known[:-1])
    return same


def _settled(
    events: pa.Table, is_tied: NDArray[np.bool_], *, places: NDArray[np.int64]
) -> pa.Table:
    """Order tied events by event id, then content; the others keep their places."""
    groups = np.concatenate(([0], np.cumsum(~is_tied)))[places]
    tied = events.take(column(places))
    leading = [name for name in ("event_id", "activity") if name in tied.column_names]
    content = [name for name in sorted(tied.column_names) if name not in leading]
    keys: dict[str, ArrowColumn] = {"group": column(groups)}
    keys |= {name: _plain(tied[name]) for name in (*leading, *content)}
    del keys["case_no"], keys["time_us"]
    order = pc.sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])
    rows = np.arange(events.num_rows)
    rows[places] = places[order.to_numpy()]
    return events.take(column(rows))


def _plain(texts: ArrowColumn) -> ArrowColumn:
    """Give texts as texts, so that they sort by their bytes whatever their dictionary."""
    return texts.cast(pa.string()) if pa.types.is_dictionary(texts.type) else texts
