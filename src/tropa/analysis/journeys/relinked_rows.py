"""Linking in memory what is left of a log: a fraction of the engine's work.

The engine sorts rows anew for each thing drawn from neighbours; here they are in order already.
Long logs are linked in parts of whole cases, two at a time: only the columns asked for are whole.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import ibis
import numpy as np
import pyarrow as pa

from tropa.analysis.journeys.linked_part import LinkedPart
from tropa.analysis.journeys.steps_at_hand import PLACE, steps_at_hand
from tropa.analysis.ordered_rows import column, in_order
from tropa.store.moves import MARKS, Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import Any, TypeVar

    from ibis.expr.types import Table

    from tropa.analysis.journeys.linked_part import Read
    from tropa.store.journeys import Journeys, KeptEvents

    Found = TypeVar("Found")

CASES = pa.schema(
    {**dict.fromkeys(("case_no", "start_us", "end_us", "length"), pa.int64())}
    | {"variant_id": pa.string()}
)
PART_EVENTS = 500_000
"""Rows linked at once: their columns fit a processor's cache better than ten times as many."""
AT_ONCE = 2


class RelinkedRows:
    """The rows of ``steps`` that were kept, each linked with its new neighbours.

    Parameters
    ----------
    journeys : Journeys
        Whose engine reads the rows.
    kept : ibis Table
        The rows of ``steps`` that stay.
    conditions : sequence of KeptEvents
        Why they stay.
    has_whole_activities : bool
        Whether of each activity all rows stay or none.
    """

    def __init__(
        self,
        journeys: Journeys,
        kept: Table,
        *,
        conditions: Sequence[KeptEvents],
        has_whole_activities: bool,
    ) -> None:
        self._journeys, self._kept, self._conditions = journeys, kept, conditions
        self._has_whole_activities = has_whole_activities
        self._lock = Lock()
        self._names: dict[str, int] = {}
        self._moves = Moves(most=sys.maxsize)  # the whole log had few: each gets its number

    @property
    def schema(self) -> pa.Schema:
        """Name the columns of ``steps``, and ``move``."""
        schema = self._kept.schema().to_pyarrow()
        return schema if "move" in schema.names else schema.append(pa.field("move", pa.int64()))

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give columns of the linked steps."""

        def of_part(part: LinkedPart) -> pa.Table:
            found = part.columns(set(names) - {"move"})
            return found.append_column("move", self._numbers(part)) if "move" in names else found

        return pa.concat_tables(self.parts(of_part)).unify_dictionaries()

    def cases(self) -> pa.Table:
        """Give ``case_no, start_us, end_us, length`` of the cases, in order."""
        return pa.concat_tables(self.parts(LinkedPart.cases))

    def moves(self) -> pa.Table:
        """Tell what the numbers of moves given so far stand for."""
        return self._moves.table(pa.array(list(self._names), pa.string()))

    def parts(self, work: Callable[[LinkedPart], Found]) -> list[Found]:
        """Do a piece of work on every part, in the order of their cases."""
        if self._whole is not None:
            return [work(self._whole)]
        contexts = [copy_context() for _ in self._bounds]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return list(
                threads.map(
                    lambda bounds, context: context.run(lambda: work(self._part(bounds))),
                    self._bounds,
                    contexts,
                )
            )

    @cached_property
    def _whole(self) -> LinkedPart | None:
        """All rows, where they are few enough to be linked at once: then they are kept."""
        events = self._journeys.events
        if events is None or events > 2 * PART_EVENTS:
            return None
        at_hand, conditions = steps_at_hand(self._journeys), self._conditions
        if at_hand is None:
            return self._part(None)
        return self._linked(lambda names: at_hand.left(conditions, names))

    def _part(self, bounds: tuple[int, int] | None) -> LinkedPart:
        """Read a part; bounds are written as texts, so that all parts are one kind of question."""
        journeys, kept = self._journeys, self._kept
        if bounds is not None:
            first, last = (ibis.literal(str(number)).cast("int64") for number in bounds)
            kept = kept.filter(kept.case_no >= first, kept.case_no <= last)
        return self._linked(
            lambda names: in_order(
                journeys.run_coded(kept.select(*dict.fromkeys((*PLACE, *names))))
            )
        )

    def _linked(self, read: Read) -> LinkedPart:
        """Link what ``read`` gives; it must not hold these rows, for they hold the part."""
        return LinkedPart(read, self._kept.columns, has_whole_activities=self._has_whole_activities)

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """First and last case of each part."""
        found = self._journeys.run(self._journeys.cases.select("case_no", "length"))
        order = np.argsort(column(found, "case_no"), kind="stable")
        case_no, length = (column(found, name)[order] for name in ("case_no", "length"))
        starts = np.flatnonzero(np.diff(length.cumsum() // PART_EVENTS, prepend=-1))
        ends = np.r_[starts[1:], len(case_no)] - 1
        return list(zip(case_no[starts].tolist(), case_no[ends].tolist(), strict=True))

    def _numbers(self, part: LinkedPart) -> Any:
        """Number the moves of a part, as those of the others are numbered."""
        following, marks = part.following, part.marks
        with self._lock:
            known = [self._names.setdefault(name, len(self._names)) for name in part.names]
            coded = np.array([*known, -1], np.int64)
            return pa.array(self._moves.numbers(coded[part.activity], coded[following], marks))


class RelinkedMoves:
    """What the numbers of the linked rows' moves stand for."""

    schema = pa.schema(
        {"move": pa.int64(), **dict.fromkeys(("activity", "next_activity"), pa.string())}
        | dict.fromkeys(MARKS, pa.bool_())
    )

    def __init__(self, rows: RelinkedRows) -> None:
        self._rows = rows

    def columns(self, _names: Collection[str]) -> pa.Table:
        """Give the moves; the rows that bear their numbers were asked for before."""
        return self._rows.moves()


class RelinkedPaths:
    """What the linked rows say of their cases: bounds, length and path."""

    schema = CASES

    def __init__(self, rows: RelinkedRows) -> None:
        self._rows = rows

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give ``case_no, start_us, end_us, length`` and, when asked for, ``variant_id``."""
        found = self._rows.cases()
        if "variant_id" in names:
            found = found.append_column("variant_id", self._variant_ids)
        return found

    @cached_property
    def _variant_ids(self) -> pa.ChunkedArray:
        return pa.chunked_array(self._rows.parts(LinkedPart.variant_ids), pa.string())


class RelinkedVariants:
    """The distinct paths of the linked rows."""

    schema = pa.schema({"variant_id": pa.string(), "activities": pa.list_(pa.string())})

    def __init__(self, rows: RelinkedRows) -> None:
        self._rows = rows

    def columns(self, _names: Collection[str]) -> pa.Table:
        """Give ``variant_id`` and ``activities``, a row for each path."""
        found = pa.concat_tables(self._rows.parts(_distinct_paths))
        ids = found["variant_id"].to_numpy()
        _, chosen = np.unique(ids, return_index=True) if len(ids) else (None, np.arange(0))
        return found.take(pa.array(chosen))


def _distinct_paths(part: LinkedPart) -> pa.Table:
    ids = part.variant_ids().to_numpy(zero_copy_only=False)
    _, chosen = np.unique(ids, return_index=True) if len(ids) else (None, part.ends)
    return pa.table(
        {"variant_id": pa.array(ids[chosen], pa.string()), "activities": part.paths(chosen)}
    )
