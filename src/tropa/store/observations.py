"""What customers said, felt or were seen to experience: the table that voice analyses ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import BooleanValue, Table
    from numpy.typing import NDArray

    from tropa.store.journeys import Engine


class ChosenRows:
    """The numbers of the rows of a choice, read when first asked for."""

    def __init__(self, origin: Observations, table: Table) -> None:
        self.origin = origin
        self._table = table

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """Their ``row_no``, in any order."""
        rows = self.origin.run(self._table.select("row_no"))
        return np.asarray(rows["row_no"].to_numpy())


@dataclass(frozen=True, slots=True)
class Observations:
    """The latest revision of every observation of a workspace.

    Attributes
    ----------
    table : ibis Table
        ``row_no: int64 (from 0), observation_id, source, source_kind, touchpoint, measure: string,
        value, scale_min, scale_max: float64, is_missing: bool, text, answer_id, respondent (first
        object's id): string, time_us: int64, weight: float64 (null is 1), channel, department,
        record: string`` and ``attribute_<name>: string``. Ratings of one answer share
        ``answer_id``; a quote is a row with ``measure = 'quote'`` and a ``text``.
    chosen : ChosenRows | None
        Which rows these are of the whole; None when they are all.
    records : int | None
        At the most so many rows; None where nobody counted.
    """

    table: Table
    engine: Engine
    attributes: tuple[str, ...]
    chosen: ChosenRows | None = None
    records: int | None = None

    @property
    def whole(self) -> Observations:
        """What these were chosen from, or they themselves."""
        return self.chosen.origin if self.chosen else self

    def narrowed(self, *conditions: BooleanValue) -> Observations:
        """Choose the rows that meet all conditions."""
        table = self.table.filter(*conditions)
        return replace(self, table=table, chosen=ChosenRows(self.whole, table))

    def run(self, expression: Table) -> pa.Table:
        """Execute an expression over the table and return all its rows."""
        return self.engine.run(expression)
