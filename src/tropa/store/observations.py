"""What customers said, felt or were seen to experience: the table that voice analyses ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

    from tropa.store.journeys import Engine


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
    origin : Observations | None
        What these were chosen from; None when they are whole.
    records : int | None
        At the most so many rows; None where nobody counted.
    """

    table: Table
    engine: Engine
    attributes: tuple[str, ...]
    origin: Observations | None = None
    records: int | None = None

    @property
    def whole(self) -> Observations:
        """What these were chosen from, or they themselves."""
        return self.origin or self

    def run(self, expression: Table) -> pa.Table:
        """Execute an expression over the table and return all its rows."""
        return self.engine.run(expression)
