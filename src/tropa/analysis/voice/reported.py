"""Figures known only from a report: shown beside what is measured, never merged with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.observations import Observations

REPORTED = "reported"
"""The ``source_kind`` of an observation that is itself a figure of a study."""
DETAILS = ("reported_n", "reported_period", "reported_author", "reported_file")
"""Attributes of such an observation; any may be unknown."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure somebody reported; it never decides a claim.

    ``n`` is None where the report does not tell it; ``period``, ``author`` and ``file`` are empty.
    """

    touchpoint: str
    measure: str
    value: float
    scale_min: float | None
    scale_max: float | None
    n: int | None
    period: str
    author: str
    file: str


def raw_records(observations: Observations) -> Table:
    """Give the observations that are records of their own, without reported figures."""
    table = observations.table
    return table.filter(table.source_kind != REPORTED)


def reported_figures(observations: Observations) -> list[Reported]:
    """List the reported figures, by touchpoint and measure, newest first."""
    table = observations.table
    rows = table.filter(table.source_kind == REPORTED, table.value.notnull())
    rows = rows.order_by(rows.touchpoint, rows.measure, rows.time_us.desc(), rows.observation_id)
    columns = ["touchpoint", "measure", "value", "scale_min", "scale_max"]
    details = [f"{ATTRIBUTE}{name}" for name in DETAILS if name in observations.attributes]
    found = observations.run(rows.select(*columns, *details)).to_pylist()
    return [_reported(row) for row in found]


def _reported(row: dict[str, object]) -> Reported:
    n, period, author, file = (str(row.get(f"{ATTRIBUTE}{name}") or "") for name in DETAILS)
    return Reported(
        touchpoint=str(row["touchpoint"]),
        measure=str(row["measure"]),
        value=float(str(row["value"])),
        scale_min=_number(row["scale_min"]),
        scale_max=_number(row["scale_max"]),
        n=int(n) if n.isdigit() else None,
        period=period,
        author=author,
        file=file,
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
