"""Some whole cases of what is left of a log, linked in numpy: rows in order, as columns."""

from __future__ import annotations

from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.analysis.ordered_rows import codes, column, ends_of_cases
from tropa.store.first_in_case import is_first_in_case
from tropa.store.moves import NOWHERE, marks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from numpy.typing import NDArray

    from tropa.analysis.ordered_rows import Flags, Ints

    Codes = NDArray[np.int32]
    Read = Callable[[Collection[str]], pa.Table]

LINKED = ("case_no", "seq", "activity", "time_us")
"""What every question needs of the rows that are left."""


class LinkedPart:
    """Rows of ``steps`` that were kept, each linked with its new neighbours.

    Parameters
    ----------
    read : callable
        Gives columns of the rows of ``steps`` that stay, of some cases, in order.
    names : collection of str
        All columns that can be read.
    has_whole_activities : bool
        Whether of each activity all rows stay or none: the first ones are then what they were.
    """

    def __init__(self, read: Read, names: Collection[str], *, has_whole_activities: bool) -> None:
        self._read, self._readable = read, names
        self._further = ["is_first_of_activity"] if has_whole_activities else []
        rows = self._rows = self._read([*LINKED, *self._further])
        self.case_no: Ints = column(rows, "case_no")
        self.time_us: Ints = column(rows, "time_us")
        self.names, activity = codes(rows, "activity")
        self.activity: Codes = activity.astype(np.int32)
        self.is_last = ends_of_cases(self.case_no)

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give columns of the linked steps; what does not depend on neighbours is read now."""
        linked = {name: work for name, work in self._linked.items() if name in names}
        plain = [name for name in self._readable if name in names and name not in self._linked]
        table = pa.table({name: work() for name, work in linked.items()})
        if plain:
            read = self._read(plain)
            for name in plain:
                table = table.append_column(name, read[name])
        return table

    def cases(self) -> pa.Table:
        """Give ``case_no, start_us, end_us, length`` of the cases."""
        found: dict[str, Any] = {
            "case_no": self.case_no[self.ends],
            "start_us": self.time_us[self.starts],
            "end_us": self.time_us[self.ends],
            "length": self.lengths,
        }
        return pa.table(found)

    def variant_ids(self) -> pa.Array:
        """Digest each path as ``relinking.path_id`` does."""
        words = pa.array([f"{len(name)}:{name}" for name in self.names], pa.large_string())
        spelt = words.take(pa.array(self.activity))
        _, places, text = spelt.buffers()
        letters = memoryview(text or b"")
        bounds = np.frombuffer(places, np.int64)[spelt.offset :]
        starts, ends = bounds[self.starts].tolist(), bounds[self.ends + 1].tolist()
        ids = [
            md5(letters[start:end], usedforsecurity=False).hexdigest()
            for start, end in zip(starts, ends, strict=True)
        ]
        return pa.array(ids, pa.string())

    def paths(self, chosen: Ints) -> pa.Array:
        """Write the paths of some cases as lists of activities."""
        lengths = self.lengths[chosen]
        offsets = np.r_[0, np.cumsum(lengths)]
        places = np.arange(offsets[-1]) + np.repeat(self.starts[chosen] - offsets[:-1], lengths)
        names = pa.array(self.names, pa.string()).take(self.activity[places])
        return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), names)

    @property
    def following(self) -> Codes:
        """Code of the next activity, or ``NOWHERE``."""
        following = np.full_like(self.activity, NOWHERE)
        following[:-1] = self.activity[1:]
        following[self.ends] = NOWHERE
        return following

    @property
    def marks(self) -> NDArray[np.uint8]:
        """What of each step is so for the first time."""
        return marks_of(self._is_first, self._is_first_of_edge, self._is_first_of_activity)

    @property
    def _linked(self) -> dict[str, Any]:
        return {
            "case_no": lambda: self.case_no,
            "seq": lambda: np.arange(len(self.case_no)) - self._of_case(self.starts),
            "activity": lambda: self._named(self.activity),
            "next_activity": lambda: self._named(self.following, is_null=self.is_last),
            "time_us": lambda: self.time_us,
            "next_time_us": lambda: pa.array(self._next_time_us, mask=self.is_last),
            "wait_us": lambda: pa.array(self._wait_us, mask=self.is_last),
            "is_first": lambda: self._is_first,
            "is_last": lambda: self.is_last,
            "is_first_of_edge": lambda: self._is_first_of_edge,
            "is_first_of_activity": lambda: self._is_first_of_activity,
            "case_start_us": lambda: self._of_case(self.time_us[self.starts]),
            "case_end_us": lambda: self._of_case(self.time_us[self.ends]),
            "case_length": lambda: self._of_case(self.lengths),
        }

    @cached_property
    def ends(self) -> Ints:
        """Rows at which cases end."""
        return np.flatnonzero(self.is_last)

    @cached_property
    def lengths(self) -> Ints:
        """Events of each case."""
        return np.diff(self.ends, prepend=-1)

    @cached_property
    def starts(self) -> Ints:
        """Rows at which cases begin."""
        return self.ends - self.lengths + 1

    def _of_case(self, values: Ints) -> Ints:
        """Give every row what its case has."""
        return np.repeat(values, self.lengths)

    @property
    def _next_time_us(self) -> Ints:
        return np.where(self.is_last, self.time_us, np.roll(self.time_us, -1))

    @property
    def _wait_us(self) -> Ints:
        wait_us = np.zeros_like(self.time_us)
        np.subtract(self.time_us[1:], self.time_us[:-1], out=wait_us[:-1])
        return wait_us

    @property
    def _is_first(self) -> Flags:
        first: Flags = np.r_[True, self.is_last[:-1]][: len(self.case_no)]
        return first

    @cached_property
    def _is_first_of_activity(self) -> Flags:
        """Tell what was so before, else sort codes of 16 bits where they suffice: by counting."""
        if self._further:
            return column(self._rows, "is_first_of_activity")
        activity = self.activity.astype(np.min_scalar_type(len(self.names)))
        return is_first_in_case(self.case_no, activity)

    @cached_property
    def _is_first_of_edge(self) -> Flags:
        size = len(self.names)
        kind = np.min_scalar_type(size * size)
        edge = self.activity.astype(kind) * kind.type(size)
        edge[:-1] += self.activity[1:].astype(kind)
        edge[self.ends] = size * size
        return is_first_in_case(self.case_no, edge) & ~self.is_last

    def _named(self, code: Codes, is_null: Flags | None = None) -> pa.DictionaryArray:
        indices = pa.array(code, mask=is_null)
        return pa.DictionaryArray.from_arrays(indices, pa.array(self.names, pa.string()))
