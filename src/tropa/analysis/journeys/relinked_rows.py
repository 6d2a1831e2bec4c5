"""Linking in memory what is left of a log of some million events: a fraction of the engine's work.

The engine sorts rows anew for each thing drawn from neighbours; here they are in order already.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tropa.analysis.journeys.ordered_rows import (
    codes,
    column,
    ends_of_cases,
    in_order,
    is_first_in_case,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from ibis.expr.types import Table
    from numpy.typing import NDArray

    from tropa.analysis.journeys.ordered_rows import Flags, Ints
    from tropa.store.journeys import Journeys

BOUNDS = ("case_no", "start_us", "end_us", "length")
LINKED = ("case_no", "seq", "activity", "time_us")


class RelinkedRows:
    """The rows of ``steps`` that were kept, each linked with its new neighbours.

    Parameters
    ----------
    journeys : Journeys
        Whose engine reads the rows.
    kept : ibis Table
        The rows of ``steps`` that stay.
    """

    def __init__(self, journeys: Journeys, kept: Table) -> None:
        self._journeys, self._kept = journeys, kept
        rows = self._read(LINKED)
        self.case_no: Ints = column(rows, "case_no")
        self.time_us: Ints = column(rows, "time_us")
        self.names, self.activity = codes(rows, "activity")
        self.is_last = ends_of_cases(self.case_no)

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give columns of the linked steps; what does not depend on neighbours is read now."""
        linked = {name: work for name, work in self._linked.items() if name in names}
        plain = [name for name in self._kept.columns if name in names and name not in self._linked]
        table = pa.table({name: work() for name, work in linked.items()})
        if plain:
            read = self._read(["case_no", "seq", *plain])
            for name in plain:
                table = table.append_column(name, read[name])
        return table

    @property
    def schema(self) -> pa.Schema:
        """Name the columns of ``steps``."""
        return self._kept.schema().to_pyarrow()

    def _read(self, names: Collection[str]) -> pa.Table:
        return in_order(self._journeys.run_coded(self._kept.select(*names)))

    @property
    def _linked(self) -> dict[str, Any]:
        return {
            "case_no": lambda: self.case_no,
            "seq": lambda: np.arange(len(self.case_no)) - self._of_case(self.starts),
            "activity": lambda: self._named(self.activity),
            "next_activity": lambda: self._named(self._next_activity, is_null=self.is_last),
            "time_us": lambda: self.time_us,
            "next_time_us": lambda: pa.array(self._next_time_us, mask=self.is_last),
            "wait_us": lambda: pa.array(self._next_time_us - self.time_us, mask=self.is_last),
            "is_first": lambda: np.r_[True, self.is_last[:-1]][: len(self.case_no)],
            "is_last": lambda: self.is_last,
            "is_first_of_edge": lambda: self._is_first_of_edge,
            "is_first_of_activity": lambda: is_first_in_case(self.case_no, self._small_activity),
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

    @cached_property
    def _next_activity(self) -> Ints:
        return np.where(self.is_last, 0, np.roll(self.activity, -1))

    @cached_property
    def _next_time_us(self) -> Ints:
        return np.where(self.is_last, self.time_us, np.roll(self.time_us, -1))

    @property
    def _small_activity(self) -> NDArray[Any]:
        """Give codes of 16 bits where they suffice: those are sorted by counting."""
        return self.activity.astype(np.min_scalar_type(len(self.names)))

    @property
    def _is_first_of_edge(self) -> Flags:
        size = len(self.names)
        edge = self.activity * size + self._next_activity
        edge = edge.astype(np.min_scalar_type(size * size))
        edge[self.is_last] = size * size
        return is_first_in_case(self.case_no, edge) & ~self.is_last

    def _named(self, code: Ints, is_null: Flags | None = None) -> pa.DictionaryArray:
        indices = pa.array(code.astype(np.int32), mask=is_null)
        return pa.DictionaryArray.from_arrays(indices, pa.array(self.names, pa.string()))


class RelinkedPaths:
    """What the linked rows say of their cases: bounds, length and path."""

    schema = pa.schema({**dict.fromkeys(BOUNDS, pa.int64()), "variant_id": pa.string()})

    def __init__(self, rows: RelinkedRows) -> None:
        self._rows = rows

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give ``case_no, start_us, end_us, length`` and, when asked for, ``variant_id``."""
        rows = self._rows
        found: dict[str, Any] = {
            "case_no": rows.case_no[rows.ends],
            "start_us": rows.time_us[rows.starts],
            "end_us": rows.time_us[rows.ends],
            "length": rows.lengths,
        }
        if "variant_id" in names:
            found["variant_id"] = self.variant_ids
        return pa.table(found)

    @cached_property
    def variant_ids(self) -> pa.Array:
        """Digest each path as ``relinking.path_id`` does."""
        rows = self._rows
        words = [f"{len(name)}:{name}".encode() for name in rows.names]
        spelt = [words[code] for code in rows.activity.tolist()]
        bounds = zip(rows.starts.tolist(), (rows.ends + 1).tolist(), strict=True)
        ids = [
            md5(b"".join(spelt[start:end]), usedforsecurity=False).hexdigest()
            for start, end in bounds
        ]
        return pa.array(ids, pa.string())


class RelinkedVariants:
    """The distinct paths of the linked rows."""

    schema = pa.schema({"variant_id": pa.string(), "activities": pa.list_(pa.string())})

    def __init__(self, rows: RelinkedRows, paths: RelinkedPaths) -> None:
        self._rows, self._paths = rows, paths

    def columns(self, _names: Collection[str]) -> pa.Table:
        """Give ``variant_id`` and ``activities``, a row for each path."""
        rows, ids = self._rows, self._paths.variant_ids.to_numpy(zero_copy_only=False)
        _, chosen = np.unique(ids, return_index=True) if len(ids) else (None, rows.ends)
        lengths = rows.lengths[chosen]
        offsets = np.r_[0, np.cumsum(lengths)]
        places = np.arange(offsets[-1]) + np.repeat(rows.starts[chosen] - offsets[:-1], lengths)
        names = pa.array(rows.names, pa.string()).take(rows.activity[places])
        activities = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), names)
        return pa.table(
            {"variant_id": pa.array(ids[chosen], pa.string()), "activities": activities}
        )
