"""Journeys as a lens cuts them: the tables that every analysis asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tropa.store.coding import CodingEngine

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.core.lenses import Lens

ATTRIBUTE = "attribute_"
"""Prefix of the columns that hold attributes, in ``steps`` (event's) and ``cases`` (case's)."""


class Engine(Protocol):
    """Whatever can execute an Ibis expression over a lens's tables."""

    name: str

    def run(self, expression: Table) -> pa.Table:
        """Execute the expression and return all its rows."""


@dataclass(frozen=True, slots=True)
class KeptEvents:
    """A condition on events: those stay whose column is (or is not) among some values."""

    column: str
    values: tuple[str, ...]
    is_kept: bool = True


class LinkedRows(Protocol):
    """Rows linked anew in memory, for all cases that have any left."""

    def columns(self, names: Collection[str]) -> pa.Table:
        """Give columns of ``steps``, in order."""

    def cases(self) -> pa.Table:
        """Give ``case_no, start_us, end_us, length``, in order."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Events that were linked anew in memory, and the table of all their cases."""

    rows: LinkedRows
    cases: Table


@dataclass(frozen=True, slots=True)
class Journeys:
    """One version of one lens, or a choice of its cases and events.

    Attributes
    ----------
    steps : ibis Table
        One row per event, its successor already joined, sorted by (case_no, seq):
        ``case_no: int64, seq: int64 (from 0), activity, next_activity (null at the last): string,
        time_us, end_us (null where unknown), next_time_us, wait_us (time to the next event): int64,
        is_first, is_last: bool, is_first_of_edge (first time this case walks this edge),
        is_first_of_activity (first time this case is here): bool,
        case_start_us, case_end_us, case_length: int64,
        channel, department, event_id: string`` and ``attribute_<name>: string``.
    cases : ibis Table
        One row per case: ``case_no: int64, case: string, variant_id: int64, start_us, end_us,
        length: int64, state: string ('open' | 'complete' | 'left-cut'),
        has_outcome: bool (null: not declared or not yet known)`` and ``attribute_<name>: string``.
    variants : ibis Table
        ``variant_id: int64, activities: array<string>``. Where events were left out,
        ``variant_id`` is a string here and in ``cases``: a digest of the path that remains.
    moves : ibis Table | None
        The kinds of steps, which the column ``move: int64`` of ``steps`` numbers: ``move: int64,
        activity, next_activity: string, is_first, is_first_of_edge, is_first_of_activity: bool``.
        Numbers mean nothing by themselves and two may mean the same. None: no such column.
    origin : Journeys | None
        What these journeys were chosen from; None when they are whole.
    kept : tuple of KeptEvents
        What was asked of events: those of ``cases`` that meet all of it are here, linked anew.
    linked : Linked | None
        Where events were linked anew in memory; ``cases`` may choose of theirs.
    as_of_us : int
        Up to when the data is known.
    ties : int
        Events whose place among their neighbours only the tie rule decided.
    events : int | None
        At the most so many events; None where nobody knows.
    """

    steps: Table
    cases: Table
    variants: Table
    engine: Engine
    lens: Lens
    as_of_us: int
    ties: int
    case_attributes: tuple[str, ...]
    event_attributes: tuple[str, ...]
    origin: Journeys | None = None
    kept: tuple[KeptEvents, ...] = ()
    linked: Linked | None = None
    events: int | None = None
    moves: Table | None = None

    def run(self, expression: Table) -> pa.Table:
        """Execute an expression over these tables and return all its rows."""
        return self.engine.run(expression)

    def run_coded(self, expression: Table) -> pa.Table:
        """Execute an expression; where the engine can, texts come as dictionaries."""
        engine = self.engine
        return (
            engine.run_coded(expression)
            if isinstance(engine, CodingEngine)
            else self.run(expression)
        )
